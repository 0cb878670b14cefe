import PatternMatching
import Testing

@Suite("Tables of patterns")
struct PatternTableTests {
    private static func patterns(_ table: String) throws -> [PatternMatch] {
        let set = try PatternSet(table: Array(table.utf8), file: "t.tsv")
        return try PatternAutomaton(set, policy: .leftmostFirst).matches(in: ["乙", "甲", "乙"])
    }

    private static let readings: [(table: String, payloads: [UInt32])] = [
        ("", []), ("pattern\n", []), ("pattern\n乙\n甲\n", [0, 1, 0]), ("pattern\n甲", [0]),
        ("# kept\n# aside\npattern\tpayload\r\n乙\t7\r\n甲\t4294967295\r\n", [7, 4_294_967_295, 7]),
        ("origin\tpattern\tnote\n#\t乙\t\n\n\t甲\tx\n", [0, 1, 0]),
        ("pattern\trank\n乙\t0\n甲\t1\n甲乙\t0\n", [0, 2]),
        ("pattern\trank\n乙\t0\n甲\t0\n甲乙\t0\n", [0, 1, 0]),
    ]

    @Test("columns by name, lines that count", arguments: readings)
    func reading(table: String, payloads: [UInt32]) throws {
        #expect(try Self.patterns(table).map(\.payload) == payloads)
    }

    private static let faults: [(table: String, line: Int, fault: PatternMatchingError.LineFault)] = [
        ("word\n甲\n", 1, .missingColumn("pattern")),
        ("# a\npattern\tpayload\n甲\n", 3, .fieldCount(found: 1, expected: 2)),
        ("pattern\tpayload\n甲\t1\t2\n", 2, .fieldCount(found: 3, expected: 2)),
        ("pattern\tpayload\n甲\t-1\n", 2, .notANumber("-1")),
        ("pattern\tpayload\n甲\t4294967296\n", 2, .notANumber("4294967296")),
        ("pattern\tpayload\n甲\t\n", 2, .notANumber("")),
        ("pattern\n甲\n乙\n", 3, .unsorted),
        ("pattern\n甲乙\n甲\n", 3, .unsorted),
        ("pattern\n甲\n甲\n", 3, .duplicate),
        ("pattern\tpayload\n\t1\n", 2, .emptyPattern),
    ]

    @Test("the first line that is wrong, and why", arguments: faults)
    func fault(table: String, line: Int, fault: PatternMatchingError.LineFault) {
        #expect(throws: PatternMatchingError.invalidLine(file: "t.tsv", line: line, fault: fault)) {
            try PatternSet(table: Array(table.utf8), file: "t.tsv")
        }
    }

    @Test("bytes that are no UTF-8") func notUTF8() {
        #expect(throws: PatternMatchingError.invalidLine(file: "t.tsv", line: 2, fault: .notUTF8)) {
            try PatternSet(table: Array("pattern\n".utf8) + [0xE7, 0x94], file: "t.tsv")
        }
    }
}
