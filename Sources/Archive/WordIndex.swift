public import Bianyan
internal import PatternMatching

/// What the archive takes for words: those of the segmenter, folded to one script, width and case.
///
/// A query finds a word that stands as such, or as a part of a longer word, in any script; it never finds what crosses a
/// word's edge, as 研究生 does in 研究生命.
public struct WordIndex: Sendable {
    private let segmenter: TrainedSegmenter
    private let fold: ScalarFold

    /// Parts of words are indexed up to this many characters.
    static let longestPart = 4
    /// Words longer than this are not looked into: they are links and the like.
    static let longestDividedWord = 8
    /// Terms up to this length are looked for in every way in which a text may have cut them.
    static let longestCutTerm = 6

    /// Loads the segmenter's weights and the script tables.
    ///
    /// - Throws: `ArchiveError.dictionaries` that names the file.
    public init(lexicons: LexiconDirectory) throws(ArchiveError) {
        do {
            fold = try ScriptConverter(lexicons: lexicons).fold
            segmenter = try TrainedSegmenter(weights: SegmenterWeights(lexicons: lexicons))
        } catch {
            throw .dictionaries("\(error)")
        }
    }

    /// A word of a text.
    struct Word: Sendable {
        /// Where, over the text.
        let range: ScalarRange
        /// Its folded form.
        let folded: ArraySlice<Unicode.Scalar>

        var text: String { String(scalars: folded) }
    }

    /// The words of a text, without marks and white space.
    ///
    /// - Complexity: linear.
    func words(of scalars: [Unicode.Scalar]) -> [Word] {
        let folded = fold.fold(scalars)
        return segmenter.words(in: scalars).compactMap { range in
            guard let first = range.first, Self.isLetter(folded[first]) else { return nil }
            return Word(range: range, folded: folded[range])
        }
    }

    /// The folded form, which has as many scalars.
    func folded(_ text: some Collection<Unicode.Scalar>) -> [Unicode.Scalar] { fold.fold(text) }

    /// The shorter words that may stand inside a word: its parts of two characters and more.
    static func parts(of word: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        guard (3...longestDividedWord).contains(word.count), word.allSatisfy(isHan) else { return [] }
        var parts: [ArraySlice<Unicode.Scalar>] = []
        for length in 2...min(longestPart, word.count - 1) {
            for start in word.startIndex...(word.endIndex - length) { parts.append(word[start..<start + length]) }
        }
        return parts
    }

    /// The ways in which a text may have cut a folded term into words.
    func cuts(of term: [Unicode.Scalar]) -> [[String]] {
        if term.count <= Self.longestCutTerm, term.allSatisfy(Self.isHan) {
            return (0..<(1 << (term.count - 1))).map { cuts in
                var pieces: [[Unicode.Scalar]] = [[]]
                for (index, scalar) in term.enumerated() {
                    pieces[pieces.count - 1].append(scalar)
                    if index < term.count - 1, cuts >> index & 1 == 1 { pieces.append([]) }
                }
                return pieces.map { String(scalars: $0) }
            }
        }
        let words = words(of: term).map(\.text)
        guard !words.isEmpty else { return [] }
        return term.count <= Self.longestDividedWord && words.count > 1 ? [words, [String(scalars: term)]] : [words]
    }

    /// Where a folded term stands in a text as words or as a part of one.
    ///
    /// - Complexity: O(text · term).
    func occurrences(of term: [Unicode.Scalar], in scalars: [Unicode.Scalar]) -> [ScalarRange] {
        let folded = fold.fold(scalars)
        guard !term.isEmpty, folded.count >= term.count else { return [] }
        var isEdge: [Bool] = []
        var found: [ScalarRange] = []
        var start = 0
        while start + term.count <= folded.count {
            let range = start..<start + term.count
            guard folded[range].elementsEqual(term) else {
                start += 1
                continue
            }
            if isEdge.isEmpty {
                isEdge = [Bool](repeating: false, count: folded.count + 1)
                for word in segmenter.words(in: scalars) {
                    isEdge[word.lowerBound] = true
                    isEdge[word.upperBound] = true
                }
            }
            let isWhole = isEdge[range.lowerBound] && isEdge[range.upperBound]
            let isInside = term.count > 1 && !range.dropFirst().contains { isEdge[$0] }
            if isWhole || isInside {
                found.append(range)
                start = range.upperBound
            } else {
                start += 1
            }
        }
        return found
    }

    /// A query's words: what stands between white space and marks, folded.
    func terms(of query: String) -> [[Unicode.Scalar]] {
        fold.fold(query).split { !Self.isLetter($0) && $0 != "-" && $0 != "." }.map(Array.init)
            .filter { $0.contains(where: Self.isLetter) }
    }

    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
            || (0x20000...0x323AF).contains(scalar.value) || scalar == "〇"
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if isHan(scalar) { return true }
        if scalar.isASCII {
            return (48...57).contains(scalar.value) || (65...90).contains(scalar.value)
                || (97...122).contains(scalar.value)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
