public import AlignedText
internal import ICU
public import PatternMatching
public import Lexicons

/// Cuts a text into words that cover every scalar: ICU's breaks, with the dictionary's own words laid over them.
public struct WordSegmenter: Sendable {
    private let boundaries: TextBoundaries
    private let words: PatternTrie

    /// Reads the words that ICU's dictionary lacks from `words.tsv`.
    ///
    /// - Throws: `SegmentationError`.
    public init(lexicons: LexiconDirectory, fold: ScalarFold) throws(SegmentationError) {
        do {
            let table = try lexicons.table("words.tsv")
            let column = try table.column("word")
            words = PatternTrie(table.rows.map { (fold.fold($0.fields[column]), 0) })
        } catch {
            throw SegmentationError.dictionary(error)
        }
        do {
            boundaries = try TextBoundaries(.words)
        } catch {
            throw SegmentationError.boundaries("\(error)")
        }
    }

    /// The words of a text, in order and without gaps.
    ///
    /// - Parameters:
    ///   - text: the text as it stands, and its matching form.
    ///   - fixed: ranges that are one word each whatever the rules say, in order and apart: names.
    /// - Complexity: linear.
    public func words(in text: ReadableText, fixed: [ScalarRange] = []) -> [ScalarRange] {
        let count = text.scalars.count
        guard count > 0 else { return [] }
        var isCut = [Bool](repeating: false, count: count + 1)
        for offset in boundaries.offsets(in: UTF16Buffer(text.folded)) { isCut[offset] = true }
        isCut[0] = true
        isCut[count] = true
        func join(_ range: ScalarRange) {
            isCut[range.lowerBound] = true
            isCut[range.upperBound] = true
            for place in range.dropFirst() { isCut[place] = false }
        }
        for match in words.leftmostLongestMatches(in: text.folded) { join(match.range) }
        for range in fixed where !range.isEmpty && range.upperBound <= count { join(range) }
        var found: [ScalarRange] = []
        var start = 0
        for place in 1...count where isCut[place] {
            found.append(start..<place)
            start = place
        }
        return found
    }
}
