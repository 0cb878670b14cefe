import Foundation
import Testing

@Suite("Exit statuses: 0 done, 1 some input failed, 2 the call is wrong")
struct ExitStatusTests {
    private static let wrongCalls: [[String]] = [
        ["no-such-command"], ["analyze", "--format", "no-such-format"], ["analyze", "--offsets", "bytes"],
        ["analyze", "--input", "xml"], ["analyze", "--no-such-option"], ["normalize", "--to", "klingon"],
        ["segment", "--standard", "no-such-standard"], ["mentions", "--format", "text"], ["evaluate"],
        ["analyze", "--encoding", "no-such-charset"], ["normalize", "--encoding", "no-such-charset"],
        ["analyze", "--dictionary", "/nowhere/names.tsv"],
    ]

    @Test("a wrong call is 2, says so on standard error and writes no results", arguments: wrongCalls)
    func wrongCall(arguments: [String]) throws {
        let result = try Tool.run(arguments, input: "大桥通车。")
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(!result.error.isEmpty)
    }

    @Test("help and version are results", arguments: [["--help"], ["--version"], ["analyze", "--help"]])
    func help(arguments: [String]) throws {
        let result = try Tool.run(arguments)
        #expect(result.status == 0)
        #expect(!result.output.isEmpty)
        #expect(result.error.isEmpty)
    }

    private static let readers: [[String]] = [
        ["analyze"], ["analyze", "--format", "json"], ["analyze", "--format", "jsonl"], ["normalize"],
        ["normalize", "--format", "json"],
        ["segment"], ["mentions"], ["mentions", "--format", "jsonl"],
    ]

    @Test("any bytes are an article: 0", arguments: readers)
    func anyBytes(arguments: [String]) throws {
        try TemporaryFolder.with { folder in
            let articles: [[UInt8]] = [[], [0xFF, 0xFE, 0xFD], [0], Array("「".utf8)]
            let paths = try articles.enumerated().map { index, bytes in
                let file = folder.appendingPathComponent("\(index).txt")
                try Data(bytes).write(to: file)
                return file.path
            }
            let result = try Tool.run(arguments + paths)
            #expect(result.status == 0)
            #expect(result.error.isEmpty)
        }
    }

    @Test(
        "`-` and no file both read standard input",
        arguments: [["analyze", "--format", "jsonl"], ["normalize"], ["segment"], ["mentions"]])
    func standardInput(arguments: [String]) throws {
        let text = "网传东湖区将停水三天。\n北京水务局否认这一说法。\n"
        let without = try Tool.run(arguments, input: text)
        let with = try Tool.run(arguments + ["-"], input: text)
        #expect(without.status == 0 && with.status == 0)
        #expect(!without.output.isEmpty)
        #expect(without.output == with.output)
    }

    @Test(
        "a file that cannot be read is 1, is named, and the others are done",
        arguments: ["analyze", "normalize", "segment", "mentions"])
    func missing(command: String) throws {
        try TemporaryFolder.with(files: ["a.txt": "北京的大桥通车。\n"]) { folder in
            let article = folder.appendingPathComponent("a.txt").path
            let alone = try Tool.run([command, article])
            for bad in ["/nowhere/b.txt", folder.path] {
                let result = try Tool.run([command, bad, article])
                #expect(result.status == 1)
                #expect(result.error == "bianyan: \(bad): cannot be read\n")
                #expect(result.output == alone.output)
            }
        }
    }

    private static let brokenDictionaries: [(text: String, message: String)] = [
        ("key\ttype\nx\tperson\n", ":1: no column"),
        ("key\ttype\thans\thant\ten\taliases\tfacts\torigin\nx\tperson\t林树\n", ":2: 3 fields where the header has 8"),
        (
            "key\ttype\thans\thant\ten\taliases\tfacts\torigin\n\nx\tmonster\t林树\t\t\t\t\town\n",
            ":3: type cannot be \"monster\""
        ),
    ]

    @Test("a broken dictionary is 2, and its line is named", arguments: brokenDictionaries)
    func dictionary(text: String, message: String) throws {
        try TemporaryFolder.with(files: ["names.tsv": text]) { folder in
            let path = folder.appendingPathComponent("names.tsv").path
            let result = try Tool.run(["analyze", "--dictionary", path], input: "大桥通车。")
            #expect(result.status == 2)
            #expect(result.output.isEmpty)
            #expect(result.error.hasPrefix("bianyan: \(path)\(message)"))
        }
    }

    @Test("a dictionary of the user's own is laid over ours") func overlay() throws {
        let table = "key\ttype\thans\thant\ten\taliases\tfacts\torigin\nmine-1\tperson\t林树桐\t\t\t\t\town\n"
        try TemporaryFolder.with(files: ["names.tsv": table]) { folder in
            let result = try Tool.run(
                ["mentions", "--dictionary", folder.appendingPathComponent("names.tsv").path], input: "他见到林树桐。")
            #expect(result.lines.contains { $0.contains("\t林树桐\t") && $0.contains("\tmine-1\t") })
        }
    }
}
