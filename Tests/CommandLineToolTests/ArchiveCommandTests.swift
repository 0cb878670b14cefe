import Foundation
import Testing

@Suite("The archive from the command line")
struct ArchiveCommandTests {
    private static let lines = """
        {"id": "hant", "date": "2024-05-02", "text": "鴻海發言人週三否認收購日產。"}
        {"id": "hans", "date": "2024-05-01", "text": "消息人士透露，鸿海打算收购日产。"}
        {"id": "broken"
        """

    @Test("articles are imported once, searched in the other script and flagged; bad lines are reported and counted")
    func wholeWay() throws {
        try TemporaryFolder.with(files: ["news.jsonl": Self.lines, "2024-05-03-a.txt": "天氣晴朗。"]) { (folder) throws in
            let archive = ["--archive", folder.appendingPathComponent("a.sqlite").path]
            let input = [
                folder.appendingPathComponent("news.jsonl").path,
                folder.appendingPathComponent("2024-05-03-a.txt").path,
            ]
            let first = try Tool.run(["import"] + archive + input)
            #expect(first.status == 1 && first.output.isEmpty)
            #expect(first.error.contains("news.jsonl:3: "))
            #expect(first.error.contains("3 added, 0 known, 0 renewed, 1 failed; 3 articles"))
            let second = try Tool.run(["import"] + archive + input)
            #expect(second.error.contains("0 added, 3 known, 0 renewed, 1 failed; 3 articles"))
            let hits = try Tool.run(["search"] + archive + ["收購", "--format", "jsonl"])
            #expect(hits.status == 0 && hits.lines.count == 2)
            #expect(try Tool.run(["search"] + archive + ["否认"]).text.contains("[否認]"))
            let late = try Tool.run(["search"] + archive + ["--from", "2024-05-03"])
            #expect(late.text.contains("2024-05-03-a.txt"))
            let flags = try Tool.run(["flags"] + archive + ["--place", "across", "--format", "jsonl"])
            #expect(flags.lines.count == 1 && flags.text.contains("\"place\":\"across\""))
        }
    }

    @Test(
        "a wrong call is one",
        arguments: [
            ["search"], ["search", "--label", "rumour", "a"], ["search", "--archive", "/nowhere/a.sqlite", "a"],
            ["flags", "--from", "yesterday"], ["serve", "--port", "70000"],
            ["serve", "--archive", "/nowhere/a.sqlite"],
        ])
    func wrong(arguments: [String]) throws {
        let result = try Tool.run(arguments)
        #expect(result.status == 2)
        #expect(result.output.isEmpty && !result.error.isEmpty)
    }
}
