import Foundation
import TestSupport
import Testing

/// The output for each article of the corpus as it was last looked at. `BIANYAN_UPDATE_SNAPSHOTS=1 swift test --filter
/// SnapshotTests` writes what the program says now; the difference is then for a reader to judge.
@Suite("Snapshots of the corpus")
struct SnapshotTests {
    /// The articles: the texts of the corpus but for those that say what repair should give.
    private static let articles: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: corpus.path)
        return (names ?? []).filter { $0.hasSuffix(".txt") && !$0.hasSuffix(".clean.txt") }.sorted()
    }()

    private static let corpus = Tool.checkout.appendingPathComponent("corpus")
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Snapshots")
    private static let isUpdating = ProcessInfo.processInfo.environment["BIANYAN_UPDATE_SNAPSHOTS"] == "1"

    @Test("there are articles, and no snapshot without one") func articlesAreThere() throws {
        #expect(Self.articles.count >= 3)
        let stems = Set(Self.articles.map { String($0.dropLast(4)) })
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path) {
            let stem = name.split(separator: ".").first.map(String.init) ?? ""
            #expect(stems.contains(stem), "\(name)")
        }
    }

    @Test("the view for a terminal", arguments: articles)
    func view(article: String) throws {
        try check(article, format: "text", to: "view.txt")
    }

    @Test("the record", arguments: articles)
    func record(article: String) throws {
        let output = try check(article, format: "json", to: "json")
        let record = try JSONTree(parsing: output)
        #expect(RecordFaults(in: record).lines == [])
    }

    @discardableResult
    private func check(_ article: String, format: String, to ending: String) throws -> [UInt8] {
        let result = try Tool.run(["analyze", "--format", format, Self.corpus.appendingPathComponent(article).path])
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        let snapshot = Self.folder.appendingPathComponent("\(article.dropLast(4)).\(ending)")
        if Self.isUpdating {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(result.output).write(to: snapshot)
        } else {
            let expected = try Array(Data(contentsOf: snapshot))
            if expected != result.output {
                Issue.record("\(snapshot.lastPathComponent): \(Self.difference(expected, result.output))")
            }
        }
        return result.output
    }

    /// The surroundings of the first byte that differs.
    private static func difference(_ expected: [UInt8], _ found: [UInt8]) -> String {
        let place = zip(expected, found).enumerated().first { $1.0 != $1.1 }?.offset ?? min(expected.count, found.count)
        func surroundings(_ bytes: [UInt8]) -> String {
            String(decoding: bytes[min(bytes.count, max(0, place - 60))..<min(bytes.count, place + 120)], as: UTF8.self)
        }
        return "at byte \(place)\nexpected …\(surroundings(expected))…\nfound    …\(surroundings(found))…"
    }
}
