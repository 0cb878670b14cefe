import AlignedText
import Lexicons
import PatternMatching
import Testing

@testable import Mentions

@Suite("The part of a company's name that stands for it")
struct CompanyNameTests {
    /// A company's name, what the dictionaries know, and the part.
    static let cases: [(name: String, known: String?, short: String?)] = [
        ("甲川实业", nil, "甲川"), ("甲川电子科技有限公司", nil, "甲川"), ("甲川乙集团", nil, "甲川乙"),
        ("甲川实业", "甲川", nil), ("甲川", nil, nil), ("甲实业", nil, nil), ("甲川水务局", nil, nil),
    ]

    @Test("is what stands before the words that say what it is", arguments: cases)
    func short(name: String, known: String?, short: String?) throws {
        let companies = try CompanyNames(
            lexicons: LexiconDirectory.standard(), fold: ScalarFold(mapping: []), words: nil)
        let folded = name.scalarArray
        let found = companies.short(of: folded.indices, in: folded) { String(scalars: $0) == known }
        #expect(found.map { String(scalars: $0) } == short)
    }
}
