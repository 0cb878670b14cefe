public import Bianyan

/// A place where a system and the gold differ.
public struct Disagreement: Sendable, Hashable {
    /// What they differ in.
    public enum Layer: String, Sendable, Hashable, CaseIterable {
        case offsets, statements, sources, speakers, quotes, denials, traps, pairs, mentions
    }

    /// How they differ.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Only the gold has it.
        case missed
        /// Only the system has it.
        case spurious
        /// Both have it, with different values.
        case different
    }

    /// The id of the document.
    public let document: String
    /// What they differ in.
    public let layer: Layer
    /// How they differ.
    public let what: Kind
    /// The gold's value: a label, kind, type, speaker, denier or claim; nil when it has none.
    public let gold: String?
    /// The system's value; nil when it has none.
    public let system: String?
    /// Where, over the document's text.
    public let range: ScalarRange
    /// What stands there.
    public let text: String
    /// Up to 30 characters in front.
    public let before: String
    /// Up to 30 characters behind.
    public let after: String
}
