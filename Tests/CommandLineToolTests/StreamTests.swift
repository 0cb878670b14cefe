import Foundation
import TestSupport
import Testing

@Suite("Articles as JSON lines")
struct StreamTests {
    private static func line(_ id: String, _ text: String) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: ["id": id, "text": text]), as: UTF8.self)
    }

    @Test("a line for each line, in the order of the input") func order() throws {
        // Long and short articles by turns, so that the long ones are done last where several are done at a time.
        let input = try (0..<150).map { number in
            try Self.line("n\(number)", String(repeating: "水务局否认第\(number)次停水。", count: number % 7 == 0 ? 40 : 1))
        }
        let result = try Tool.run(
            ["analyze", "--input", "jsonl", "--format", "jsonl"], input: input.joined(separator: "\n"))
        #expect(result.status == 0)
        #expect(try result.lines.map { try JSONTree(parsing: $0.utf8)["id"].string } == (0..<150).map { "n\($0)" })
    }

    @Test("a bad line is reported with its number, the others are done, and the status is 1", arguments: [false, true])
    func badLines(fromFile: Bool) throws {
        let input =
            [
                try Self.line("a", "大桥通车。"), "{", "", try Self.line("b", "水务局否认。"), "[1]", "{\"id\": \"c\"}",
                "{\"id\": \"d\", \"text\": 3}", "\u{FFFD}",
                try Self.line("e", "完。"),
            ].joined(separator: "\n") + "\n"
        try TemporaryFolder.with(files: ["in.jsonl": input]) { folder in
            let path = folder.appendingPathComponent("in.jsonl").path
            let arguments = ["analyze", "--input", "jsonl", "--format", "jsonl"]
            let result = fromFile ? try Tool.run(arguments + [path]) : try Tool.run(arguments, input: input)
            #expect(result.status == 1)
            #expect(try result.lines.map { try JSONTree(parsing: $0.utf8)["id"].string } == ["a", "b", "e"])
            let reports = result.error.split(separator: "\n")
            let name = fromFile ? path : "standard input"
            #expect(reports.count == 6)
            #expect(reports.last == "bianyan: 5 of 8 articles failed")
            for (report, number) in zip(reports, [2, 5, 6, 7, 8]) {
                #expect(report.hasPrefix("bianyan: \(name):\(number): "), "\(report)")
            }
            #expect(reports[2].hasSuffix("no \"text\""))
        }
    }

    @Test("line ends of Windows, blank lines and a missing last line feed do not matter") func lineEnds() throws {
        let input = "\r\n" + (try Self.line("a", "甲。")) + "\r\n \t\r\n" + (try Self.line("b", "乙。"))
        let result = try Tool.run(["mentions", "--input", "jsonl", "--format", "jsonl"], input: input)
        #expect(result.status == 0)
        #expect(try result.lines.map { try JSONTree(parsing: $0.utf8)["id"].string } == ["a", "b"])
    }

    @Test("ids may be numbers; one that is not given is the digest of the text") func ids() throws {
        let result = try Tool.run(
            ["analyze", "--input", "jsonl", "--format", "jsonl"],
            input: "{\"id\": 7, \"text\": \"甲\"}\n{\"text\": \"abc\"}\n")
        #expect(
            try result.lines.map { try JSONTree(parsing: $0.utf8)["id"].string }
                == ["7", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"])
    }

    @Test("a record of a stream keeps the contract", arguments: 0..<3)
    func contract(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let input = try (0..<20).map { try Self.line("\($0)", texts.text(pieces: 40)) }
        let result = try Tool.run(
            ["analyze", "--input", "jsonl", "--format", "jsonl", "--offsets", "utf16", "--tokens"],
            input: input.joined(separator: "\n"))
        #expect(result.lines.count == 20)
        for line in result.lines {
            let record = try JSONTree(parsing: line.utf8)
            #expect(record["schema"].string == "bianyan.analysis/1")
            #expect(record["offsetUnit"].string == "utf16")
            #expect(RecordFaults(in: record).lines == [])
        }
    }

    @Test("the name of a file is the id of its article") func fileName() throws {
        try TemporaryFolder.with(files: ["大桥.txt": "大桥通车。"]) { folder in
            let result = try Tool.run(["analyze", "--format", "jsonl", folder.appendingPathComponent("大桥.txt").path])
            #expect(try JSONTree(parsing: result.output)["id"].string == "大桥.txt")
        }
    }
}
