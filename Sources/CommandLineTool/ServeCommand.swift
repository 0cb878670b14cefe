import ArgumentParser
import Bianyan
import Dispatch
import Foundation
import Logging
import Service
import Synchronization

/// `bianyan serve`: the HTTP service and its page.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves the analysis and the archive by HTTP, with a page for people.",
        discussion: """
            Listens on this machine alone unless --host says otherwise. There are no
            users and no passwords: who reaches the port may read the archive. SIGTERM
            and Ctrl-C end it when the requests under way are answered.

            EXAMPLES
              bianyan serve --archive news.sqlite
              curl --data-binary @article.txt -H 'Content-Type: text/plain' \\
                   'http://127.0.0.1:8712/v1/analyze?format=jsonl'
            """)

    @Option(help: ArgumentHelp("The archive to serve (default: none).", valueName: "file"))
    var archive: String?

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 for any that is free.")
    var port = 8712

    @Option(help: "The largest body in bytes.")
    var maxBody = ServiceLimits().bodyBytes

    @Option(help: "How many requests are worked on at a time (default: one for each core).")
    var concurrency: Int?

    @Option(help: "How long an answer may take, in seconds.")
    var timeout = ServiceLimits().answerSeconds

    @Option(help: "An entity table of your own, laid over the dictionaries. Repeatable.")
    var dictionary: [String] = []

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port is from 0 to 65535") }
        guard maxBody > 0, maxBody <= 1 << 30 else { throw ValidationError("--max-body is from 1 to \(1 << 30)") }
        guard timeout > 0, concurrency ?? 1 > 0 else {
            throw ValidationError("--timeout and --concurrency are more than 0")
        }
    }

    func run() throws {
        var limits = ServiceLimits()
        limits.bodyBytes = maxBody
        limits.concurrency = concurrency
        limits.answerSeconds = timeout
        var logger = Logger(label: "bianyan")
        logger.logLevel = .warning
        let host = host
        let service = BianyanService(
            analyzer: try .loaded(overlays: dictionary),
            archive: try archive.map { try ArchiveOptions.opened($0, overlays: dictionary) }, host: host, port: port,
            limits: limits, logger: logger)
        let failure = Mutex<String?>(nil)
        let ended = DispatchSemaphore(value: 0)
        Task {
            do {
                try await service.run { port in
                    Console.error("listening on http://\(host.contains(":") ? "[\(host)]" : host):\(port)/")
                }
            } catch {
                failure.withLock { $0 = "\(host):\(port): \(error)" }
            }
            ended.signal()
        }
        ended.wait()
        if let failure = failure.withLock({ $0 }) { throw InputFailure(failure, status: 2) }
    }
}
