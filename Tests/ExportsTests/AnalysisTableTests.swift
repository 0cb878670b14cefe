import Bianyan
import Exports
import TestSupport
import Testing

@Suite("Mentions, statements and denials as tables")
struct AnalysisTableTests {
    private static let article = "网传东湖区将停水三天，\n“超市”里的瓶装水被抢购一空。东湖区水务局否认这一说法。北京的ABC公司说：“😀供水正常。”"

    private static func rows(
        _ subject: AnalysisTable.Subject, of text: String, unit: OffsetUnit = .scalar
    ) throws -> [[String: String]] {
        let table = AnalysisTable(subject: subject, dialect: .tsv, unit: unit)
        return table.rows(of: try Shared.analysis(of: text)).map {
            #expect($0.count == table.columns.count)
            return Dictionary(uniqueKeysWithValues: zip(table.columns, $0))
        }
    }

    @Test("a row for each mention, in order, with what the record says of it") func mentions() throws {
        let analysis = try Shared.analysis(of: Self.article)
        let rows = try Self.rows(.mentions, of: Self.article)
        #expect(!rows.isEmpty)
        #expect(rows.map { $0["text"] } == analysis.mentions.map { analysis.text(of: $0.range) })
        #expect(rows.map { $0["start"] } == analysis.mentions.map { "\($0.range.lowerBound)" })
        #expect(rows.map { $0["end"] } == analysis.mentions.map { "\($0.range.upperBound)" })
        #expect(rows.map { $0["type"] } == analysis.mentions.map(\.type.rawValue))
        #expect(rows.allSatisfy { $0["id"] == "a" })
    }

    @Test("a row for each statement, with its voice") func statements() throws {
        let analysis = try Shared.analysis(of: Self.article)
        let rows = try Self.rows(.statements, of: Self.article)
        #expect(rows.map { $0["text"] } == analysis.statements.map { analysis.text(of: $0.range) })
        #expect(rows.map { $0["label"] } == analysis.statements.map(\.label.rawValue))
        let denial = rows.first { $0["label"] == "denial" }
        #expect(denial?["source"] == "东湖区水务局")
        #expect(denial?["source_carried"] == "false")
    }

    @Test("a row for each denial and its claim") func denials() throws {
        let rows = try Self.rows(.denials, of: Self.article)
        #expect(rows.count == 1)
        #expect(rows.first?["denier"] == "东湖区水务局")
        #expect(rows.first?["official"] == "true")
        #expect(rows.first?["claim_text"]?.contains("停水三天") == true)
    }

    @Test("a denial whose claim is not in the article has a row without one") func withoutClaim() throws {
        let rows = try Self.rows(.denials, of: "东湖区水务局否认这一说法。")
        #expect(rows.map { $0["claim_start"] } == [""])
    }

    @Test("offsets in the unit that is asked for") func units() throws {
        func places(_ unit: OffsetUnit) throws -> [[String?]] {
            try Self.rows(.mentions, of: "😀北京", unit: unit).map { [$0["start"], $0["end"]] }
        }
        #expect(try places(.scalar) == [["1", "3"]])
        #expect(try places(.utf8) == [["4", "10"]])
        #expect(try places(.utf16) == [["2", "4"]])
    }

    @Test("an article without any gives nothing", arguments: AnalysisTable.Subject.allCases)
    func empty(subject: AnalysisTable.Subject) throws {
        #expect(try AnalysisTable(subject: subject, dialect: .csv).article(Shared.analysis(of: ""), number: 1).isEmpty)
    }

    @Test("no name and no id breaks a row of tabs", arguments: AnalysisTable.Subject.allCases, 0..<10)
    func tabs(subject: AnalysisTable.Subject, seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let analysis = try Shared.analyzer.get().analysis(of: texts.text(pieces: 60), id: "a\tb\nc\r")
        let table = AnalysisTable(subject: subject, dialect: .tsv)
        let lines = String(decoding: table.article(analysis, number: 1), as: UTF8.self).unicodeScalars.split(
            separator: "\n")
        #expect(lines.count == table.rows(of: analysis).count)
        #expect(lines.allSatisfy { line in line.count { $0 == "\t" } == table.columns.count - 1 })
        #expect(lines.allSatisfy { line in !line.contains { $0 == "\r" || $0 == "\u{2028}" || $0 == "\u{85}" } })
    }

    @Test("a row of commas reads back as it was", arguments: AnalysisTable.Subject.allCases, 0..<10)
    func commas(subject: AnalysisTable.Subject, seed: UInt64) throws {
        var texts = RandomText(seed: 100 + seed)
        let analysis = try Shared.analyzer.get().analysis(of: texts.text(pieces: 60), id: "a,\"b\"\r\nc")
        let table = AnalysisTable(subject: subject, dialect: .csv)
        let text = table.opening + table.article(analysis, number: 1)
        #expect(Self.fields(of: text) == [table.columns] + table.rows(of: analysis))
    }

    /// A reader of RFC 4180.
    private static func fields(of bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var (row, field): ([String], [UInt8]) = ([], [])
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            switch (bytes[index], isQuoted) {
            case (UInt8(ascii: "\""), true) where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\""):
                field.append(bytes[index])
                index += 1
            case (UInt8(ascii: "\""), _): isQuoted.toggle()
            case (UInt8(ascii: ","), false):
                row.append(String(decoding: field, as: UTF8.self))
                field = []
            case (UInt8(ascii: "\r"), false): break
            case (UInt8(ascii: "\n"), false):
                rows.append(row + [String(decoding: field, as: UTF8.self)])
                (row, field) = ([], [])
            case (let byte, _): field.append(byte)
            }
            index += 1
        }
        return rows
    }
}
