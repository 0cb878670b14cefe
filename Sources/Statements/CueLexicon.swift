public import Lexicons
public import PatternMatching

/// The cues of all functions, compiled into one automaton.
public struct CueLexicon: Sendable {
    private struct Entry: Sendable {
        let function: Int
        let subtype: String
        let surface: String
    }

    private let trie: PatternTrie
    /// For each pattern the entries that it stands for, one a function.
    private let entries: [[Entry]]

    /// Reads `cues/*.tsv`.
    ///
    /// - Throws: `StatementsError` that names the file and the line.
    public init(lexicons: LexiconDirectory, fold: ScalarFold) throws(StatementsError) {
        var indexOfPattern: [[Unicode.Scalar]: Int] = [:]
        var patterns: [(pattern: [Unicode.Scalar], payload: UInt32)] = []
        var entries: [[Entry]] = []
        do throws(LexiconError) {
            for (index, function) in Cue.Function.allCases.enumerated() {
                let table = try lexicons.table("cues/\(function.rawValue).tsv")
                let cue = try table.column("cue")
                let subtype = try table.column("subtype")
                for row in table.rows {
                    let pattern = fold.fold(row.fields[cue])
                    let entry = Entry(function: index, subtype: row.fields[subtype], surface: row.fields[cue])
                    if let known = indexOfPattern[pattern] {
                        if !entries[known].contains(where: { $0.function == index }) { entries[known].append(entry) }
                    } else {
                        indexOfPattern[pattern] = entries.count
                        patterns.append((pattern, UInt32(entries.count)))
                        entries.append([entry])
                    }
                }
            }
        } catch {
            throw StatementsError.dictionary(error)
        }
        trie = PatternTrie(patterns)
        self.entries = entries
    }

    /// The cues of a text: for each function leftmost-longest and apart.
    ///
    /// - Complexity: linear in the text.
    func cues(in folded: [Unicode.Scalar]) -> CueIndex {
        let functions = Cue.Function.allCases
        var found = [[Cue]](repeating: [], count: functions.count)
        var nextFree = [Int](repeating: 0, count: functions.count)
        var longest = [(end: Int, entry: Entry)?](repeating: nil, count: functions.count)
        for position in folded.indices {
            var touched: [Int] = []
            trie.forEachPattern(at: position, in: folded) { end, payload in
                for entry in entries[Int(payload)] where position >= nextFree[entry.function] {
                    if longest[entry.function] == nil { touched.append(entry.function) }
                    longest[entry.function] = (end, entry)
                }
            }
            for function in touched {
                guard let (end, entry) = longest[function] else { continue }
                found[function].append(
                    Cue(
                        range: position..<end, function: functions[function], subtype: entry.subtype,
                        surface: entry.surface))
                nextFree[function] = end
                longest[function] = nil
            }
        }
        return CueIndex(cues: found)
    }
}
