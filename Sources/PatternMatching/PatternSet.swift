/// Patterns to compile, each with a payload and a rank.
public struct PatternSet: Sendable {
    /// The scalars of all patterns, one behind the other.
    private(set) var scalars: [UInt32] = []
    /// Where each pattern ends in `scalars`.
    private(set) var ends: [Int] = []
    private(set) var payloads: [UInt32] = []
    private(set) var ranks: [UInt32] = []

    /// No patterns.
    public init() {}

    /// Patterns in an order that counts where ranks are equal.
    public init(_ patterns: some Sequence<(pattern: [Unicode.Scalar], payload: UInt32)>) {
        for (pattern, payload) in patterns { append(pattern, payload: payload) }
    }

    /// How many patterns were added, equal ones counted each.
    public var count: Int { ends.count }

    /// Adds a pattern; an empty one is left out.
    ///
    /// - Parameters:
    ///   - pattern: any characters.
    ///   - payload: what matches carry.
    ///   - rank: the lower, the sooner it is preferred by the policies that prefer.
    public mutating func append(_ pattern: some Sequence<Unicode.Scalar>, payload: UInt32, rank: UInt32 = 0) {
        let before = scalars.count
        for scalar in pattern { scalars.append(scalar.value) }
        if scalars.count == before { return }
        finish(payload: payload, rank: rank)
    }

    /// Adds a pattern given as valid UTF-8, which has at least one byte.
    mutating func append(validUTF8 bytes: UnsafeBufferPointer<UInt8>, payload: UInt32, rank: UInt32) {
        var position = 0
        while position < bytes.count {
            scalars.append(UTF8Source.scalar(UnsafeRawBufferPointer(bytes), &position))
        }
        finish(payload: payload, rank: rank)
    }

    private mutating func finish(payload: UInt32, rank: UInt32) {
        ends.append(scalars.count)
        payloads.append(payload)
        ranks.append(rank)
    }
}
