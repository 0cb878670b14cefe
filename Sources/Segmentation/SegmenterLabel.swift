/// Where in its word a character stands.
package enum SegmenterLabel: UInt8, Sendable {
    case begin = 0
    case inside, end, single

    /// The pairs that may follow each other.
    package static let successions: [(SegmenterLabel, SegmenterLabel)] = [
        (.begin, .inside), (.begin, .end), (.inside, .inside), (.inside, .end), (.end, .begin), (.end, .single),
        (.single, .begin), (.single, .single),
    ]
}
