public import Archive
public import Bianyan
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
internal import Foundation

/// The HTTP service and its page.
public struct BianyanService: Sendable {
    private let responder: ServiceResponder
    private let limits: ServiceLimits
    private let host: String
    private let port: Int
    private let logger: Logger

    /// A service that does not run yet.
    ///
    /// - Parameters:
    ///   - analyzer: what reads articles.
    ///   - archive: what is searched; nil for a service that only reads what it is sent.
    ///   - host: the address to listen on. On one of the loopback range, requests that name another host are refused, so
    ///     that no page of the web can reach the archive by a name of its own.
    ///   - port: the port; 0 for any that is free.
    public init(
        analyzer: Analyzer, archive: Archive? = nil, host: String = "127.0.0.1", port: Int = 8712,
        limits: ServiceLimits = .init(), logger: Logger
    ) {
        responder = ServiceResponder(
            analyzer: analyzer, archive: archive, limits: limits, isLoopback: Self.isLoopback(host))
        self.limits = limits
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// Serves until the process is told to end, by SIGTERM or SIGINT, or the task is cancelled; requests that are being
    /// answered are answered first.
    ///
    /// - Parameter started: gets the port once connections are taken.
    public func run(started: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        let application = Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    idleTimeout: .milliseconds(Int64(limits.idleSeconds * 1000)),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
            configuration: .init(
                address: .hostname(host, port: port), serverName: "Bianyan",
                availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
            onServerRunning: { channel in await started(channel.localAddress?.port ?? 0) }, logger: logger)
        try await application.runService()
    }

    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]"
            || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }
}
