import AlignedText
import Segmentation
import TestSupport
import Testing

@Suite("Quotation marks and brackets in pairs")
struct PairedMarkScannerTests {
    /// Each pair as the text between its ends, its depth, and whether it is closed.
    private static let cases: [(name: String, text: String, pairs: [String])] = [
        ("none", "大桥通车。", []),
        (
            "one of each kind", "「甲」『乙』“丙”‘丁’《戊》〈己〉【庚】〔辛〕[壬](癸)",
            [
                "「甲」0", "『乙』0", "“丙”0", "‘丁’0", "《戊》0", "〈己〉0", "【庚】0", "〔辛〕0", "[壬]0", "(癸)0",
            ]
        ),
        ("wide brackets are brackets", "（甲）", ["（甲）0"]),
        ("straight marks open and close in turn", "\"甲\"乙\"丙\"", ["\"甲\"0", "\"丙\"0"]),
        ("nothing between", "「」", ["「」0"]),
        ("nested", "「甲『乙』丙」", ["「甲『乙』丙」0", "『乙』1"]),
        ("depth counts marks of the same family alone", "(「甲《乙》」)", ["(「甲《乙》」)0", "「甲《乙》」0", "《乙》0"]),
        ("the same kind nested is a new depth", "「甲「乙」丙」", ["「甲「乙」丙」0", "「乙」1"]),
        ("crossed: the inner opener ends where the outer mark closes", "「甲『乙」丙』", ["「甲『乙」0", "『乙1 open"]),
        ("a closer without an opener is nothing", "甲」乙』", []),
        ("an unclosed quotation ends with its line's last sentence", "他说“走。停。好\n完。", ["“走。停。0 open"]),
        ("or with the line where no sentence ends", "他说“走\n完。", ["“走0 open"]),
        ("or with the text", "他说“走", ["“走0 open"]),
        ("an unclosed bracket says nothing", "(甲\n《乙\n", []),
        ("a quotation over lines", "“甲。\n乙。”", ["“甲。\n乙。”0"]),
        ("paragraphs that each open, of which the last closes", "“甲。\n“乙。\n“丙。”", ["“甲。0 open", "“乙。0 open", "“丙。”0"]),
        ("brackets do not run over lines", "(甲\n乙)", []),
        ("straight marks do not run over lines", "\"甲\n乙\"丙", ["\"甲0 open", "\"丙0 open"]),
    ]

    private static func pairs(of text: String) throws -> [PairedMark] {
        PairedMarkScanner().pairs(in: try Folded.scalars(text))
    }

    @Test("which ends belong together", arguments: cases)
    func pairing(name: String, text: String, pairs: [String]) throws {
        let scalars = Array(text.unicodeScalars)
        let found = try Self.pairs(of: text).map {
            String(scalars: scalars[$0.range]) + "\($0.depth)" + ($0.isClosed ? "" : " open")
        }
        #expect(found == pairs)
    }

    @Test("openers beyond the eighth are passed over") func deep() throws {
        let found = try Self.pairs(of: String(repeating: "「", count: 1000) + String(repeating: "」", count: 1000))
        #expect(found.count == 8)
        #expect(found.map(\.depth) == Array(0..<8))
    }

    @Test("pairs lie inside the text, in order, apart or one inside the other", arguments: 0..<40)
    func random(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let text = texts.text(pieces: 80)
        let found = try Self.pairs(of: text)
        let count = text.unicodeScalars.count
        for pair in found {
            #expect(pair.range.lowerBound >= 0 && pair.range.upperBound <= count && !pair.range.isEmpty)
            #expect(pair.range.lowerBound + 1 == pair.content.lowerBound)
            #expect(pair.content.upperBound == pair.range.upperBound - (pair.isClosed ? 1 : 0))
            #expect(pair.depth >= 0 && pair.depth < 8)
        }
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.range.lowerBound < $1.range.lowerBound })
        let closed = found.filter(\.isClosed)
        for (index, first) in closed.enumerated() {
            for second in closed[(index + 1)...] {
                #expect(
                    first.range.upperBound <= second.range.lowerBound
                        || second.range.upperBound < first.range.upperBound)
            }
        }
    }

    @Test("brackets alone hold no more text than eight times themselves", arguments: 0..<8)
    func volume(seed: UInt64) throws {
        let marks = Array("「」『』“”‘’()【】《》〈〉〔〕[]\"".unicodeScalars)
        var generator = SeededGenerator(seed: seed)
        let text = (0..<4000).map { _ in marks.randomElement(using: &generator) ?? "「" }
        let volume = PairedMarkScanner().pairs(in: text).reduce(0) { $0 + $1.range.count }
        #expect(volume <= 8 * text.count)
    }
}
