/// Which flags are looked for. All that is given must hold.
public struct FlagQuery: Sendable, Hashable {
    /// Where the claim stands.
    public enum Place: String, Sendable, Hashable, CaseIterable, Codable {
        /// In the article of the denial.
        case inside
        /// In another article, no later than the denial.
        case across
    }

    /// Where the claim stands; nil for both.
    public var place: Place?
    /// A name, or a dictionary key, of somebody whom the denial or the claim names.
    public var entity: String?
    /// The first day of the denial.
    public var from: ArticleDate?
    /// The last day of the denial.
    public var to: ArticleDate?
    /// How sure a flag must be, from 0 to 1.
    public var confidence: Double
    /// How many flags are wanted.
    public var limit: Int

    /// A query.
    public init(
        place: Place? = nil, entity: String? = nil, from: ArticleDate? = nil, to: ArticleDate? = nil,
        confidence: Double = 0.5, limit: Int = 100
    ) {
        self.place = place
        self.entity = entity
        self.from = from
        self.to = to
        self.confidence = confidence
        self.limit = max(0, limit)
    }
}

/// An official denial that stands against a reported claim.
public struct FlagRecord: Sendable, Hashable, Codable {
    /// A statement of an article.
    public struct Side: Sendable, Hashable, Codable {
        /// The number of the article in the archive.
        public let article: Int64
        /// The name of the article.
        public let name: String
        /// When it was published.
        public let date: String?
        /// Which statement it is, as in the article's record.
        public let statement: String
        /// Where it stands in the article, in Unicode scalars.
        public let start: Int
        /// Where it ends.
        public let end: Int
        /// The statement as the article has it.
        public let text: String
        /// Who denies, or who claims; nil when the article does not say.
        public let source: String?
    }

    /// Whether the claim stands in the article of the denial or in another one.
    public let place: FlagQuery.Place
    /// How sure it is that the denial is of this claim, from 0 to 1.
    public let confidence: Double
    /// The denial.
    public let denial: Side
    /// The claim.
    public let claim: Side
}
