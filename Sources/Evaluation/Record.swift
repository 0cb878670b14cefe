internal import Bianyan

/// The parts of the analysis record that are scored, alike in gold and in a system's output.
///
/// Every extent counts Unicode scalars of the document's text.
public enum Record {
    /// A place in the text with the words that it claims to hold.
    public struct Span: Sendable, Hashable {
        /// Where.
        public let extent: Extent
        /// The words, if the record carries them.
        public let text: String?
        /// The id of the entity that it names.
        public let entity: String?
    }

    /// What is said.
    public struct Statement: Sendable, Hashable {
        /// The name by which other records point here.
        public let id: String
        /// Where: one extent, or several where a line break cuts it.
        public let spans: [Extent]
        /// The label's raw value.
        public let label: String
        /// Labels that the gold accepts beside it, in the lenient figures.
        public let alternatives: [String]
        /// The raw value of how it is said.
        public let mode: String?
        /// The id of its source.
        public let source: String?
        /// Whether it is a heading.
        public let isHeading: Bool
    }

    /// Who says something.
    public struct Source: Sendable, Hashable {
        /// The name by which other records point here.
        public let id: String
        /// Where.
        public let span: Span
        /// The kind's raw value.
        public let kind: String?
    }

    /// Words between quotation marks.
    public struct Quote: Sendable, Hashable {
        /// Where, marks included.
        public let span: Span
        /// The kind's raw value.
        public let kind: String?
        /// Whether the words are somebody's.
        public let isAttributable: Bool
        /// The id of the source that speaks.
        public let speaker: String?
    }

    /// An event of denying.
    public struct Denial: Sendable, Hashable {
        /// The id of the statement that denies.
        public let statement: String?
        /// The word that denies.
        public let cue: Span
        /// Who denies.
        public let denier: Span?
        /// Whether the denier speaks for a body or in an office.
        public let isOfficial: Bool
        /// Whether it denies and is asserted: a system's other responses are not scored.
        public let isAsserted: Bool
        /// The raw value of whether it still holds.
        public let status: String?
        /// The raw value of how much is denied.
        public let scope: String?
        /// The raw value of what kind of claim is denied.
        public let targetKind: String?
        /// The claims.
        public let targets: [Target]
    }

    /// A claim that is denied.
    public struct Target: Sendable, Hashable {
        /// The id of the statement that it stands in.
        public let statement: String?
        /// Where.
        public let span: Span
        /// Whether it must be found; finding another costs and earns nothing.
        public let isRequired: Bool
    }

    /// A place that looks like a denial and is none.
    public struct Trap: Sendable, Hashable {
        /// Where.
        public let span: Span
        /// What kind of trap it is.
        public let kind: String?
    }

    /// A place where an entity is mentioned.
    public struct Mention: Sendable, Hashable {
        /// Where.
        public let span: Span
        /// The raw value of the kind of thing.
        public let type: String
        /// Whether it is a name: nouns and pronouns are not scored.
        public let isName: Bool
    }
}

extension Record.Span {
    /// Whether both carry the same words, scalar for scalar. Linear.
    func hasText(of other: Record.Span) -> Bool {
        guard let text, let other = other.text else { return false }
        return text.utf8.elementsEqual(other.utf8)
    }

    /// Whether both name the same entity. Constant time.
    func hasEntity(of other: Record.Span) -> Bool {
        guard let entity, !entity.isEmpty else { return false }
        return entity == other.entity
    }

    /// Whether both stand for the same participant: by place, words or entity. Linear in the words.
    func isParticipant(_ other: Record.Span) -> Bool {
        extent.overlaps(other.extent) || hasText(of: other) || hasEntity(of: other)
    }
}
