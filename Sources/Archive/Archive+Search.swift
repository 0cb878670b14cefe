internal import Bianyan
internal import GRDB

extension Archive {
    /// The statements that a query finds, those of the newest articles first and those without a date last.
    ///
    /// - Throws: `ArchiveError`.
    /// - Complexity: that of the index for each word, and linear in the statements that have all of them.
    public func search(_ query: SearchQuery) throws(ArchiveError) -> [SearchHit] {
        let terms = words.terms(of: query.text)
        return try read { db in
            // A name of several words is one term.
            let whole = self.folded(query.text)
            let isName = try terms.count > 1 && !self.entities(named: query.text, in: db).isEmpty
            let sought = try (isName ? [Array(whole.unicodeScalars)] : terms).map {
                try Term($0, words: self.words, db: db)
            }
            var conditions: [String] = []
            var arguments: [(any DatabaseValueConvertible)?] = []
            for term in sought {
                var ways: [String] = []
                if let match = term.match {
                    ways.append("s.id IN (SELECT rowid FROM search WHERE search MATCH ?)")
                    arguments.append(match)
                }
                if !term.entities.isEmpty {
                    ways.append(
                        "s.id IN (SELECT statement FROM mention WHERE form = 'name' AND entity IN (\(term.entityList)))"
                    )
                }
                if ways.isEmpty { return [] }
                conditions.append("(\(ways.joined(separator: " OR ")))")
            }
            var entities: [Int64] = []
            if let name = query.entity {
                entities = try self.entities(named: name, in: db)
                if entities.isEmpty { return [] }
                let list = entities.map(String.init).joined(separator: ",")
                conditions.append("s.id IN (SELECT statement FROM mention WHERE entity IN (\(list)))")
            }
            if let label = query.label {
                conditions.append("s.label = ?")
                arguments.append(label.rawValue)
            }
            if let kind = query.sourceKind {
                conditions.append("s.sourceKind = ?")
                arguments.append(kind.rawValue)
            }
            Self.limit(&conditions, &arguments, from: query.from, to: query.to)
            let filter = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
            let cursor = try Row.fetchCursor(
                db,
                sql: """
                    SELECT s.*, a.name AS articleName, a.date AS articleDate FROM statement s
                    JOIN article a ON a.id = s.article \(filter) ORDER BY a.date DESC, a.id DESC, s.id
                    """,
                arguments: StatementArguments(arguments))
            var hits: [SearchHit] = []
            var passed = 0
            while hits.count < query.limit, let row = try cursor.next() {
                guard
                    let places = try self.places(
                        of: sought, named: entities, in: row, db: db, isCounted: passed < query.offset)
                else { continue }
                if passed < query.offset {
                    passed += 1
                } else {
                    hits.append(Self.hit(row, matches: places))
                }
            }
            return hits
        }
    }

    /// Entities that a name or a key stands for.
    func entities(named name: String, in db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT entity FROM name WHERE folded = ?1 UNION SELECT id FROM entity WHERE identity = ?2
                """,
            arguments: [folded(name), "=\(name)"])
    }

    static func limit(
        _ conditions: inout [String], _ arguments: inout [(any DatabaseValueConvertible)?], from: ArticleDate?,
        to: ArticleDate?
    ) {
        if let from {
            conditions.append("a.date >= ?")
            arguments.append(from.description)
        }
        if let to {
            // The last day is meant with its minutes.
            conditions.append("a.date <= ?")
            arguments.append(to.description.utf8.count > 10 ? to.description : to.description + "T99")
        }
    }

    /// Where the terms stand in a statement; nil when one of them only seemed to.
    private func places(
        of terms: [Term], named entities: [Int64], in row: Row, db: Database, isCounted: Bool
    ) throws -> [TextPlace]? {
        if terms.isEmpty, entities.isEmpty { return [] }
        let statement: Int64 = row["id"]
        let start: Int = row["start"]
        let scalars = Array((row["body"] as String).unicodeScalars)
        let runs = RepairRuns(text: row["repairs"])
        var places: [TextPlace] = []
        func named(_ list: String, _ form: String) throws -> [TextPlace] {
            try Row.fetchAll(
                db,
                sql: "SELECT start, \"end\" FROM mention WHERE statement = ? AND entity IN (\(list)) \(form)",
                arguments: [statement]
            ).map { TextPlace(start: $0["start"], end: $0["end"]) }
        }
        for term in terms {
            var found = words.occurrences(of: term.scalars, in: scalars).map { range in
                let place = runs.sourceRange(of: range)
                return TextPlace(start: start + place.lowerBound, end: start + place.upperBound)
            }
            if !term.entities.isEmpty { found += try named(term.entityList, "AND form = 'name'") }
            if found.isEmpty { return nil }
            places += found
        }
        if !entities.isEmpty, !isCounted {
            places += try named(entities.map(String.init).joined(separator: ","), "")
        }
        return Set(places).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private static func hit(_ row: Row, matches: [TextPlace]) -> SearchHit {
        SearchHit(
            article: row["article"], name: row["articleName"], date: row["articleDate"],
            statement: "s\((row["ordinal"] as Int) + 1)", start: row["start"], end: row["end"],
            text: row["original"] ?? row["body"], label: row["label"], sourceKind: row["sourceKind"],
            source: row["sourceName"], matches: matches)
    }
}

/// A word of a query.
private struct Term {
    /// The folded word.
    let scalars: [Unicode.Scalar]
    /// What the index of words is asked; nil for a word that it cannot have.
    let match: String?
    /// Those whom it names.
    let entities: [Int64]

    var entityList: String { entities.map(String.init).joined(separator: ",") }

    init(_ scalars: [Unicode.Scalar], words: WordIndex, db: Database) throws {
        self.scalars = scalars
        // The tokenizer cuts a query at its blanks: a string of words is a phrase.
        let phrases = words.cuts(of: scalars).map { "\"\($0.joined(separator: " "))\"" }
        match = phrases.isEmpty ? nil : phrases.joined(separator: " OR ")
        entities = try Int64.fetchAll(
            db, sql: "SELECT entity FROM name WHERE folded = ?", arguments: [String(scalars: scalars)])
    }
}
