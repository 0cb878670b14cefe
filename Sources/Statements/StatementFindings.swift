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
    /// The cues of the text.
    let cues: CueIndex

    /// The cues of a function inside a range of the text, in order. O(log n + cues).
    public func cues(_ function: Cue.Function, in range: ScalarRange) -> ArraySlice<Cue> {
        cues.cues(function, in: range)
    }

    /// The quotes that lie wholly inside a range of the text, in order. O(log n + quotes).
    public func quotes(in range: ScalarRange) -> [Quote] {
        var low = 0
        var high = quotes.count
        while low < high {
            let middle = (low + high) / 2
            if quotes[middle].range.lowerBound >= range.lowerBound { high = middle } else { low = middle + 1 }
        }
        var found: [Quote] = []
        while low < quotes.count, quotes[low].range.lowerBound < range.upperBound {
            if quotes[low].range.upperBound <= range.upperBound { found.append(quotes[low]) }
            low += 1
        }
        return found
    }
}
