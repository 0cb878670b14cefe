import Bianyan
import TestSupport
import Testing

@testable import Exports

@Suite("The view for a terminal")
struct TerminalViewTests {
    private static let article =
        "网传榕城将停水三天，居民连夜排队取水，超市里的瓶装水也被抢购一空。榕城市水务局发言人林树否认这一说法。"
        + "北京的ABC公司说：“😀供水正常，请大家放心，不必囤积。”\n水务局长\u{7}说好。"

    private static func lines(_ text: String, hasColor: Bool = false, width: Int = 80) throws -> [String] {
        let view = TerminalView(hasColor: hasColor, width: width).text(of: try Shared.analysis(of: text))
        #expect(view.hasSuffix("\n"))
        return view.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
    }

    /// Without the escapes for colours.
    private static func plain(_ line: String) -> String {
        var output = String.UnicodeScalarView()
        var isEscape = false
        for scalar in line.unicodeScalars {
            if scalar == "\u{1B}" { isEscape = true }
            if !isEscape { output.append(scalar) }
            if isEscape, scalar == "m" { isEscape = false }
        }
        return String(output)
    }

    /// The columns at which the margin's rule stands in the rows of statements.
    private static func rules(_ lines: [String]) -> Set<Int> {
        Set(
            lines.drop { !$0.hasPrefix("─") }.dropFirst().prefix { !$0.hasPrefix("─") }.compactMap { line in
                let plain = Self.plain(line)
                return plain.firstIndex(of: "│").map { DisplayWidth.of(plain[..<$0]) }
            })
    }

    @Test(
        "the text stands behind one straight rule, whatever is in the margin", arguments: [false, true],
        [60, 80, 100, 133])
    func alignment(hasColor: Bool, width: Int) throws {
        let lines = try Self.lines(Self.article, hasColor: hasColor, width: width)
        #expect(Self.rules(lines) == [35])
    }

    @Test("no line is wider than the terminal", arguments: [false, true], [20, 33, 59, 60, 80, 100, 133])
    func width(hasColor: Bool, width: Int) throws {
        for line in try Self.lines(Self.article, hasColor: hasColor, width: width).map(Self.plain) {
            #expect(DisplayWidth.of(line) <= width, "\(line)")
        }
    }

    @Test("on a narrow terminal the margin stands above the text") func narrow() throws {
        let lines = try Self.lines(Self.article, width: 40)
        #expect(lines.contains { $0.hasPrefix("s1   fact") })
        #expect(lines.contains { $0.hasPrefix("  网传") })
        #expect(TerminalView(hasColor: false, width: 3).width == 20)
    }

    @Test("a statement's margin names the denial that it makes, a claim's those that it meets") func notes() throws {
        let lines = try Self.lines("网传东湖区将停水三天。东湖区水务局否认这一说法。")
        let rows = lines.filter { $0.contains("│") }.map { $0.split(separator: "│")[0].trimmingSpaces }
        #expect(rows.prefix(4) == ["s1   fact", "← d1", "s2   denial     东湖区水务局", "d1 → s1"])
    }

    @Test("without colour there is no escape, and names stand in marks") func noColour() throws {
        let view = try Self.lines(Self.article).joined(separator: "\n")
        #expect(!view.unicodeScalars.contains("\u{1B}"))
        #expect(view.contains("‹北京›"))
    }

    @Test("with colour every style that is begun is ended in its line") func colour() throws {
        for line in try Self.lines(Self.article, hasColor: true) {
            func count(_ escape: String) -> Int { line.components(escape) }
            #expect(count("\u{1B}[4m") == count("\u{1B}[24m"))
            #expect(
                count("\u{1B}[1m") + count("\u{1B}[2m") + count("\u{1B}[31m") + count("\u{1B}[32m")
                    + count("\u{1B}[33m")
                    + count("\u{1B}[34m") == count("\u{1B}[0m"))
        }
    }

    @Test("colour and no colour show the same words", arguments: 0..<10)
    func sameWords(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let text = texts.text(pieces: 40)
        func words(_ hasColor: Bool) throws -> [Unicode.Scalar] {
            // The legend says how names are marked.
            let lines = try Self.lines(text, hasColor: hasColor, width: 100)
            let end = try #require(lines.lastIndex { $0.hasPrefix("─") })
            return lines[..<end].joined().unicodeScalars.reduce(into: []) {
                $0.append($1)
            }
        }
        let coloured = String(String.UnicodeScalarView(try words(true)))
        func letters(_ string: String) -> [Unicode.Scalar] {
            string.unicodeScalars.filter { !["‹", "›", " ", "│"].contains($0) }
        }
        #expect(letters(Self.plain(coloured)) == letters(String(String.UnicodeScalarView(try words(false)))))
    }

    @Test("control characters of the text do not reach the terminal", arguments: 0..<20)
    func control(seed: UInt64) throws {
        var texts = RandomText(seed: 100 + seed)
        let view = TerminalView(hasColor: false).text(of: try Shared.analysis(of: texts.text(pieces: 60)))
        #expect(!view.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value)) })
    }

    @Test("every statement has its row, its label and its source; every denial its claim and its flag") func content()
        throws
    {
        let lines = try Self.lines("网传东湖区将停水三天。东湖区水务局否认这一说法。")
        #expect(lines.contains { $0.hasPrefix("s1 ") && $0.contains("fact") })
        #expect(lines.contains { $0.hasPrefix("s2 ") && $0.contains("denial") && $0.contains("东湖区水务局 ") })
        #expect(lines.contains { $0.hasPrefix("d1 denial by 东湖区水务局, official, standing") })
        #expect(lines.contains { $0.hasPrefix("   ⚑ ") })
        #expect(lines.contains { $0.contains("claim") && $0.contains("东湖区将停水三天") })
        #expect(lines.contains { $0.hasSuffix("2 statements; 1 denial; 1 flag") })
        #expect(lines.contains { $0.contains("fact: reported fact") })
    }

    @Test("an empty article has a view") func empty() throws {
        #expect(try Self.lines("").contains { $0.contains("0 statements") })
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension String {
    /// How often a text occurs.
    fileprivate func components(_ part: String) -> Int {
        let (all, part) = (Array(unicodeScalars), Array(part.unicodeScalars))
        return all.indices.count { all[$0...].starts(with: part) }
    }
}
