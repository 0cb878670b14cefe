internal import GRDB

/// The tables, as they have grown. A migration that has been released is never changed: the next one follows it.
///
/// Ranges count Unicode scalars of the article as it came. Articles are kept as bytes: SQLite ends a text at a null.
enum Schema {
    static func migrate(_ pool: DatabasePool, path: String) throws(ArchiveError) {
        let isNewer = try ArchiveError.translating { try pool.read { try migrator.hasBeenSuperseded($0) } }
        if isNewer { throw .newer(path: path) }
        try ArchiveError.translating { try migrator.migrate(pool) }
    }

    /// The names of the migrations in order.
    static var names: [String] { migrator.migrations }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 articles and what is said in them") { try $0.execute(sql: articles) }
        migrator.registerMigration("2 search") { try $0.execute(sql: search) }
        return migrator
    }

    private static let articles = """
        CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE article (
            id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, name TEXT NOT NULL, date TEXT, content BLOB NOT NULL,
            isText INTEGER NOT NULL, encoding TEXT, length INTEGER NOT NULL, dictionaries TEXT NOT NULL);
        CREATE INDEX articleByDate ON article (date);
        CREATE INDEX articleByDictionaries ON article (dictionaries);
        CREATE TABLE entity (
            id INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, type TEXT NOT NULL, key TEXT, name TEXT NOT NULL);
        CREATE TABLE name (
            folded TEXT NOT NULL, entity INTEGER NOT NULL REFERENCES entity, PRIMARY KEY (folded, entity)) WITHOUT ROWID;
        CREATE TABLE statement (
            id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, ordinal INTEGER NOT NULL,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL, label TEXT NOT NULL, mode TEXT NOT NULL,
            isHeading INTEGER NOT NULL, confidence REAL NOT NULL, sourceKind TEXT, sourceStart INTEGER, sourceEnd INTEGER,
            sourceName TEXT, sourceEntity INTEGER REFERENCES entity,
            -- as repaired; what stood in the article where that differs, and which scalars stand for which
            body TEXT NOT NULL, original TEXT, repairs TEXT);
        CREATE INDEX statementByArticle ON statement (article, ordinal);
        CREATE INDEX statementBySource ON statement (sourceEntity) WHERE sourceEntity IS NOT NULL;
        CREATE TABLE mention (
            article INTEGER NOT NULL REFERENCES article, statement INTEGER REFERENCES statement,
            entity INTEGER REFERENCES entity, start INTEGER NOT NULL, "end" INTEGER NOT NULL, type TEXT NOT NULL,
            form TEXT NOT NULL, origin TEXT NOT NULL, confidence REAL NOT NULL);
        CREATE INDEX mentionByArticle ON mention (article);
        CREATE INDEX mentionByEntity ON mention (entity, form, statement) WHERE entity IS NOT NULL;
        CREATE INDEX mentionByStatement ON mention (statement) WHERE statement IS NOT NULL;
        CREATE TABLE denial (
            id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article,
            statement INTEGER NOT NULL REFERENCES statement, ordinal INTEGER NOT NULL, cueStart INTEGER NOT NULL,
            cueEnd INTEGER NOT NULL, denier TEXT, denierEntity INTEGER REFERENCES entity, isOfficial INTEGER NOT NULL,
            polarity TEXT NOT NULL, reality TEXT NOT NULL, status TEXT NOT NULL, scope TEXT NOT NULL,
            targetKind TEXT NOT NULL, confidence REAL NOT NULL);
        CREATE INDEX denialByArticle ON denial (article);
        CREATE TABLE target (
            denial INTEGER NOT NULL REFERENCES denial, statement INTEGER NOT NULL REFERENCES statement,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL, isRequired INTEGER NOT NULL, confidence REAL NOT NULL,
            text TEXT NOT NULL);
        CREATE INDEX targetByDenial ON target (denial);
        CREATE TABLE flag (
            id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, denial INTEGER NOT NULL REFERENCES denial,
            claim INTEGER NOT NULL REFERENCES statement, confidence REAL NOT NULL);
        CREATE INDEX flagByArticle ON flag (article);
        """

    private static let search = """
        CREATE VIRTUAL TABLE search USING fts5(body, content='statement', content_rowid='id', tokenize='bianyan');
        CREATE VIRTUAL TABLE searchWord USING fts5vocab(search, 'row');
        """
}
