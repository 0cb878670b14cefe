import Lexicons
import TestSupport
import Testing

@Suite("Dictionary files")
struct LexiconTableTests {
    private static let cases: [(name: String, text: String, columns: [String], rows: [[String]], lines: [Int])] = [
        ("nothing", "", [], [], []),
        ("a header alone", "cue\tsubtype\n", ["cue", "subtype"], [], []),
        ("no last line feed", "cue\n否认", ["cue"], [["否认"]], [2]),
        ("comments before the header", "# what denies\n# and more\ncue\n否认\n", ["cue"], [["否认"]], [4]),
        ("a number sign below the header is an entry", "cue\n#话题\n", ["cue"], [["#话题"]], [2]),
        ("blank lines", "\ncue\n\n否认\n\n\n说\n", ["cue"], [["否认"], ["说"]], [4, 7]),
        ("line ends of Windows", "cue\tsubtype\r\n否认\tcore\r\n", ["cue", "subtype"], [["否认", "core"]], [2]),
        ("empty fields", "a\tb\tc\n\t\t\n1\t\t3\n", ["a", "b", "c"], [["", "", ""], ["1", "", "3"]], [2, 3]),
        ("nothing is quoted", "a\n\"甲\"\n", ["a"], [["\"甲\""]], [2]),
    ]

    @Test("header and entries, with their lines", arguments: cases)
    func reading(name: String, text: String, columns: [String], rows: [[String]], lines: [Int]) throws {
        let table = try LexiconTable(text: text, file: "a.tsv")
        #expect(table.columns == columns)
        #expect(table.rows.map(\.fields) == rows)
        #expect(table.rows.map(\.line) == lines)
    }

    @Test("a row of another width names its line") func width() {
        let error = #expect(throws: LexiconError.self) {
            try LexiconTable(text: "# 甲\na\tb\n1\t2\n1\n", file: "x/a.tsv")
        }
        #expect(error == LexiconError(file: "x/a.tsv", line: 4, reason: .wrongFieldCount(found: 1, expected: 2)))
        #expect(error?.description == "x/a.tsv:4: 1 fields where the header has 2")
    }

    @Test("columns by name") func columns() throws {
        let table = try LexiconTable(text: "cue\tsubtype\n", file: "a.tsv")
        #expect(try table.column("subtype") == 1)
        let error = #expect(throws: LexiconError.self) { try table.column("weight") }
        #expect(error?.description == "a.tsv:1: no column \"weight\"")
    }

    @Test("a file that is not there, and a folder that is not there") func missing() {
        #expect(throws: LexiconError(file: "/nowhere/a.tsv", reason: .unreadable)) {
            try LexiconTable(path: "/nowhere/a.tsv")
        }
        #expect(throws: LexiconError(file: "/nowhere", reason: .directoryNotFound(["/nowhere"]))) {
            try LexiconDirectory(path: "/nowhere")
        }
    }

    private static let messages: [(error: LexiconError, text: String)] = [
        (.init(file: "a", reason: .unreadable), "a: cannot be read"),
        (.init(file: "a", reason: .notUTF8), "a: not UTF-8"),
        (.init(file: "a", line: 3, reason: .invalidValue(column: "type", value: "x")), "a:3: type cannot be \"x\""),
        (.init(file: "a", line: 3, reason: .duplicateKey("k")), "a:3: \"k\" is there already"),
        (.init(file: "a", line: 3, reason: .unsorted("k")), "a:3: \"k\" is out of order"),
        (.init(file: "a", reason: .directoryNotFound(["b", "c"])), "no dictionaries; looked in b, c"),
    ]

    @Test("an error says where and what in one line", arguments: messages)
    func message(error: LexiconError, text: String) {
        #expect(error.description == text)
    }

    @Test("random tables are read as they were written", arguments: 0..<20)
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let width = Int.random(in: 1...4, using: &generator)
        let fields = ["甲", "否认", "a b", "#", "\"", "😀", "x"]
        let rows = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
            (0..<width).map { _ in fields.randomElement(using: &generator) ?? "" }
        }
        let header = (0..<width).map { "c\($0)" }
        let ending = Bool.random(using: &generator) ? "\n" : "\r\n"
        let text = ([header] + rows).map { $0.joined(separator: "\t") }.joined(separator: ending)
        let table = try LexiconTable(text: text, file: "a.tsv")
        #expect(table.columns == header)
        #expect(table.rows.map(\.fields) == rows)
    }
}
