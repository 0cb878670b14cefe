internal import Lexicons
internal import PatternMatching

/// The closed-class words around the noun phrase that names who speaks.
struct FrameVocabulary: Sendable {
    /// What a word does there.
    struct Roles: OptionSet, Sendable {
        let rawValue: UInt32
        /// Stands before the phrase and is no part of it: 但, 昨日.
        static let lead = Roles(rawValue: 1)
        /// Stands between the phrase and its verb: 也, 周五.
        static let adjunct = Roles(rawValue: 2)
        /// Opens a phrase that reaches to the verb: 在, 向.
        static let preposition = Roles(rawValue: 4)
        /// Leads from the relaying source to the one relayed: 援引.
        static let cite = Roles(rawValue: 8)
        /// Says where something is known from: 据.
        static let evidential = Roles(rawValue: 16)
    }

    private let trie: PatternTrie

    init(lexicons: LexiconDirectory, fold: ScalarFold) throws(StatementsError) {
        var roles: [[Unicode.Scalar]: Roles] = [:]
        do throws(LexiconError) {
            let table = try lexicons.table("cues/frame.tsv")
            let cue = try table.column("cue")
            let subtype = try table.column("subtype")
            for row in table.rows {
                let role: Roles
                switch row.fields[subtype] {
                case "lead": role = .lead
                case "adjunct": role = .adjunct
                case "preposition": role = .preposition
                case "cite": role = .cite
                case "evidential": role = .evidential
                default:
                    throw LexiconError(
                        file: table.file, line: row.line,
                        reason: .invalidValue(column: "subtype", value: row.fields[subtype]))
                }
                roles[fold.fold(row.fields[cue]), default: []].insert(role)
            }
        } catch {
            throw StatementsError.dictionary(error)
        }
        trie = PatternTrie(roles.map { ($0.key, $0.value.rawValue) })
    }

    /// The end of the longest word with a role that begins at a place and ends by `limit`.
    func end(of role: Roles, at place: Int, in folded: [Unicode.Scalar], limit: Int) -> Int? {
        var found: Int?
        trie.forEachPattern(at: place, in: folded) { end, payload in
            if end <= limit, Roles(rawValue: payload).contains(role) { found = end }
        }
        return found
    }
}
