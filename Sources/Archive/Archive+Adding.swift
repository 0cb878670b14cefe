public import Bianyan
internal import Foundation
internal import GRDB

/// What became of articles that were to be added.
public struct ImportCounts: Sendable, Hashable {
    /// Articles that the archive did not have.
    public var added = 0
    /// Articles that it had already.
    public var known = 0
    /// Articles that it had, read anew with the dictionaries of now.
    public var renewed = 0

    /// Nothing yet.
    public init() {}

    /// The sum of two counts.
    public static func + (left: ImportCounts, right: ImportCounts) -> ImportCounts {
        var sum = left
        sum.added += right.added
        sum.known += right.known
        sum.renewed += right.renewed
        return sum
    }
}

extension Archive {
    /// Adds the articles that the archive does not have, all of them in one transaction.
    ///
    /// An article is known by its bytes: added again it changes nothing, but for its date if that was not known. May be
    /// called by several threads, whose analyses run side by side.
    ///
    /// - Throws: `ArchiveError`; `.query` when a charset has no name of one. Then none of them is added.
    /// - Complexity: linear in the articles.
    public func add(_ inputs: [ArticleInput], analyzer: Analyzer) throws(ArchiveError) -> ImportCounts {
        let digests = inputs.map { ContentDigest.of($0.content) }
        let present = try read { db in
            try digests.map { sha256 in
                try Bool.fetchOne(
                    db, sql: "SELECT date IS NOT NULL FROM article WHERE sha256 = ?", arguments: [sha256])
            }
        }
        var counts = ImportCounts()
        var fresh: [(input: ArticleInput, analysis: Analysis)] = []
        var dates: [(sha256: String, date: ArticleDate)] = []
        var seen: Set<String> = []
        for (index, input) in inputs.enumerated() {
            if let hasDate = present[index] {
                counts.known += 1
                if !hasDate, let date = input.date { dates.append((digests[index], date)) }
            } else if seen.insert(digests[index]).inserted {
                fresh.append((input, try analysis(of: input, by: analyzer)))
            } else {
                counts.known += 1
            }
        }
        if fresh.isEmpty, dates.isEmpty { return counts }
        let added = try write { db in
            var added = 0
            for (input, analysis) in fresh where try self.insert(input, analysis: analysis, into: db) { added += 1 }
            for (sha256, date) in dates {
                try db.execute(
                    sql: "UPDATE article SET date = ? WHERE sha256 = ? AND date IS NULL",
                    arguments: [date.description, sha256])
            }
            return added
        }
        counts.added = added
        counts.known += fresh.count - added
        return counts
    }

    /// Reads some stale articles anew, in one transaction.
    ///
    /// - Parameter limit: how many at most, so that memory stays flat: call again until none is left.
    /// - Returns: how many were renewed.
    public func renew(limit: Int, analyzer: Analyzer) throws(ArchiveError) -> Int {
        let stale = try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM article WHERE dictionaries <> ? ORDER BY id LIMIT ?",
                arguments: [self.dictionaries, limit]
            ).map { (id: $0["id"] as Int64, input: Self.input(of: $0)) }
        }
        var renewed: [(id: Int64, analysis: Analysis)] = []
        for (id, input) in stale { renewed.append((id, try analysis(of: input, by: analyzer))) }
        if renewed.isEmpty { return 0 }
        try write { db in
            for (id, analysis) in renewed {
                try Self.removeFindings(of: id, from: db)
                try db.execute(
                    sql: "UPDATE article SET dictionaries = ?, length = ? WHERE id = ?",
                    arguments: [self.dictionaries, analysis.text.count, id])
                try self.insertFindings(of: analysis, article: id, into: db)
            }
        }
        return renewed.count
    }

    /// Analyses an article of the archive as it would be analysed now.
    func analysis(
        of input: ArticleInput, by analyzer: Analyzer, options: AnalysisOptions = .init()
    ) throws(ArchiveError) -> Analysis {
        if input.isText {
            return analyzer.analysis(
                of: String(decoding: input.content, as: UTF8.self), id: input.name, options: options)
        }
        do {
            return try analyzer.analysis(
                of: input.content, id: input.name, encoding: input.encoding, options: options)
        } catch {
            throw .query("\(error)")
        }
    }

    static func input(of row: Row) -> ArticleInput {
        ArticleInput(
            name: row["name"], date: (row["date"] as String?).flatMap { ArticleDate($0) },
            content: Array(row["content"] as Data), isText: row["isText"], encoding: row["encoding"])
    }

    // MARK: rows

    private func insert(_ input: ArticleInput, analysis: Analysis, into db: Database) throws -> Bool {
        // Another thread or program may have been faster.
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO article (sha256, name, date, content, isText, encoding, length, dictionaries)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            analysis.origin.sha256, input.name, input.date?.description, Data(input.content), input.isText,
            input.encoding,
            analysis.text.count, dictionaries,
        ])
        guard db.changesCount > 0 else { return false }
        try insertFindings(of: analysis, article: db.lastInsertedRowID, into: db)
        return true
    }

    private static func removeFindings(of article: Int64, from db: Database) throws {
        // SQLite's index of words asks for the text that it has indexed.
        try db.execute(
            sql: "INSERT INTO search (search, rowid, body) SELECT 'delete', id, body FROM statement WHERE article = ?",
            arguments: [article])
        try db.execute(
            sql: "DELETE FROM target WHERE denial IN (SELECT id FROM denial WHERE article = ?)", arguments: [article])
        for table in ["flag", "denial", "mention", "statement"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE article = ?", arguments: [article])
        }
    }

    private func insertFindings(of analysis: Analysis, article: Int64, into db: Database) throws {
        let entities = try analysis.entities.indices.map { try entity($0, of: analysis, in: db) }
        let bodies = analysis.statements.map { RepairRuns.statement($0.range, of: analysis) }
        let statements = try insertStatements(
            of: analysis, bodies: bodies, article: article, entities: entities, into: db)
        try insertMentions(of: analysis, article: article, statements: statements, entities: entities, into: db)
        var denials: [Int64] = []
        for (ordinal, denial) in analysis.denials.enumerated() {
            try db.cachedStatement(
                sql: """
                    INSERT INTO denial (article, statement, ordinal, cueStart, cueEnd, denier, denierEntity, isOfficial,
                        polarity, reality, status, scope, targetKind, confidence)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                article, statements[denial.statement], ordinal, denial.cue.lowerBound, denial.cue.upperBound,
                denial.denier.map { Self.plain(analysis.repairedText(of: analysis.sources[$0].range)) },
                denial.denier.flatMap { analysis.entity(ofSource: $0) }.map { entities[$0] }, denial.isOfficial,
                denial.polarity.rawValue, denial.reality.rawValue, denial.status.rawValue, denial.scope.rawValue,
                denial.targetKind.rawValue, denial.confidence,
            ])
            denials.append(db.lastInsertedRowID)
            for target in denial.targets {
                try db.cachedStatement(
                    sql: """
                        INSERT INTO target (denial, statement, start, "end", isRequired, confidence, text)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """
                ).execute(arguments: [
                    denials[ordinal], statements[target.statement], target.range.lowerBound, target.range.upperBound,
                    target.isRequired, target.confidence, Self.plain(analysis.repairedText(of: target.range)),
                ])
            }
        }
        for flag in analysis.flags {
            try db.cachedStatement(
                sql: "INSERT INTO flag (article, denial, claim, confidence) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [article, denials[flag.denial], statements[flag.claim], flag.confidence])
        }
    }

    private func insertStatements(
        of analysis: Analysis, bodies: [(body: [Unicode.Scalar], runs: RepairRuns)], article: Int64, entities: [Int64],
        into db: Database
    ) throws -> [Int64] {
        var rows: [Int64] = []
        for (ordinal, statement) in analysis.statements.enumerated() {
            let source = statement.source ?? statement.carriedSource
            let body = Self.plain(String(scalars: bodies[ordinal].body))
            let runs = bodies[ordinal].runs.text
            try db.cachedStatement(
                sql: """
                    INSERT INTO statement (article, ordinal, start, "end", label, mode, isHeading, confidence, sourceKind,
                        sourceStart, sourceEnd, sourceName, sourceEntity, body, original, repairs)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                article, ordinal, statement.range.lowerBound, statement.range.upperBound, statement.label.rawValue,
                statement.mode.rawValue, statement.isHeading, statement.confidence,
                source.map { analysis.sources[$0].kind.rawValue }, source.map { analysis.sources[$0].range.lowerBound },
                source.map { analysis.sources[$0].range.upperBound },
                source.map { Self.plain(analysis.repairedText(of: analysis.sources[$0].range)) },
                source.flatMap { analysis.entity(ofSource: $0) }.map { entities[$0] }, body,
                runs == nil ? nil : Self.plain(analysis.text(of: statement.range)), runs,
            ])
            let row = db.lastInsertedRowID
            rows.append(row)
            try db.cachedStatement(sql: "INSERT INTO search (rowid, body) VALUES (?, ?)").execute(arguments: [
                row, body,
            ])
        }
        return rows
    }

    private func insertMentions(
        of analysis: Analysis, article: Int64, statements: [Int64], entities: [Int64], into db: Database
    ) throws {
        var names: Set<String> = []
        var next = 0
        for mention in analysis.mentions {
            while next < analysis.statements.count,
                analysis.statements[next].range.upperBound <= mention.range.lowerBound
            {
                next += 1
            }
            let isInside =
                next < analysis.statements.count
                && analysis.statements[next].range.lowerBound <= mention.range.lowerBound
            let entity = mention.entity.map { entities[$0] }
            try db.cachedStatement(
                sql: """
                    INSERT INTO mention (article, statement, entity, start, "end", type, form, origin, confidence)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                article, isInside ? statements[next] : nil, entity, mention.range.lowerBound, mention.range.upperBound,
                mention.type.rawValue, mention.form.rawValue, mention.origin.rawValue, mention.confidence,
            ])
            guard let entity, mention.form == .name else { continue }
            let folded = folded(analysis.repairedText(of: mention.range))
            if !folded.isEmpty, names.insert("\(folded)\u{0}\(entity)").inserted {
                try insertName(folded, of: entity, into: db)
            }
        }
    }

    private func entity(_ index: Int, of analysis: Analysis, in db: Database) throws -> Int64 {
        let entity = analysis.entities[index]
        let names = [entity.hans, entity.hant, entity.en].compactMap { $0 }
        let name = names.first ?? ""
        let identity = entity.key.map { "=\($0)" } ?? "\(entity.type.rawValue):\(folded(name))"
        let known = try db.cachedStatement(sql: "SELECT id FROM entity WHERE identity = ?")
        if let id = try Int64.fetchOne(known, arguments: [identity]) { return id }
        try db.cachedStatement(sql: "INSERT INTO entity (identity, type, key, name) VALUES (?, ?, ?, ?)")
            .execute(arguments: [identity, entity.type.rawValue, entity.key, Self.plain(name)])
        let id = db.lastInsertedRowID
        let others = try entity.key.map { try self.names.names(of: $0) } ?? []
        for folded in Set((names + others).map { folded($0) }) where !folded.isEmpty {
            try insertName(folded, of: id, into: db)
        }
        return id
    }

    private func insertName(_ folded: String, of entity: Int64, into db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO name (folded, entity) VALUES (?, ?)")
            .execute(arguments: [folded, entity])
    }

    /// A name in matching form, without blanks.
    func folded(_ name: String) -> String {
        Self.plain(String(scalars: words.folded(name.unicodeScalars).filter { !$0.properties.isWhitespace }))
    }

    /// A text without nulls, at which SQLite would end it; as long as before.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return String(scalars: text.unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 })
    }
}

extension Analysis {
    /// The index of the entity that names a source.
    func entity(ofSource source: Int) -> Int? { sources[source].mention.flatMap { mentions[$0].entity } }
}
