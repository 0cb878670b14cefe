public import Bianyan

/// What is looked for in an archive. All that is given must hold.
public struct SearchQuery: Sendable, Hashable {
    /// Words, all of which a statement must have; one that names somebody also finds that person's or body's other names.
    public var text: String
    /// A name, or a dictionary key, of somebody whom the statement mentions, be it by a pronoun.
    public var entity: String?
    /// What the statement does.
    public var label: Statement.Label?
    /// What kind of voice says it.
    public var sourceKind: Source.Kind?
    /// The first day.
    public var from: ArticleDate?
    /// The last day.
    public var to: ArticleDate?
    /// How many statements are wanted.
    public var limit: Int
    /// How many are passed over.
    public var offset: Int

    /// The most statements that one query answers.
    public static let largestLimit = 1000

    /// A query.
    public init(
        text: String = "", entity: String? = nil, label: Statement.Label? = nil, sourceKind: Source.Kind? = nil,
        from: ArticleDate? = nil, to: ArticleDate? = nil, limit: Int = 20, offset: Int = 0
    ) {
        self.text = text
        self.entity = entity
        self.label = label
        self.sourceKind = sourceKind
        self.from = from
        self.to = to
        self.limit = min(max(0, limit), Self.largestLimit)
        self.offset = max(0, offset)
    }
}

/// A stretch of an article in half-open Unicode scalars.
public struct TextPlace: Sendable, Hashable, Codable {
    /// The first scalar.
    public let start: Int
    /// The scalar behind the last one.
    public let end: Int
}

/// A statement that was found.
public struct SearchHit: Sendable, Hashable, Codable {
    /// The number of the article in the archive.
    public let article: Int64
    /// The name of the article.
    public let name: String
    /// When it was published.
    public let date: String?
    /// Which statement of the article it is, as in its record.
    public let statement: String
    /// Where the statement stands in the article.
    public let start: Int
    /// Where it ends.
    public let end: Int
    /// The statement as the article has it.
    public let text: String
    /// What it does.
    public let label: String
    /// The kind of voice that says it.
    public let sourceKind: String?
    /// The voice.
    public let source: String?
    /// Where the words and names that were looked for stand in the article.
    public let matches: [TextPlace]
}
