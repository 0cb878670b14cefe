import Archive
import Bianyan
import Foundation
import Logging
import Service

/// Services that run while a test does.
enum Running {
    static let analyzer = Result { try Analyzer() }

    static let articles = [
        ArticleInput(
            name: "<b>hant</b>", date: ArticleDate("2024-05-02"),
            text: "鴻海發言人週三否認收購日產。鴻海表示，報導與事實不符。<script>alert(1)</script>"),
        ArticleInput(name: "hans", date: ArticleDate("2024-05-01"), text: "消息人士透露，鸿海打算收购日产。"),
    ]

    /// Starts a service with an archive on a port that is free, and ends it after the test.
    static func service(
        limits: ServiceLimits = .init(), hasArchive: Bool = true, _ body: @escaping @Sendable (Client) throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bianyan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let analyzer = try analyzer.get()
        var archive: Archive?
        if hasArchive {
            archive = try Archive(
                path: folder.appendingPathComponent("a.sqlite").path, lexicons: try LexiconDirectory.standard(),
                creates: true)
            _ = try archive?.add(articles, analyzer: analyzer)
        }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let service = BianyanService(analyzer: analyzer, archive: archive, port: 0, limits: limits, logger: logger)
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let run = Task {
            defer { found.finish() }
            try await service.run { found.yield($0) }
        }
        defer { run.cancel() }
        for await port in ports {
            // Clients block, which the threads of tasks must not.
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                DispatchQueue.global().async { done.resume(with: Result { try body(Client(port: port)) }) }
            }
            break
        }
        run.cancel()
        _ = await run.result
    }
}
