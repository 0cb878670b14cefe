import Foundation
import TestSupport
import Testing

@Suite("The formats of `analyze`")
struct ExportCommandTests {
    private static let formats = [
        "text", "json", "jsonl", "html", "brat", "w3c", "label-studio", "conllu", "csv-mentions", "csv-statements",
        "csv-denials", "tsv-mentions", "tsv-statements", "tsv-denials", "claims",
    ]
    private static let article = "网传东湖区将停水三天。\n东湖区水务局否认这一说法。\n"

    @Test("each is written to standard output and to a file alike", arguments: formats.filter { $0 != "brat" })
    func output(format: String) throws {
        try TemporaryFolder.with { folder in
            let path = folder.appendingPathComponent("out").path
            let shown = try Tool.run(["analyze", "--format", format], input: Self.article)
            let written = try Tool.run(["analyze", "--format", format, "--output", path], input: Self.article)
            #expect(shown.status == 0 && written.status == 0)
            #expect(!shown.output.isEmpty && written.output.isEmpty)
            #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == shown.output)
        }
    }

    @Test("each takes any bytes and an empty article", arguments: formats)
    func anyBytes(format: String) throws {
        for input: [UInt8] in [[], [0], [0xFF, 0xFE, 0xFD], Array("「<script>\u{202E}".utf8)] {
            let result = try Tool.run(["analyze", "--format", format], input: input)
            #expect(result.status == 0)
            #expect(result.error.isEmpty)
        }
    }

    @Test("one article and a line of JSON give the same", arguments: formats.filter { $0 != "brat" })
    func lines(format: String) throws {
        try TemporaryFolder.with(files: ["a": Self.article]) { folder in
            let line = try JSONSerialization.data(withJSONObject: ["id": "a", "text": Self.article])
            let fromFile = try Tool.run(["analyze", "--format", format, folder.appendingPathComponent("a").path])
            let fromLine = try Tool.run(["analyze", "--format", format, "--input", "jsonl"], input: Array(line))
            #expect(fromFile.output == fromLine.output)
        }
    }

    @Test("a report of several articles has each of them once") func report() throws {
        try TemporaryFolder.with(files: ["a.txt": Self.article, "b.txt": "大桥通车。"]) { folder in
            let paths = ["a.txt", "b.txt"].map { folder.appendingPathComponent($0).path }
            let page = try Tool.run(["analyze", "--format", "html"] + paths).text
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
            #expect(page.contains("id=\"a1-title\">a.txt</h2>") && page.contains("id=\"a2-title\">b.txt</h2>"))
        }
    }

    @Test(
        "with both scripts the other one stands beside the text, or the one that is asked for",
        arguments: [
            (article: "网传停水。", options: [], other: "網傳停水。"), (article: "網傳停水。", options: [], other: "网传停水。"),
            (article: "网传停水。", options: ["--to", "hans"], other: "<td class=\"other\" lang=\"zh-Hans\"><div>网传停水。"),
        ])
    func bothScripts(article: String, options: [String], other: String) throws {
        let arguments = ["analyze", "--format", "html", "--both-scripts"] + options
        #expect(try Tool.run(arguments, input: article).text.contains(other))
    }

    @Test("brat has a folder with texts, annotation and its set-up, and keeps names apart") func brat() throws {
        try TemporaryFolder.with { folder in
            let output = folder.appendingPathComponent("made").path
            let input = ["a/b", "a_b", "..", ""].map { "{\"id\": \"\($0)\", \"text\": \"北京下雪。\"}" }.joined(
                separator: "\n")
            let result = try Tool.run(
                ["analyze", "--input", "jsonl", "--format", "brat", "--output", output], input: input)
            #expect(result.status == 0 && result.output.isEmpty)
            let names = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
            #expect(
                names == [
                    "_", "_..", "a_b", "a_b-2",
                ].flatMap { ["\($0).ann", "\($0).txt"] }.sorted() + ["annotation.conf", "visual.conf"])
            #expect(try String(contentsOfFile: output + "/a_b.txt", encoding: .utf8) == "北京下雪。")
        }
    }

    @Test("the set-up of a tool is printed without reading anything", arguments: ["brat", "label-studio"])
    func configuration(format: String) throws {
        let result = try Tool.run(["analyze", "--format", format, "--configuration", "/nowhere"])
        #expect(result.status == 0)
        #expect(result.text.lowercased().contains("person"))
    }

    private static let wrongCalls: [[String]] = [
        ["--format", "html", "--offsets", "utf16"], ["--both-scripts"], ["--resume", "x"], ["--configuration"],
        ["--input", "jsonl", "--format", "brat"], ["--format", "brat", "a.txt", "b.txt"],
        ["--input", "jsonl", "--format", "jsonl", "--resume", "x", "--output", "y"],
        ["--input", "jsonl", "--format", "html", "--resume", "x"], ["--output", "/nowhere/x"],
    ]

    @Test("options that do not go together are 2", arguments: wrongCalls)
    func wrongCall(arguments: [String]) throws {
        let result = try Tool.run(["analyze"] + arguments, input: Self.article)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(!result.error.isEmpty)
    }
}
