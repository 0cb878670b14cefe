import Testing

@testable import Exports

@Suite("Columns at a terminal")
struct DisplayWidthTests {
    private static let widths: [(text: String, width: Int)] = [
        ("", 0), ("abc", 3), ("水务局", 6), ("ａ，。「」", 10), ("e\u{301}", 1), ("\u{200B}\u{FEFF}", 0), ("😀", 2), ("𠮷", 2),
        ("한글", 4), ("カナ", 4), ("ｶﾅ", 2),
        ("‹›│…", 4), ("\u{3000}", 2),
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
