import Lexicons
import Testing

@Suite("The dictionaries of this checkout")
struct StandardLexiconTests {
    private static let cueFiles = [
        "carry", "commentary", "denial", "evidential", "fact", "frame", "modality", "negation", "non-denial",
        "quotation",
        "rebuttal", "report", "report-blocker", "rumour", "source", "target",
    ]

    @Test("are found without being named") func found() throws {
        #expect(try LexiconDirectory.standard().path.hasSuffix("dictionaries"))
    }

    @Test("cue files have a cue and a subtype in every row, and no cue of one class twice", arguments: cueFiles)
    func cues(name: String) throws {
        let table = try LexiconDirectory.standard().table("cues/\(name).tsv")
        let (cue, subtype) = (try table.column("cue"), try table.column("subtype"))
        #expect(!table.rows.isEmpty)
        var seen = Set<[String]>()
        for row in table.rows {
            #expect(!row.fields[cue].isEmpty && !row.fields[subtype].isEmpty, "line \(row.line)")
            #expect(row.fields[cue].unicodeScalars.allSatisfy { !$0.properties.isWhitespace }, "line \(row.line)")
            #expect(
                seen.insert([row.fields[cue], row.fields[subtype]]).inserted, "line \(row.line): \(row.fields[cue])")
        }
    }

    @Test("the folder of entities reads as a whole") func folders() throws {
        let directory = try LexiconDirectory.standard()
        #expect(try !directory.tables(in: "entities").isEmpty)
        #expect(throws: LexiconError.self) { try directory.tables(in: "no-such-folder") }
    }
}
