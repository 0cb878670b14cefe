import Bianyan
import Exports
import TestSupport
import Testing

@Suite("Mentions as a table")
struct MentionTableTests {
    private static func rows(of text: String, unit: OffsetUnit = .scalar) throws -> [[String: String]] {
        let analysis = try Shared.analysis(of: text)
        let columns = MentionTable.header.split(separator: "\t").map(String.init)
        return MentionTable(unit: unit).lines(of: analysis).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map {
                let fields = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                #expect(fields.count == columns.count)
                return Dictionary(zip(columns, fields), uniquingKeysWith: { first, _ in first })
            }
    }

    @Test("a line for each mention, in order, with what the record says of it") func rows() throws {
        let text = "他见到北京的马克·扎克伯格。"
        let analysis = try Shared.analysis(of: text)
        let rows = try Self.rows(of: text)
        #expect(!rows.isEmpty)
        #expect(rows.map { $0["text"] } == analysis.mentions.map { analysis.text(of: $0.range) })
        #expect(rows.map { $0["start"] } == analysis.mentions.map { "\($0.range.lowerBound)" })
        #expect(rows.map { $0["end"] } == analysis.mentions.map { "\($0.range.upperBound)" })
        #expect(rows.map { $0["type"] } == analysis.mentions.map(\.type.rawValue))
        #expect(rows.allSatisfy { $0["id"] == "a" })
    }

    @Test("offsets in the unit that is asked for") func units() throws {
        let text = "😀北京"
        #expect(try Self.rows(of: text).map { [$0["start"], $0["end"]] } == [["1", "3"]])
        #expect(try Self.rows(of: text, unit: .utf8).map { [$0["start"], $0["end"]] } == [["4", "10"]])
        #expect(try Self.rows(of: text, unit: .utf16).map { [$0["start"], $0["end"]] } == [["2", "4"]])
    }

    @Test("an article without names gives nothing") func empty() throws {
        #expect(try Self.rows(of: "").isEmpty)
        #expect(try MentionTable().lines(of: Shared.analysis(of: "桥很长。")) == "")
    }

    @Test("no name and no id breaks a row", arguments: 0..<20)
    func random(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let text = texts.text(pieces: 60)
        let analysis = try Shared.analyzer.get().analysis(of: text, id: "a\tb\nc\r")
        let lines = MentionTable().lines(of: analysis).unicodeScalars.split(separator: "\n")
        #expect(lines.count == analysis.mentions.count)
        #expect(lines.allSatisfy { line in line.count { $0 == "\t" } == 10 && !line.contains("\r") })
    }
}
