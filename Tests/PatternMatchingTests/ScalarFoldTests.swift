import PatternMatching
import TestSupport
import Testing

@Suite("The matching form")
struct ScalarFoldTests {
    private static let cases: [(text: String, folded: String)] = [
        ("", ""), ("ABCxyz", "abcxyz"), ("ＡＢＣ１２３", "abc123"), ("，：！？（）；", ",:!?();"), ("\u{3000}\u{A0}", "  "),
        ("。、「」", "。、「」"), ("否認", "否认"), ("𠮷", "吉"), ("😀", "😀"),
    ]

    @Test("letters lowered, wide forms narrowed, characters mapped", arguments: cases)
    func folding(text: String, folded: String) {
        let fold = ScalarFold(mapping: [("認", "认"), ("𠮷", "吉")])
        #expect(fold.fold(text) == Array(folded.unicodeScalars))
    }

    @Test("later pairs win, and win over the widths") func precedence() {
        let fold = ScalarFold(mapping: [("甲", "乙"), ("甲", "丙"), ("Ａ", "甲")])
        #expect(fold["甲"] == "丙")
        #expect(fold["Ａ"] == "甲")
    }

    @Test("a text and its fold have the same length", arguments: 0..<20)
    func length(seed: UInt64) {
        var texts = RandomText(seed: seed)
        let text = texts.text(pieces: 80)
        let fold = ScalarFold(mapping: [("認", "认")])
        #expect(fold.fold(text).count == text.unicodeScalars.count)
        #expect(fold.fold(fold.fold(text)) == fold.fold(text))
    }
}
