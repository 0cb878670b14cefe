/// What a service allows.
public struct ServiceLimits: Sendable, Hashable {
    /// The largest body, in bytes.
    public var bodyBytes = 4 << 20
    /// How long a body may take to come, in seconds.
    public var bodySeconds = 20.0
    /// How long an answer may take, in seconds, from when the body is there.
    public var answerSeconds = 30.0
    /// How many requests are worked on at a time; nil for one on each core.
    public var concurrency: Int?
    /// How many more may wait.
    public var waiting = 256
    /// How many connections may be open.
    public var connections = 1024
    /// How long a connection may be silent, in seconds.
    public var idleSeconds = 30.0

    /// The limits of a service for one's own machine.
    public init() {}
}
