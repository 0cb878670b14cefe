internal import Algorithms
public import AlignedText
public import Denials
public import Mentions
public import ScriptConversion
public import Statements

/// Everything that Bianyan says of one article. Every range counts Unicode scalars of `text`.
public struct Analysis: Sendable {
    /// Where the text came from.
    public struct Origin: Sendable, Hashable {
        /// The charset that the bytes were read by.
        public let encoding: String
        /// How sure the charset is, from 0 to 1.
        public let confidence: Double
        /// How many bytes there were.
        public let byteCount: Int
        /// The SHA-256 of the bytes, in lowercase hexadecimal.
        public let sha256: String
    }

    /// A word.
    public struct Token: Sendable, Hashable {
        /// Where, over the source text.
        public let range: ScalarRange
        /// The word after repair, in the Simplified script.
        public let normalized: String
    }

    /// The name by which the article is known.
    public let id: String
    /// Where the text came from.
    public let origin: Origin
    /// The source text: the input decoded, before any repair.
    public let text: [Unicode.Scalar]
    /// How much of which script it holds.
    public let script: ScriptProfile
    /// The script of `normalized`.
    public let normalizedScript: ConversionTarget
    /// The repaired and converted text; the edits lead to it from `text`.
    public let normalized: AlignedText
    /// The repairs alone, over `text`.
    public let repairs: [Edit]
    /// The sentences in order.
    public let sentences: [ScalarRange]
    /// The words in order, if they were asked for.
    public let tokens: [Token]?
    /// Whom and what the article names.
    public let entities: [Entity]
    /// Where they are named.
    public let mentions: [Mention]
    /// The quotations.
    public let quotes: [Quote]
    /// The voices.
    public let sources: [Source]
    /// What is said; the statements cover all text that is not white space.
    public let statements: [Statement]
    /// What is denied.
    public let denials: [Denial]
    /// Official denials that stand against reported claims.
    public let flags: [DenialFlag]
}

extension Analysis {
    /// The stretches of a range that repair left together: a line break that cut a sentence parts them.
    ///
    /// - Complexity: O(log repairs + repairs in the range).
    public func spans(of range: ScalarRange) -> [ScalarRange] {
        var spans: [ScalarRange] = []
        var start = range.lowerBound
        for edit in repairs(in: range) where edit.kind == .cutLine {
            if edit.range.lowerBound > start { spans.append(start..<edit.range.lowerBound) }
            start = edit.range.upperBound
        }
        if start < range.upperBound { spans.append(start..<range.upperBound) }
        return spans
    }

    /// The text of a range.
    public func text(of range: ScalarRange) -> String { String(scalars: text[range]) }

    /// The text of a range as it reads after repair.
    public func repairedText(of range: ScalarRange) -> String {
        // Appending to a string's own scalars copies them anew each time.
        var output: [Unicode.Scalar] = []
        var position = range.lowerBound
        for edit in repairs(in: range) {
            output.append(contentsOf: text[position..<max(position, edit.range.lowerBound)])
            output.append(contentsOf: edit.replacement)
            position = max(position, edit.range.upperBound)
        }
        if position < range.upperBound { output.append(contentsOf: text[position..<range.upperBound]) }
        return String(scalars: output)
    }

    private func repairs(in range: ScalarRange) -> ArraySlice<Edit> {
        let low = repairs.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
        var end = low
        while end < repairs.count, repairs[end].range.upperBound <= range.upperBound,
            repairs[end].range.lowerBound < range.upperBound
        {
            end += 1
        }
        return repairs[low..<end]
    }
}
