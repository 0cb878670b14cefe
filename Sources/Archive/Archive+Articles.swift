public import Bianyan
internal import GRDB

/// An article of the archive, without its text.
public struct ArticleEntry: Sendable, Hashable, Codable {
    /// Its number.
    public let id: Int64
    /// Its name.
    public let name: String
    /// When it was published.
    public let date: String?
    /// The SHA-256 of its bytes.
    public let sha256: String
    /// How many Unicode scalars it has.
    public let length: Int
    /// Whether what is known of it was found with other dictionaries than those of now.
    public let isStale: Bool
}

extension Archive {
    /// Articles, the newest first.
    public func articles(limit: Int = 50, offset: Int = 0) throws(ArchiveError) -> [ArticleEntry] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, name, date, sha256, length, dictionaries FROM article ORDER BY date DESC, id DESC
                    LIMIT ? OFFSET ?
                    """,
                arguments: [min(max(0, limit), SearchQuery.largestLimit), max(0, offset)]
            ).map { self.entry($0) }
        }
    }

    /// The article of a number, or nil.
    public func article(_ id: Int64) throws(ArchiveError) -> ArticleEntry? {
        try read { db in
            try Row.fetchOne(
                db, sql: "SELECT id, name, date, sha256, length, dictionaries FROM article WHERE id = ?",
                arguments: [id]
            ).map { self.entry($0) }
        }
    }

    /// The article of a number analysed with the dictionaries of now, or nil.
    public func analysis(
        ofArticle id: Int64, by analyzer: Analyzer, options: AnalysisOptions = .init()
    ) throws(ArchiveError) -> Analysis? {
        let input = try read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM article WHERE id = ?", arguments: [id]).map { Self.input(of: $0) }
        }
        guard let input else { return nil }
        return try analysis(of: input, by: analyzer, options: options)
    }

    private func entry(_ row: Row) -> ArticleEntry {
        ArticleEntry(
            id: row["id"], name: row["name"], date: row["date"], sha256: row["sha256"], length: row["length"],
            isStale: (row["dictionaries"] as String) != dictionaries)
    }
}
