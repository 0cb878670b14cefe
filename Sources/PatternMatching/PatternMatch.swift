/// A pattern found in a text.
///
/// Offsets count the units of the buffer that was searched: scalars, or UTF-8 or UTF-16 code units.
public struct PatternMatch: Sendable, Hashable {
    /// Where the occurrence begins.
    public let start: Int
    /// How many units it has.
    public let length: UInt32
    /// What the pattern carries.
    public let payload: UInt32

    /// A match.
    public init(start: Int, length: UInt32, payload: UInt32) {
        self.start = start
        self.length = length
        self.payload = payload
    }

    /// Where the occurrence ends.
    public var end: Int { start + Int(length) }

    /// Where, in the text searched.
    public var range: Range<Int> { start..<end }
}
