public import Lexicons
public import PatternMatching

/// The entities of the dictionaries and every name that stands for them, in matching form.
public struct EntityLexicon: Sendable {
    /// A name of an entity.
    struct Surface: Sendable {
        /// The index of the entity.
        let entity: Int
        /// Whether it is the canonical name.
        let isCanonical: Bool
        /// Whether it counts only beside another name of the entity.
        let needsCompany: Bool
    }

    /// The entities in the order of their files.
    let entities: [Entity]
    let surfaces: [Surface]
    let trie: PatternTrie
    /// The other names with the same wording, by the one that the trie gives: in the order in which they claim it.
    private let rivals: [Int: [Int]]

    /// Reads all files of `entities`, and then the user's own tables, which overlay them.
    ///
    /// - Throws: `MentionsError` that names the file and the line.
    public init(lexicons: LexiconDirectory, overlays: [LexiconTable] = [], fold: ScalarFold) throws(MentionsError) {
        var entities: [Entity] = []
        var surfaces: [Surface] = []
        var patterns: [(pattern: [Unicode.Scalar], payload: UInt32)] = []
        var seen: Set<String> = []
        func add(_ text: Substring, entity: Int, isCanonical: Bool) {
            var text = text
            var needsCompany = false
            if text.last == "?" {
                needsCompany = true
                text.removeLast()
            }
            guard !text.isEmpty else { return }
            patterns.append((fold.fold(String(text)), UInt32(surfaces.count)))
            surfaces.append(Surface(entity: entity, isCanonical: isCanonical, needsCompany: needsCompany))
        }
        do throws(LexiconError) {
            let tables = try lexicons.tables(in: "entities")
            for table in overlays + tables {
                let key = try table.column("key")
                let type = try table.column("type")
                let hans = try table.column("hans")
                let hant = try table.column("hant")
                let en = try table.column("en")
                let names = [hans, hant, en]
                let aliases = try table.column("aliases")
                let facts = try table.column("facts")
                for row in table.rows {
                    let fields = row.fields
                    guard let kind = EntityType(rawValue: fields[type]) else {
                        throw LexiconError(
                            file: table.file, line: row.line,
                            reason: .invalidValue(column: "type", value: fields[type]))
                    }
                    // An entity that an earlier table has is overlaid by it.
                    guard seen.insert(fields[key]).inserted else { continue }
                    let flags = fields[facts].split(separator: "|")
                    let plain = names.map { column -> String? in
                        let name = fields[column].last == "?" ? String(fields[column].dropLast()) : fields[column]
                        return name.isEmpty ? nil : name
                    }
                    for column in names { add(fields[column][...], entity: entities.count, isCanonical: true) }
                    for alias in fields[aliases].split(separator: "|") {
                        let parts = alias.split(separator: ":", maxSplits: 2)
                        guard parts.count == 3 else {
                            throw LexiconError(
                                file: table.file, line: row.line,
                                reason: .invalidValue(column: "aliases", value: String(alias)))
                        }
                        add(parts[2], entity: entities.count, isCanonical: false)
                    }
                    entities.append(
                        Entity(
                            type: kind, key: fields[key], hans: plain[0], hant: plain[1], en: plain[2],
                            isOfficial: flags.contains("official"),
                            holdsOffice: flags.contains(where: Self.isOffice), isOutlet: flags.contains("outlet"))
                    )
                }
            }
        } catch {
            throw MentionsError.dictionary(error)
        }
        // Of two entities that share a name, the one for which it is canonical, or needs no company, has it.
        let order = patterns.indices.sorted {
            let (left, right) = (surfaces[Int(patterns[$0].payload)], surfaces[Int(patterns[$1].payload)])
            return (left.needsCompany ? 1 : 0, left.isCanonical ? 0 : 1, $0)
                < (right.needsCompany ? 1 : 0, right.isCanonical ? 0 : 1, $1)
        }
        self.entities = entities
        self.surfaces = surfaces
        trie = PatternTrie(order.map { patterns[$0] })
        var firsts: [[Unicode.Scalar]: Int] = [:]
        var rivals: [Int: [Int]] = [:]
        for index in order {
            let surface = Int(patterns[index].payload)
            if let first = firsts[patterns[index].pattern] {
                if surfaces[first].entity != surfaces[surface].entity { rivals[first, default: []].append(surface) }
            } else {
                firsts[patterns[index].pattern] = surface
            }
        }
        self.rivals = rivals
    }

    /// The names of all entities that claim a wording, the strongest first.
    func claimants(of surface: Int) -> [Int] { [surface] + (rivals[surface] ?? []) }

    /// Whether a fact names an office that one speaks in; members of parliaments and parties speak for themselves, and
    /// singers and players hold none.
    private static func isOffice(_ fact: Substring) -> Bool {
        guard fact.hasPrefix("office=") else { return false }
        return ![
            "议员", "立法委员", "成员", "歌手", "演员", "导演", "作家", "球员", "运动员", "教练", "主持人", "教授", "主播", "艺人", "名媛", "夫人",
            "活动人士", "评论员", "记者", "律师",
        ].contains { fact.hasSuffix($0) }
    }
}
