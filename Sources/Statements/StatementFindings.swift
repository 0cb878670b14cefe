internal import Algorithms
public import AlignedText

/// What was found to be said in one text.
public struct StatementFindings: Sendable {
    /// A decision of a model and what it was made by: the material to train it on.
    public struct Decision: Sendable {
        /// Where, over the readable text.
        public let range: ScalarRange
        /// What was known.
        public let features: [String]
    }

    /// The voices, in the order of their phrases.
    public let sources: [Source]
    /// The quotations in the order of their marks.
    public let quotes: [Quote]
    /// The statements in order; they cover every scalar that is not white space.
    public let statements: [Statement]
    /// The material of the decisions on quotes.
    public let quoteDecisions: [Decision]
    /// The material of the decisions on denial cues.
    public let denialDecisions: [Decision]
    /// The material of the decisions on labels.
    public let labelDecisions: [Decision]
    /// The material of the decisions on labels in the light of the article.
    public let contextDecisions: [Decision]
    /// The material of the decisions on sources.
    public let attributionDecisions: [Decision]
    /// The material of the decisions on kinds of sources.
    public let kindDecisions: [Decision]
    /// The cues of the text.
    let cues: CueIndex

    /// The cues of a function inside a range of the text, in order. O(log n + cues).
    public func cues(_ function: Cue.Function, in range: ScalarRange) -> ArraySlice<Cue> {
        cues.cues(function, in: range)
    }

    /// The quotes that lie wholly inside a range of the text, in order. O(log n + quotes).
    public func quotes(in range: ScalarRange) -> [Quote] {
        quotes[quotes.partitioningIndex { $0.range.lowerBound >= range.lowerBound }...]
            .prefix { $0.range.lowerBound < range.upperBound }
            .filter { $0.range.upperBound <= range.upperBound }
    }
}
