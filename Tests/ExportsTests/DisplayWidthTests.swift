import Testing

@testable import Exports

@Suite("Columns at a terminal")
struct DisplayWidthTests {
    private static let widths: [(text: String, width: Int)] = [
        ("", 0), ("abc", 3), ("水务局", 6), ("ａ，。「」", 10), ("e\u{301}", 1), ("\u{200B}\u{FEFF}", 0), ("😀", 2), ("𠮷", 2),
        ("한글", 4), ("カナ", 4), ("ｶﾅ", 2),
        ("‹›│…", 4), ("\u{3000}", 2),
        // Emoji of every block, joined, flagged and chosen by a selector; a letter of a flag alone; jamo; a sign that may be text.
        ("🚀", 2), ("🫠", 2), ("👨‍👩‍👧‍👦", 2), ("🇹🇼", 2), ("🇹", 1), ("❤\u{FE0F}", 2), ("❤", 1), ("1\u{FE0F}\u{20E3}", 2),
        ("👍🏽", 2),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{202E}", 0), ("«é»", 3), ("©", 1),
    ]

    @Test("how wide a text is", arguments: widths)
    func width(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    private static let fits: [(text: String, columns: Int, fitted: String)] = [
        ("", 3, "   "), ("ab", 3, "ab "), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("水务局", 6, "水务局"), ("水务局", 5, "水务…"),
        ("水务局", 4, "水… "), ("水a", 4, "水a "),
    ]

    @Test("a text cut and filled to a width", arguments: fits)
    func fit(text: String, columns: Int, fitted: String) {
        #expect(DisplayWidth.fit(text, to: columns) == fitted)
        #expect(DisplayWidth.of(DisplayWidth.fit(text, to: columns)) == columns)
    }
}
