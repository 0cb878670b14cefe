import Foundation
import TestSupport
import Testing

@Suite("Many articles: runs that go on, say how far they are, and lose nothing")
struct ManyArticlesTests {
    private static let lines = (0..<40).map { number in
        switch number {
        case 7, 31: "{\"id\": \"broken\""
        case 12: ""
        case 20: "{\"text\": \"没有名字的文章。\"}"
        default: "{\"id\": \"n\\u00e9 \\\"\(number)\\\"\", \"text\": \"网传第\(number)区停水。水务局否认这一说法。\"}"
        }
    }
    private static let arguments = ["analyze", "--input", "jsonl", "--format", "jsonl"]

    /// Every place where a run may have been stopped: behind a record, inside one, before the first, behind the last.
    private static let cuts = [0, 2, 500, 0.25, 0.5, 0.77, 0.999, 1]

    @Test("a run that was stopped goes on to the same output, wherever it was stopped", arguments: cuts)
    func resume(cut: Double) throws {
        try TemporaryFolder.with(files: ["in.jsonl": Self.lines.joined(separator: "\n")]) { folder in
            let input = folder.appendingPathComponent("in.jsonl").path
            let whole = try Tool.run(Self.arguments + [input])
            let output = folder.appendingPathComponent("out.jsonl")
            let length = cut > 1 ? Int(cut) : Int(cut * Double(whole.output.count))
            try Data(whole.output.prefix(length)).write(to: output)
            let rest = try Tool.run(Self.arguments + ["--resume", output.path, input])
            #expect(rest.status == 1)
            #expect(rest.output.isEmpty)
            #expect(try Array(Data(contentsOf: output)) == whole.output)
            // What failed before fails again and is counted with the rest.
            #expect(rest.error == whole.error)
            #expect(rest.error.hasSuffix("bianyan: 2 of 39 articles failed\n"))
        }
    }

    @Test("an output that is not there yet is begun") func begin() throws {
        try TemporaryFolder.with { folder in
            let output = folder.appendingPathComponent("out.jsonl")
            let result = try Tool.run(Self.arguments + ["--resume", output.path], input: Self.lines[0])
            #expect(result.status == 0)
            #expect(try !Data(contentsOf: output).isEmpty)
        }
    }

    @Test(
        "the output of another input is not touched",
        arguments: ["{\"id\": \"x\", \"text\": \"甲\"}\n", "", "{\"id\": \"n\\u00e9 \\\"0\\\"\", \"text\": \"甲\"}"])
    func otherInput(input: String) throws {
        try TemporaryFolder.with { folder in
            let output = folder.appendingPathComponent("out.jsonl")
            let first = try Tool.run(Self.arguments, input: Self.lines[0] + "\n" + Self.lines[1])
            try Data(first.output).write(to: output)
            let result = try Tool.run(Self.arguments + ["--resume", output.path], input: input)
            #expect(result.status == 2)
            #expect(!result.error.isEmpty)
            #expect(try Array(Data(contentsOf: output)) == first.output)
        }
    }

    @Test("a file that is no output of ours is not touched") func noOutput() throws {
        try TemporaryFolder.with(files: ["mine.txt": "my letters\n"]) { folder in
            let path = folder.appendingPathComponent("mine.txt").path
            let result = try Tool.run(Self.arguments + ["--resume", path], input: Self.lines[0])
            #expect(result.status == 2)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "my letters\n")
        }
    }

    @Test("on a terminal standard error shows how far the run is, and no trace is left") func progress() throws {
        try TemporaryFolder.with(files: ["in.jsonl": Self.lines.joined(separator: "\n")]) { folder in
            let result = try Tool.run(
                Self.arguments + [folder.appendingPathComponent("in.jsonl").path], errorIsTerminal: true)
            #expect(result.lines.count == 37)
            #expect(result.error.contains("%  ") && result.error.contains("/s"))
            #expect(result.error.hasSuffix("\r\u{1B}[Kbianyan: 2 of 39 articles failed\r\n"))
        }
    }

    @Test("without a terminal there is no progress") func noProgress() throws {
        let result = try Tool.run(Self.arguments, input: Self.lines[0])
        #expect(result.error.isEmpty)
    }
}
