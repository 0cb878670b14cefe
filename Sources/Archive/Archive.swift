public import Bianyan
internal import Foundation
internal import GRDB
internal import Synchronization

/// Articles with what is said in them, in one SQLite file.
///
/// Articles are never changed, only added; what was found in them is made anew when the dictionaries change. Every article
/// is written with all that belongs to it in one transaction of the write-ahead log, so that a program that is killed at any
/// moment leaves it whole or not at all. May be shared by threads: one writes at a time, and readers do not wait.
public final class Archive: Sendable {
    let pool: DatabasePool
    /// What the archive takes for words.
    public let words: WordIndex
    /// The digest of the dictionaries that this program reads with.
    public let dictionaries: String
    private let label: String
    let names: DictionaryNames

    /// Opens an archive.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - lexicons: the dictionaries by which words are cut.
    ///   - overlays: the paths of the user's own tables, which are a part of what analyses are made by.
    ///   - creates: whether a file that is not there is made.
    /// - Throws: `ArchiveError`.
    public init(
        path: String, lexicons: LexiconDirectory, overlays: [String] = [], creates: Bool = false
    ) throws(ArchiveError) {
        guard creates || FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        let words = try WordIndex(lexicons: lexicons)
        let label = "bianyan-\(UUID().uuidString)"
        WordTokenizer.registry.withLock { $0[label] = words }
        self.words = words
        self.label = label
        names = DictionaryNames(lexicons: lexicons, overlays: overlays)
        do {
            dictionaries = try ContentDigest.of(lexicons, overlays: overlays)
            pool = try ArchiveError.translating {
                var configuration = Configuration()
                configuration.label = label
                configuration.busyMode = .timeout(30)
                configuration.prepareDatabase { db in
                    db.add(tokenizer: WordTokenizer.self)
                    // With the write-ahead log a killed program loses nothing; a lost power supply, the last moments.
                    try db.execute(sql: "PRAGMA synchronous = NORMAL")
                }
                return try DatabasePool(path: path, configuration: configuration)
            }
            try Schema.migrate(pool, path: path)
            try prepareIndex(words: try ContentDigest.ofWords(lexicons))
        } catch {
            WordTokenizer.registry.withLock { $0[label] = nil }
            throw error
        }
    }

    deinit { WordTokenizer.registry.withLock { $0[label] = nil } }

    /// What an archive holds.
    public struct Counts: Sendable, Hashable, Codable {
        /// How many articles there are.
        public let articles: Int
        /// How many of them were read with other dictionaries than those of now.
        public let stale: Int
        /// How many statements they have.
        public let statements: Int
        /// How many denials they have.
        public let denials: Int
        /// How many flags they have.
        public let flags: Int
    }

    /// What the archive holds. Linear in its indices.
    public func counts() throws(ArchiveError) -> Counts {
        try read { db in
            func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \(sql)", arguments: arguments) ?? 0
            }
            return Counts(
                articles: try count("article"),
                stale: try count("article WHERE dictionaries <> ?", [self.dictionaries]),
                statements: try count("statement"), denials: try count("denial"), flags: try count("flag"))
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        try ArchiveError.translating { try pool.read(body) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        try ArchiveError.translating { try pool.write(body) }
    }

    /// Fills the index anew when it was made by other dictionaries: its words would not be found again to be deleted.
    private func prepareIndex(words digest: String) throws(ArchiveError) {
        let isCurrent = try read { db in
            try String.fetchOne(db, sql: "SELECT value FROM fact WHERE name = 'index'") == digest
        }
        if isCurrent { return }
        try write { db in
            try db.execute(sql: "INSERT INTO search(search) VALUES ('rebuild')")
            try db.execute(
                sql: "INSERT OR REPLACE INTO fact(name, value) VALUES ('index', ?)", arguments: [digest])
        }
    }
}
