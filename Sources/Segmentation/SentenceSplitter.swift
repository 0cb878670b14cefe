public import AlignedText

/// Cuts a text into sentences that hold for news: closing marks stay with their sentence, and nothing is cut inside a
/// closed quotation, bracket or title.
public struct SentenceSplitter: Sendable {
    /// Makes a splitter.
    public init() {}

    /// The sentences of a text, in order; they cover every scalar that is not white space.
    ///
    /// - Parameters:
    ///   - folded: the matching form, in which punctuation is half-width.
    ///   - marks: the text's paired marks.
    /// - Complexity: linear.
    public func sentences(in folded: [Unicode.Scalar], marks: [PairedMark]) -> [ScalarRange] {
        let isSealed = sealedPlaces(count: folded.count, marks: marks, folded: folded)
        var sentences: [ScalarRange] = []
        var start = 0
        func finish(at end: Int) {
            var lower = start
            var upper = end
            while lower < upper, Self.isSpace(folded[lower]) { lower += 1 }
            while upper > lower, Self.isSpace(folded[upper - 1]) { upper -= 1 }
            if lower < upper { sentences.append(lower..<upper) }
            start = end
        }
        let headingEnds = Set(
            marks.filter { $0.family == .heading && $0.content.count >= 8 && isAtLineStart($0, in: folded) }
                .map(\.range.upperBound))
        let quotationEnds = Set(marks.filter { endsSentence($0, in: folded) }.map(\.range.upperBound))
        var position = 0
        while position < folded.count {
            let scalar = folded[position]
            position += 1
            if isSealed[position - 1] {
                let isOutside = position == folded.count || !isSealed[position]
                if headingEnds.contains(position) || (isOutside && quotationEnds.contains(position)) {
                    finish(at: position)
                }
                continue
            }
            switch scalar {
            case "\n", "\u{2028}", "\u{2029}": finish(at: position)
            case "。", "!", "?":
                while position < folded.count, !isSealed[position] || Self.isCloser(folded[position]),
                    Self.isEnd(folded[position]) || Self.isCloser(folded[position])
                {
                    position += 1
                }
                finish(at: position)
            default: break
            }
        }
        finish(at: folded.count)
        return sentences
    }

    /// Whether a closed quotation ends its sentence: its own last sentence is finished, and nothing leans on it.
    private func endsSentence(_ mark: PairedMark, in folded: [Unicode.Scalar]) -> Bool {
        guard mark.family == .quotation, mark.isClosed, let last = mark.content.last, Self.isEnd(folded[last]) else {
            return false
        }
        guard mark.range.upperBound < folded.count else { return true }
        switch folded[mark.range.upperBound] {
        case ",", "、", ";", ":", "的", "。", "!", "?", "之", "等": return false
        case let next: return !Self.isCloser(next)
        }
    }

    private func isAtLineStart(_ mark: PairedMark, in folded: [Unicode.Scalar]) -> Bool {
        mark.range.lowerBound == 0 || folded[mark.range.lowerBound - 1] == "\n"
    }

    /// The places at which nothing is cut: inside closed marks and links. The scalar behind the content, the closing mark, ends
    /// a sentence where the content did.
    private func sealedPlaces(count: Int, marks: [PairedMark], folded: [Unicode.Scalar]) -> [Bool] {
        var change = [Int](repeating: 0, count: count + 1)
        for mark in marks where mark.isClosed {
            change[mark.range.lowerBound] += 1
            change[mark.range.upperBound] -= 1
        }
        // Marks inside a link end nothing; those behind it may.
        for link in LinkScanner().links(in: folded) {
            let end = folded[link].lastIndex { !Self.isEnd($0) } ?? link.lowerBound
            change[link.lowerBound] += 1
            change[end] -= 1
        }
        var depth = 0
        return (0..<count).map { place in
            depth += change[place]
            return depth > 0
        }
    }

    static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "。" || scalar == "!" || scalar == "?"
    }

    static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "」", "』", "”", "’", "﹂", "﹄", "〞", ")", "】", "》", "〉": true
        default: false
        }
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.properties.isWhitespace
    }
}
