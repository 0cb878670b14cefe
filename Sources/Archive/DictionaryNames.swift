internal import Bianyan
internal import Synchronization

/// The names that the dictionaries have for their entities: what an archive files with an entity when it first meets it, so
/// that a name of any region finds what stands under another.
final class DictionaryNames: Sendable {
    private let lexicons: LexiconDirectory
    private let overlays: [String]
    private let names = Mutex<[String: [String]]?>(nil)

    init(lexicons: LexiconDirectory, overlays: [String]) {
        self.lexicons = lexicons
        self.overlays = overlays
    }

    /// The names of a key, without those that mean somebody only in company. Reads the tables when it is first asked.
    func names(of key: String) throws(ArchiveError) -> [String] {
        try names.withLock { held throws(ArchiveError) in
            let all: [String: [String]]
            if let held { all = held } else { all = try read() }
            held = all
            return all[key] ?? []
        }
    }

    private func read() throws(ArchiveError) -> [String: [String]] {
        var found: [String: [String]] = [:]
        do {
            let own = try overlays.map { try LexiconTable(path: $0) }
            for table in own + (try lexicons.tables(in: "entities")) {
                let key = try table.column("key")
                let columns = try ["hans", "hant", "en"].map { try table.column($0) }
                let aliases = try table.column("aliases")
                for row in table.rows where found[row.fields[key]] == nil {
                    let canonical = columns.map { row.fields[$0] }
                    let others = row.fields[aliases].split(separator: "|").compactMap { alias -> String? in
                        let parts = alias.split(separator: ":", maxSplits: 2)
                        return parts.count == 3 ? String(parts[2]) : nil
                    }
                    found[row.fields[key]] = (canonical + others).filter { !$0.isEmpty && $0.last != "?" }
                }
            }
        } catch {
            throw .dictionaries("\(error)")
        }
        return found
    }
}
