import AlignedText
import Bianyan
import Foundation
import Testing

/// A text with the names that are to be found in it.
struct NameTrap: Sendable, CustomTestStringConvertible {
    let marked: String
    /// Whether it is known to go wrong: then it must, until it is moved to the others.
    let fails: Bool
    let text: String
    let names: [ScalarRange]

    init(marked: String, fails: Bool) {
        (self.marked, self.fails) = (marked, fails)
        var scalars: [Unicode.Scalar] = []
        var names: [ScalarRange] = []
        var start: Int?
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦": start = scalars.count
            case "⟧":
                if let open = start { names.append(open..<scalars.count) }
                start = nil
            case "¶": scalars.append("\n")
            default: scalars.append(scalar)
            }
        }
        text = String(scalars: scalars[...])
        self.names = names
    }

    var testDescription: String { marked }
}

/// Tables of cases beside this file.
enum NameCases {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Cases")

    static let traps: [NameTrap] = {
        guard let table = try? LexiconTable(path: folder.appendingPathComponent("name-traps.tsv").path) else {
            return []
        }
        return table.rows.map { NameTrap(marked: $0.fields[1], fails: $0.fields[2] == "fails") }
    }()

    /// The keys of entities with their spellings.
    static let spellings: [(key: String, spellings: [String], failing: Set<String>)] = {
        guard let table = try? LexiconTable(path: folder.appendingPathComponent("regional-names.tsv").path) else {
            return []
        }
        return table.rows.map { row in
            let spellings = row.fields[1...4].flatMap { $0.split(separator: "|").map(String.init) }
            return (row.fields[0], spellings, Set(row.fields[5].split(separator: "|").map(String.init)))
        }
    }()
}

@Suite("Names that hide or seem to stand")
struct NameTrapTests {
    @Test("there are the cases that were promised")
    func counted() {
        #expect(NameCases.traps.count >= 150)
        #expect(NameCases.spellings.count >= 300)
    }

    @Test("are told from what is none", arguments: NameCases.traps)
    func trap(_ trap: NameTrap) throws {
        let analysis = try Shared.analyzer.get().analysis(
            of: trap.text, options: AnalysisOptions(findsStatements: false))
        let found = analysis.mentions.filter { $0.form == .name }.map(\.range)
        #expect((found == trap.names) != trap.fails, "found \(found.map { String(scalars: analysis.text[$0]) })")
    }

    @Test("in every region's spelling are one entity")
    func regional() throws {
        let analyzer = try Shared.analyzer.get()
        for (key, spellings, failing) in NameCases.spellings {
            for spelling in spellings {
                let analysis = analyzer.analysis(
                    of: "昨日有消息说，\(spelling)将于下周公布结果。", options: AnalysisOptions(findsStatements: false))
                let isFound = analysis.mentions.contains { mention in
                    String(scalars: analysis.text[mention.range]) == spelling
                        && mention.entity.map { analysis.entities[$0].key } == key
                }
                #expect(isFound != failing.contains(spelling), "\(key) \(spelling)")
            }
        }
    }
}
