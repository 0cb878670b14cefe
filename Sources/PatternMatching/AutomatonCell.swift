/// A state of the double array in 64 bits: where its children begin, what leads to it, and what can follow.
///
/// The child by a code lies at the base plus the code, and names the code: bases are unique, so that a cell with the
/// right code is the right cell. The states of one character lie at their codes and name no code, for they are only
/// reached from the start.
struct AutomatonCell {
    let bits: UInt64

    /// The code that no cell of another's children has: of free cells, and of the states of one character.
    static let noCode: UInt64 = 0xFFFF
    /// A cell in no use.
    static let free = AutomatonCell(bits: noCode << 48)
    /// The highest base, and the highest number of cells.
    static let baseMask: UInt64 = 0x1FFF_FFFF
    static let suffixBit: UInt64 = 1 << 30
    static let terminalBit: UInt64 = 1 << 31

    /// Where the children begin; 0 without any.
    @inline(__always) var base: Int { Int(truncatingIfNeeded: bits & Self.baseMask) }
    /// Whether a pattern ends here.
    @inline(__always) var isTerminal: Bool { bits & Self.terminalBit != 0 }
    /// Whether a shorter pattern ends here.
    @inline(__always) var hasSuffix: Bool { bits & Self.suffixBit != 0 }

    /// Whether a child may exist: one bit stands for all codes that are the same modulo 16.
    @inline(__always)
    func mayGoOn(by code: Int) -> Bool { bits >> UInt64(truncatingIfNeeded: 32 &+ (code & 15)) & 1 != 0 }

    /// Whether the code leads here.
    @inline(__always)
    func isReached(by code: Int) -> Bool { bits >> 48 == UInt64(truncatingIfNeeded: code) }

    /// The bit of a child's code.
    static func bloom(_ code: UInt16) -> UInt64 { 1 << UInt64(32 + (code & 15)) }
    /// The bits of the code that leads to a cell.
    static func check(_ code: UInt64) -> UInt64 { code << 48 }
}
