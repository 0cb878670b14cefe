import Testing

@testable import Exports

@Suite("Lines for a terminal")
struct TerminalLinesTests {
    private static let cases: [(text: String, columns: Int, lines: [String])] = [
        ("", 10, [""]), ("水务局", 6, ["水务局"]), ("水务局长", 6, ["水务局", "长"]),
        // Closing marks stay with what they close, opening ones with what they open.
        ("水务局。好", 6, ["水务", "局。好"]), ("水务「好」", 6, ["水务", "「好」"]),
        // Words of letters are not cut where it can be helped.
        ("水 Meta", 6, ["水", "Meta"]), ("abcdefgh", 4, ["abcd", "efgh"]),
        // A character that is made of several stays whole.
        ("水👨‍👩‍👧务", 4, ["水👨‍👩‍👧", "务"]), ("e\u{301}e\u{301}", 1, ["e\u{301}", "e\u{301}"]),
        ("。。。。。。", 4, ["。。", "。。", "。。"]),
    ]

    @Test("where lines break", arguments: cases)
    func breaks(text: String, columns: Int, lines: [String]) {
        #expect(TerminalLines(hasColor: false, columns: columns).lines(of: [.init(text)]) == lines)
    }

    @Test("names keep their marks where there is no colour, and each line ends its own underline where there is")
    func names() {
        let pieces: [TerminalLines.Piece] = [.init("在"), .init("北京", isName: true), .init("。")]
        #expect(TerminalLines(hasColor: false, columns: 20).lines(of: pieces) == ["在‹北京›。"])
        #expect(
            TerminalLines(hasColor: true, columns: 4).lines(of: pieces)
                == ["在\u{1B}[4m北\u{1B}[24m", "\u{1B}[4m京\u{1B}[24m。"])
    }
}
