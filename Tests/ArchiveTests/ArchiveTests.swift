import Archive
import Bianyan
import Foundation
import Testing

@Suite("The archive: every article once, whole, and found in any script")
struct ArchiveTests {
    private static let articles = [
        ArticleInput(
            name: "hant", date: ArticleDate("2024-05-02"),
            text: "鴻海發言人週三否認收購日產。鴻海表示，報導與事實不符。"),
        ArticleInput(
            name: "hans", date: ArticleDate("2024-05-01"), text: "消息人士透露，鸿海打算收购日产。美国总统特朗普说：“我不知道。”"),
        ArticleInput(name: "tw", text: "美國總統川普週二在記者會上說，他會加稅。"),
        ArticleInput(name: "edge", date: ArticleDate("2024-04-30"), text: "发展中国家的经济增长放缓。科学家研究生命的起源。"),
    ]

    private static func filled<Value>(_ body: (Archive, Analyzer) throws -> Value) throws -> Value {
        try Shared.withArchive { (archive, analyzer) throws in
            _ = try archive.add(articles, analyzer: analyzer)
            return try body(archive, analyzer)
        }
    }

    @Test("an article is added once, whatever it is called") func idempotent() throws {
        try Self.filled { (archive, analyzer) throws in
            let before = try archive.counts()
            #expect(before.articles == 4 && before.stale == 0)
            let again = Self.articles.map { ArticleInput(name: "again \($0.name)", content: $0.content) }
            let counts = try archive.add(again + again, analyzer: analyzer)
            #expect(counts.added == 0 && counts.known == 8)
            #expect(try archive.counts() == before)
        }
    }

    @Test("of one batch with the same article twice one is added") func twice() throws {
        try Shared.withArchive { (archive, analyzer) throws in
            let counts = try archive.add([Self.articles[0], Self.articles[0]], analyzer: analyzer)
            #expect(counts.added == 1 && counts.known == 1)
        }
    }

    @Test("a date that was not known is taken from the next import") func lateDate() throws {
        try Self.filled { (archive, analyzer) throws in
            let date = ArticleDate("2024-05-03T10:20:30Z")
            let dated = ArticleInput(name: "tw", date: date, content: Self.articles[2].content)
            _ = try archive.add([dated], analyzer: analyzer)
            #expect(try archive.articles().first?.date == "2024-05-03T10:20")
        }
    }

    @Test(
        "a word finds itself in both scripts, inside longer words, but not across words",
        arguments: [
            ("否认", ["hant"]), ("否認", ["hant"]), ("收购", ["hant", "hans"]), ("收購", ["hant", "hans"]),
            ("经济", ["edge"]), ("經濟增長", ["edge"]), ("研究生", []), ("生命", ["edge"]), ("国家", ["edge"]), ("没有这个词", []),
            ("。", nil),
        ] as [(String, [String]?)])
    func words(query: String, names: [String]?) throws {
        try Self.filled { (archive, _) throws in
            let hits = try archive.search(SearchQuery(text: query))
            // A query without a word is no query by words.
            if let names { #expect(Set(hits.map(\.name)) == Set(names)) } else { #expect(!hits.isEmpty) }
        }
    }

    @Test("a name finds the other names of whom it names", arguments: ["特朗普", "川普", "Donald Trump"])
    func names(query: String) throws {
        try Self.filled { (archive, _) throws in
            let hits = try archive.search(SearchQuery(text: query))
            #expect(Set(hits.map(\.name)) == ["hans", "tw"])
        }
    }

    @Test("all words must stand in one statement") func together() throws {
        try Self.filled { (archive, _) throws in
            #expect(Set(try archive.search(SearchQuery(text: "收购 否认")).map(\.name)) == ["hant"])
            #expect(Set(try archive.search(SearchQuery(text: "收购 消息人士")).map(\.name)) == ["hans"])
            #expect(try archive.search(SearchQuery(text: "特朗普 否认")).isEmpty)
        }
    }

    @Test("filters hold together with words") func filters() throws {
        try Self.filled { (archive, _) throws in
            let denials = try archive.search(SearchQuery(label: .denial))
            #expect(!denials.isEmpty && denials.allSatisfy { $0.label == "denial" && $0.name == "hant" })
            let late = SearchQuery(text: "收购", from: ArticleDate("2024-05-02"))
            #expect(try archive.search(late).map(\.name) == ["hant"])
            let early = SearchQuery(text: "收购", to: ArticleDate("2024-05-01"))
            #expect(try archive.search(early).map(\.name) == ["hans"])
            #expect(try archive.search(SearchQuery(text: "收购", to: ArticleDate("2024-04-01"))).isEmpty)
            #expect(try archive.search(SearchQuery(entity: "nobody at all")).isEmpty)
            let trump = try archive.search(SearchQuery(entity: "川普"))
            #expect(Set(trump.map(\.name)) == ["hans", "tw"])
            #expect(try archive.search(SearchQuery(text: "收购", limit: 1)).count == 1)
            let second = try archive.search(SearchQuery(text: "收购", limit: 1, offset: 1))
            #expect(second.map(\.name) == ["hans"])
        }
    }

    @Test("matches are places of the article as it came") func offsets() throws {
        let damaged = "台積電發言人否認收購(gòu)日產。另據(jù)報導，鴻海有意收購日產。"
        try Shared.withArchive { (archive, analyzer) throws in
            _ = try archive.add([ArticleInput(name: "d", text: damaged)], analyzer: analyzer)
            let scalars = Array(damaged.unicodeScalars)
            var found: [String] = []
            for hit in try archive.search(SearchQuery(text: "收购")) {
                #expect(hit.text == String(String.UnicodeScalarView(scalars[hit.start..<hit.end])))
                for place in hit.matches {
                    #expect(place.start >= hit.start && place.end <= hit.end)
                    found.append(String(String.UnicodeScalarView(scalars[place.start..<place.end])))
                }
            }
            #expect(found.allSatisfy { $0.hasPrefix("收購") })
            #expect(found.count == 2)
        }
    }

    @Test("text that is hostile to SQLite or to a query is only text")
    func hostile() throws {
        let texts = [
            "\u{0}否认\u{0}", "\"'; DROP TABLE article; --否认", "否认 OR * NEAR(", String(repeating: "否认", count: 2000), "",
            "😀否认👨‍👩‍👧",
        ]
        try Shared.withArchive { (archive, analyzer) throws in
            _ = try archive.add(
                texts.enumerated().map { ArticleInput(name: "\($0)", text: $1) }, analyzer: analyzer)
            #expect(try archive.counts().articles == texts.count)
            #expect(Set(try archive.search(SearchQuery(text: "否认")).map(\.name)) == ["0", "1", "2", "3", "5"])
            for text in texts + ["\"", "*", "否认\"", "a:b", "^否", "{否认}", "NOT", "-"] {
                _ = try archive.search(SearchQuery(text: text))
                _ = try archive.search(SearchQuery(text: "否认", entity: text))
                _ = try archive.flags(FlagQuery(entity: text))
            }
        }
    }

    @Test("an official denial is flagged inside its article and across articles, and only in order of time")
    func flags() throws {
        try Self.filled { (archive, analyzer) throws in
            let across = try archive.flags(FlagQuery(place: .across))
            #expect(across.map(\.claim.name) == ["hans"])
            #expect(across.map(\.denial.name) == ["hant"])
            #expect(across.first?.claim.text.contains("收购日产") == true)
            #expect(try archive.flags(FlagQuery(place: .across, entity: "鸿海")).count == 1)
            #expect(try archive.flags(FlagQuery(place: .across, entity: "特朗普")).isEmpty)
            #expect(try archive.flags(FlagQuery(from: ArticleDate("2024-05-03"))).isEmpty)
            let both = ArticleInput(name: "both", text: "路透社報導，蘋果將收購一家車廠。蘋果公司發言人否認將收購車廠。")
            _ = try archive.add([both], analyzer: analyzer)
            let inside = try archive.flags(FlagQuery(place: .inside))
            #expect(inside.map(\.claim.name) == ["both"])
        }
    }

    @Test("an article comes back as it was put in, analysed") func analysis() throws {
        try Self.filled { (archive, analyzer) throws in
            for entry in try archive.articles() {
                let analysis = try archive.analysis(ofArticle: entry.id, by: analyzer)
                #expect(analysis?.origin.sha256 == entry.sha256)
                #expect(analysis?.text.count == entry.length)
            }
            #expect(try archive.analysis(ofArticle: 999, by: analyzer) == nil)
        }
    }

    @Test("an archive is reopened with all that it holds") func reopen() throws {
        try Shared.withFolder { (folder) throws in
            let analyzer = try Shared.analyzer.get()
            _ = try Shared.open(folder).add(Self.articles, analyzer: analyzer)
            let archive = try Shared.open(folder)
            #expect(try archive.counts().articles == 4)
            #expect(try archive.search(SearchQuery(text: "否认")).count == 1)
        }
    }

    @Test("what is no archive is an error, not a crash") func damaged() throws {
        try Shared.withFolder { (folder) throws in
            let file = folder.appendingPathComponent("archive.sqlite")
            #expect(throws: ArchiveError.self) {
                try Archive(path: file.path, lexicons: try LexiconDirectory.standard())
            }
            try Data(repeating: 0x41, count: 5000).write(to: file)
            #expect(throws: ArchiveError.self) { try Shared.open(folder) }
        }
    }

    @Test("articles that were read with other dictionaries are renewed, and the index follows")
    func stale() throws {
        try Shared.withFolder { (folder) throws in
            let analyzer = try Shared.analyzer.get()
            let standard = try LexiconDirectory.standard()
            let copy = folder.appendingPathComponent("dictionaries")
            try FileManager.default.copyItem(at: URL(fileURLWithPath: standard.path), to: copy)
            _ = try Shared.open(folder, lexicons: try LexiconDirectory(path: copy.path)).add(
                Self.articles, analyzer: analyzer)
            let words = copy.appendingPathComponent("words.tsv")
            try (try Data(contentsOf: words) + Data("\n".utf8)).write(to: words)
            let changed = try Shared.open(folder, lexicons: try LexiconDirectory(path: copy.path))
            let before = try changed.counts()
            #expect(before.stale == 4)
            #expect(try changed.articles().allSatisfy(\.isStale))
            #expect(try changed.renew(limit: 3, analyzer: analyzer) == 3)
            #expect(try changed.renew(limit: 3, analyzer: analyzer) == 1)
            #expect(try changed.renew(limit: 3, analyzer: analyzer) == 0)
            let after = try changed.counts()
            #expect(after.stale == 0)
            #expect(after.statements == before.statements && after.denials == before.denials)
            #expect(try changed.search(SearchQuery(text: "否认")).count == 1)
        }
    }

    @Test("threads that add the same articles at once add each once") func threads() throws {
        try Shared.withArchive { (archive, analyzer) throws in
            let inputs = (0..<40).map { ArticleInput(name: "\($0)", text: "第\($0)号文件称，水务局否认停水。") }
            DispatchQueue.concurrentPerform(iterations: 4) { thread in
                for start in stride(from: 0, to: 40, by: 8) {
                    _ = try? archive.add(Array(inputs[start..<start + 8]), analyzer: analyzer)
                }
            }
            #expect(try archive.counts().articles == 40)
            #expect(try archive.search(SearchQuery(text: "停水", limit: 100)).count == 40)
        }
    }
}

@Suite("Dates")
struct ArticleDateTests {
    @Test(
        "the beginning of ISO 8601 is read",
        arguments: [
            ("2024-05-31", "2024-05-31"), ("2024-05-31T08:15:00Z", "2024-05-31T08:15"),
            ("2024-05-31 08:15", "2024-05-31T08:15"), ("2024-05-31-title.txt", "2024-05-31"), ("2024-13-01", nil),
            ("2024-5-1", nil), ("20240531", nil), ("", nil), ("2024-05-319", nil), ("2024-05-31T99:99", "2024-05-31"),
        ] as [(String, String?)])
    func reading(text: String, expected: String?) {
        #expect(ArticleDate(text)?.description == expected)
    }

    @Test("days sort before their minutes and after the minutes of the day before") func order() throws {
        let days = try ["2024-05-31", "2024-05-30T23:59", "2024-05-31T00:00"].map { try #require(ArticleDate($0)) }
        #expect(days.sorted().map(\.description) == ["2024-05-30T23:59", "2024-05-31", "2024-05-31T00:00"])
    }
}
