internal import Bianyan
internal import Foundation
internal import GRDB

extension Archive {
    /// Official denials against reported claims, those of the newest articles first.
    ///
    /// A claim of another article must name somebody whom the denial is about, share the words that carry its meaning, be
    /// no denial itself, come from somebody else, and be no later than the denial. Where a date is not known, the order
    /// cannot be, and the flag is less sure. Of an article only the statement that fits best is flagged.
    ///
    /// - Parameter found: takes each flag as it is found.
    /// - Throws: `ArchiveError`.
    /// - Complexity: linear in the denials, with a bounded number of candidates for each.
    public func flags(_ query: FlagQuery, found: (FlagRecord) -> Void) throws(ArchiveError) {
        try read { db in
            var left = query.limit
            var entities: Set<Int64>?
            if let name = query.entity {
                let named = Set(try self.entities(named: name, in: db))
                if named.isEmpty { return }
                entities = named
            }
            var conditions = [
                "d.isOfficial", "d.polarity = 'denies'", "d.reality = 'asserted'", "d.status = 'standing'",
            ]
            var arguments: [(any DatabaseValueConvertible)?] = []
            Self.limit(&conditions, &arguments, from: query.from, to: query.to)
            let cursor = try Row.fetchCursor(
                db,
                sql: """
                    SELECT d.*, d.id AS denialId, s.ordinal AS statementOrdinal, s.start, s."end", s.body, s.original,
                        s.repairs, a.name AS articleName, a.date AS articleDate
                    FROM denial d JOIN statement s ON s.id = d.statement JOIN article a ON a.id = d.article
                    WHERE \(conditions.joined(separator: " AND ")) ORDER BY a.date DESC, a.id DESC, d.ordinal
                    """,
                arguments: StatementArguments(arguments))
            let total = try Int.fetchOne(db, sql: "SELECT max(id) FROM statement") ?? 0
            while left > 0, let row = try cursor.next() {
                var records: [FlagRecord] = []
                if query.place != .across {
                    records += try self.insideFlags(of: row, entities: entities, db: db)
                }
                if query.place != .inside {
                    records += try self.acrossFlags(of: row, entities: entities, statements: total, db: db)
                }
                for record in records where record.confidence >= query.confidence && left > 0 {
                    found(record)
                    left -= 1
                }
            }
        }
    }

    /// The flags of a query in a list.
    public func flags(_ query: FlagQuery) throws(ArchiveError) -> [FlagRecord] {
        var records: [FlagRecord] = []
        try flags(query) { records.append($0) }
        return records
    }

    // MARK: inside an article

    private func insideFlags(of denial: Row, entities: Set<Int64>?, db: Database) throws -> [FlagRecord] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT f.confidence AS flagConfidence, s.*, a.name AS articleName, a.date AS articleDate
                FROM flag f JOIN statement s ON s.id = f.claim JOIN article a ON a.id = f.article
                WHERE f.denial = ? ORDER BY f.id
                """,
            arguments: [denial["denialId"] as Int64])
        return try rows.compactMap { row in
            if let entities {
                let named = try self.entities(ofStatement: row["id"], db: db)
                    .union(self.entities(ofStatement: denial["statement"], db: db))
                if named.isDisjoint(with: entities) { return nil }
            }
            return FlagRecord(
                place: .inside, confidence: row["flagConfidence"], denial: Self.denialSide(denial),
                claim: Self.claimSide(row))
        }
    }

    // MARK: across articles

    /// How many statements are looked at for a denial.
    private static let candidates = 80
    /// By how many of its rarest words they are looked for.
    private static let soughtWords = 8

    private func acrossFlags(
        of denial: Row, entities wanted: Set<Int64>?, statements total: Int, db: Database
    ) throws -> [FlagRecord] {
        let denied = try deniedContent(of: denial, db: db)
        if let wanted, wanted.isDisjoint(with: denied.entities.union(denied.context)) { return [] }
        var rarity: [String: Double] = [:]
        for word in denied.words { rarity[word] = try self.rarity(of: word, statements: total, db: db) }
        let sought = denied.words.filter { (rarity[$0] ?? 0) > 0 }
            .sorted { (-(rarity[$0] ?? 0), $0) < (-(rarity[$1] ?? 0), $1) }.prefix(Self.soughtWords)
        if sought.isEmpty { return [] }
        let date = (denial["articleDate"] as String?).flatMap { ArticleDate($0) }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT s.*, a.name AS articleName, a.date AS articleDate FROM search
                JOIN statement s ON s.id = search.rowid JOIN article a ON a.id = s.article
                WHERE search MATCH ? AND s.article <> ? AND s.label <> 'denial'
                    AND (s.label IN ('reported_fact', 'quote') OR s.isHeading)
                    AND (a.date IS NULL OR ? IS NULL OR substr(a.date, 1, 10) <= ?)
                ORDER BY search.rank LIMIT \(Self.candidates)
                """,
            arguments: [
                sought.map { "\"\($0)\"" }.joined(separator: " OR "), denial["article"] as Int64, date?.day, date?.day,
            ])
        let matcher = ClaimMatcher { [rarity] in rarity[$0] ?? 1 }
        var best: [Int64: (row: Row, confidence: Double)] = [:]
        for row in rows {
            let claimDate = (row["articleDate"] as String?).flatMap { ArticleDate($0) }
            if let date, let claimDate, !Self.isInOrder(claimDate, date) { continue }
            let denier = denial["denierEntity"] as Int64?
            if let denier, row["sourceEntity"] as Int64? == denier { continue }
            guard let claim = try content(ofStatement: row, near: denied, db: db) else { continue }
            var confidence = matcher.confidence(denied: denied, claim: claim)
            if date == nil || claimDate == nil { confidence *= 0.9 }
            if let days = claimDate.flatMap({ claim in date.map { claim.days(to: $0) } }) {
                // What was reported long ago is seldom what is denied today.
                confidence *= pow(0.5, Double(max(0, days - 30)) / 365)
            }
            let article: Int64 = row["article"]
            if confidence > best[article]?.confidence ?? 0 { best[article] = (row, confidence) }
        }
        return best.values.sorted { ($0.confidence, $1.row["id"] as Int64) > ($1.confidence, $0.row["id"] as Int64) }
            .map {
                FlagRecord(
                    place: .across, confidence: $0.confidence, denial: Self.denialSide(denial),
                    claim: Self.claimSide($0.row))
            }
    }

    /// Whether a claim may come before a denial; two of one day may, unless both tell their minutes.
    private static func isInOrder(_ claim: ArticleDate, _ denial: ArticleDate) -> Bool {
        claim.description.utf8.count == denial.description.utf8.count ? claim <= denial : claim.day <= denial.day
    }

    /// What a denial denies: its targets, or else its own words.
    private func deniedContent(of denial: Row, db: Database) throws -> ClaimMatcher.Content {
        let targets = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM target WHERE denial = ? ORDER BY isRequired DESC, confidence DESC, start LIMIT 3
                """,
            arguments: [denial["denialId"] as Int64])
        let article: Int64 = denial["article"]
        let statement: Int64 = denial["statement"]
        var context = try entities(ofStatement: statement, db: db)
        if let denier = denial["denierEntity"] as Int64? { context.insert(denier) }
        let text: String
        var entities: Set<Int64> = []
        if targets.isEmpty {
            text = denial["body"]
        } else {
            text = targets.map { $0["text"] as String }.joined(separator: "\n")
            for target in targets {
                entities.formUnion(
                    try Int64.fetchSet(
                        db,
                        sql: """
                            SELECT entity FROM mention WHERE article = ? AND start >= ? AND "end" <= ?
                            AND entity IS NOT NULL
                            """,
                        arguments: [article, target["start"] as Int, target["end"] as Int]))
            }
        }
        context.formUnion(try wholes(of: context, db: db))
        var denied = try content(text, entities: entities, context: context.subtracting(entities), db: db)
        if let first = targets.first {
            denied.hasSubject =
                try Bool.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) > 0 FROM mention WHERE article = ? AND start = ? AND entity IS NOT NULL
                        """,
                    arguments: [article, first["start"] as Int]) ?? false
        }
        return denied
    }

    /// Those whose names other names begin with: 杭州 of 杭州市水务集团, 瑞典 of 瑞典司法部.
    private func wholes(of entities: Set<Int64>, db: Database) throws -> Set<Int64> {
        guard !entities.isEmpty else { return [] }
        let list = entities.map(String.init).joined(separator: ",")
        var heads: Set<String> = []
        for name in try String.fetchAll(db, sql: "SELECT folded FROM name WHERE entity IN (\(list))") {
            let scalars = Array(name.unicodeScalars)
            guard scalars.count > 3, scalars.allSatisfy(WordIndex.isHan) else { continue }
            for length in 2...min(5, scalars.count - 2) { heads.insert(String(scalars: scalars[..<length])) }
        }
        var wholes: Set<Int64> = []
        let statement = try db.cachedStatement(sql: "SELECT entity FROM name WHERE folded = ?")
        for head in heads { wholes.formUnion(try Int64.fetchAll(statement, arguments: [head])) }
        return wholes
    }

    /// What a statement claims; nil when it names nobody whom the denial is about, which most do not.
    private func content(
        ofStatement row: Row, near denied: ClaimMatcher.Content, db: Database
    ) throws -> ClaimMatcher.Content? {
        let entities = try entities(ofStatement: row["id"], db: db)
        let beside = try db.cachedStatement(
            sql: """
                SELECT m.entity FROM statement s JOIN mention m ON m.statement = s.id
                WHERE s.article = ?1 AND s.ordinal IN (0, 1, ?2) AND m.entity IS NOT NULL
                """)
        let context = try Int64.fetchSet(
            beside, arguments: [row["article"] as Int64, (row["ordinal"] as Int) - 1])
        let sought = denied.entities.union(denied.context)
        if sought.isDisjoint(with: entities), sought.isDisjoint(with: context) { return nil }
        return try content(row["body"], entities: entities, context: context.subtracting(entities), db: db)
    }

    private func content(
        _ text: String, entities: Set<Int64>, context: Set<Int64>, db: Database
    ) throws -> ClaimMatcher.Content {
        let list = entities.union(context).map(String.init).joined(separator: ",")
        let names =
            list.isEmpty ? [] : try String.fetchAll(db, sql: "SELECT folded FROM name WHERE entity IN (\(list))")
        return ClaimMatcher.Content(
            words: words.words(of: text.unicodeScalars.map { $0 }).map(\.text), names: names, entities: entities,
            context: context)
    }

    private func entities(ofStatement id: Int64, db: Database) throws -> Set<Int64> {
        try Int64.fetchSet(
            try db.cachedStatement(sql: "SELECT entity FROM mention WHERE statement = ? AND entity IS NOT NULL"),
            arguments: [id])
    }

    /// How rare a word is in the statements of the archive: the logarithm of the inverse of its share.
    private func rarity(of word: String, statements: Int, db: Database) throws -> Double {
        let count = try db.cachedStatement(sql: "SELECT doc FROM searchWord WHERE term = ?")
        let found = try Int.fetchOne(count, arguments: [word]) ?? 0
        return log(Double(statements + 20) / Double(found + 1))
    }

    // MARK: records

    private static func denialSide(_ row: Row) -> FlagRecord.Side {
        FlagRecord.Side(
            article: row["article"], name: row["articleName"], date: row["articleDate"],
            statement: "s\((row["statementOrdinal"] as Int) + 1)", start: row["start"], end: row["end"],
            text: row["original"] ?? row["body"], source: row["denier"])
    }

    private static func claimSide(_ row: Row) -> FlagRecord.Side {
        FlagRecord.Side(
            article: row["article"], name: row["articleName"], date: row["articleDate"],
            statement: "s\((row["ordinal"] as Int) + 1)", start: row["start"], end: row["end"],
            text: row["original"] ?? row["body"], source: row["sourceName"])
    }
}
