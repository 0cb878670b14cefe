import TestSupport
import Testing

@Suite("segment and normalize")
struct TextCommandTests {
    private static let segmented: [(input: String, output: String)] = [
        ("", ""), ("\n", "\n"), ("北京的学生\n", "北京 的 学生\n"), ("北京的学生", "北京 的 学生\n"),
        ("\n北京 大学\n\n\u{3000}学生 \t\n大学\r\n", "\n北京 大学\n\n学生\n大学\n"),
    ]

    @Test("one line for each line, words parted by one space", arguments: segmented)
    func segment(input: String, output: String) throws {
        let result = try Tool.run(["segment"], input: input)
        #expect(result.status == 0)
        #expect(result.text.unicodeScalars.elementsEqual(output.unicodeScalars))
    }

    @Test("without white space the output is the input", arguments: 0..<2)
    func segmentKeepsAll(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let input = (0..<20).map { _ in texts.text(pieces: 20) }.joined(separator: "\n")
        let result = try Tool.run(["segment"], input: input)
        func letters(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { !$0.properties.isWhitespace } }
        #expect(letters(result.text) == letters(input))
        #expect(
            result.lines.count == input.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).count)
        #expect(!result.text.unicodeScalars.contains("\t"))
        #expect(result.lines.allSatisfy { !$0.contains("  ") && !$0.hasPrefix(" ") && !$0.hasSuffix(" ") })
    }

    private static let normalized: [(arguments: [String], input: String, output: String)] = [
        ([], "据他说。\n", "据他说。\n"), ([], "據(jù)他說。", "據他說。"), (["--to", "hans"], "據(jù)他說。", "据他说。"),
        (["--to", "hans", "--no-repair"], "據(jù)他說。", "据(jù)他说。"), (["--to", "hant"], "头发和发展", "頭髮和發展"),
        (["--to", "twp"], "软件", "軟體"), ([], "", ""),
    ]

    @Test("clean text in the script that is wished", arguments: normalized)
    func normalize(arguments: [String], input: String, output: String) throws {
        let result = try Tool.run(["normalize"] + arguments, input: input)
        #expect(result.status == 0)
        #expect(result.text == output)
    }

    @Test("the plan replays to the text that is printed without it", arguments: ["keep", "hans", "twp"])
    func plan(target: String) throws {
        var texts = RandomText(seed: 5)
        for _ in 0..<2 {
            let input = texts.text(pieces: 60)
            let text = try Tool.run(["normalize", "--to", target], input: input)
            let record = try JSONTree(
                parsing: Tool.run(["normalize", "--to", target, "--format", "json", "--offsets", "utf8"], input: input)
                    .output)
            #expect(record["schema"].string == "bianyan.plan/1")
            #expect((record["normalized"]["text"].string ?? "").unicodeScalars.elementsEqual(text.text.unicodeScalars))
            #expect(PlanReplay.text(of: record)?.elementsEqual(text.text.unicodeScalars) == true)
        }
    }

    @Test("other charsets are found, or named") func charsets() throws {
        let bytes: [UInt8] = [0xB4, 0xF3, 0xC7, 0xC5, 0xCD, 0xA8, 0xB3, 0xB5, 0xA1, 0xA3]
        let result = try Tool.run(["normalize", "--encoding", "GB18030"], input: bytes)
        #expect(result.text == "大桥通车。")
    }
}
