import AlignedText
import Lexicons
import ScriptConversion
import Testing

@Suite("A user's conversions")
struct UserConversionsTests {
    /// A file, and where and why it is refused.
    struct Fault: Sendable, CustomTestStringConvertible {
        let text: String
        let line: Int
        let reason: ScriptConversionError.Reason
        var testDescription: String { "\(reason)" }
    }

    static let faults: [Fault] = [
        Fault(text: "后里\t后里\n乾", line: 2, reason: .wrongFieldCount(found: 1, expected: 2)),
        Fault(text: "from\tto\na\tb\ttw\td\n", line: 2, reason: .wrongFieldCount(found: 4, expected: 2)),
        Fault(text: "# ours\n\t后里\n", line: 2, reason: .emptyKey),
        Fault(text: "后里\t\n", line: 1, reason: .emptyValue),
        Fault(text: "后里\t后里\n\n后里\t後里\n", line: 3, reason: .duplicateKey("后里", firstLine: 1)),
        Fault(text: "后里\t后里\ttw,taiwan\n", line: 1, reason: .invalidField("taiwan")),
        Fault(text: String(repeating: "里", count: 65) + "\t里\n", line: 1, reason: .tooLong(count: 65, limit: 64)),
    ]

    @Test("are refused by file and line", arguments: faults)
    func refuses(_ fault: Fault) {
        #expect(throws: ScriptConversionError(file: "mine.tsv", line: fault.line, reason: fault.reason)) {
            try UserConversions(text: fault.text, file: "mine.tsv")
        }
        let error = ScriptConversionError(file: "mine.tsv", line: fault.line, reason: fault.reason)
        #expect(error.description.hasPrefix("mine.tsv:\(fault.line): "))
    }

    @Test("come before the tables, whatever characters they hold")
    func comeFirst() throws {
        let user = try UserConversions(
            text: "from\tto\n# a town\r\n后里\t后里\r\n数组\t陣列💡\ttwp,tw\n皇 后\tX\n", file: "mine.tsv")
        let converter = try ScriptConverter(lexicons: LexiconDirectory.standard(), user: user)
        func convert(_ text: String, _ target: ConversionTarget) -> String {
            let scalars = text.scalarArray
            let fast = converter.convert(scalars, to: target)
            let aligned = converter.convert(AlignedText(source: scalars), to: target)
            #expect(fast.scalars == aligned.scalars)
            return String(scalars: aligned.scalars)
        }
        #expect(convert("在后里之后", .hant) == "在后里之後")
        #expect(convert("后面数组后面", .twp) == "後面陣列💡後面")
        #expect(convert("数组", .s2t) == "數組")
        #expect(convert("皇 后后", .hant) == "X後")
    }
}
