internal import AlignedText
internal import Lexicons
internal import PatternMatching

/// The parts of companies' names that stand for them alone: 润寅 for 润寅实业, 长荣 for 长荣航空股份有限公司.
struct CompanyNames: Sendable {
    private let ends: PatternTrie
    private let words: NameWords?

    /// - Parameter words: the common words, none of which stands for a company.
    init(lexicons: LexiconDirectory, fold: ScalarFold, words: NameWords?) throws(LexiconError) {
        let table = try lexicons.table("names/company-ends.tsv")
        let word = try table.column("word")
        ends = PatternTrie(table.rows.map { (fold.fold($0.fields[word]), 0) })
        self.words = words
    }

    /// The same with another list of common words.
    func with(words: NameWords?) -> CompanyNames { CompanyNames(ends: ends, words: words) }

    private init(ends: PatternTrie, words: NameWords?) {
        self.ends = ends
        self.words = words
    }

    private static let lengths = 2...4

    /// The part before the first end of a name, if all behind it is ends or says where and what the company is.
    ///
    /// - Parameter isKnown: whether the dictionaries have a name of such a wording.
    func short(
        of range: ScalarRange, in folded: [Unicode.Scalar], isKnown: (ArraySlice<Unicode.Scalar>) -> Bool
    ) -> ArraySlice<Unicode.Scalar>? {
        guard range.count >= Self.lengths.lowerBound + 2 else { return nil }
        for length in Self.lengths where length + 2 <= range.count {
            let start = range.lowerBound + length
            guard let end = ends.longestPattern(at: start, in: folded), end.range.upperBound <= range.upperBound else {
                continue
            }
            let short = folded[range.lowerBound..<start]
            guard short.allSatisfy({ $0.value >= 0x4E00 && $0.value <= 0x9FFF }), !isKnown(short),
                words?.isCommon(short) != true
            else { return nil }
            return short
        }
        return nil
    }
}
