/// Reads UTF-8 byte by byte and keeps account of characters that lack bytes.
struct SequenceReader {
    /// A character, whole or not.
    enum Piece {
        case scalar(Unicode.Scalar)
        /// The bits of the bytes that are there, and how many bytes are missing behind them.
        case partial(bits: UInt32, missing: Int)
    }

    /// What was read.
    private(set) var pieces: [Piece] = []
    /// A place between two scalars of the source where no character was cut: what was read up to there can stand.
    struct SafePoint {
        /// How many pieces had been read.
        let pieces: Int
        /// The place in the source.
        let source: Int
    }

    /// The safe points in order.
    private(set) var safePoints: [SafePoint] = []
    /// How many bytes the present character still wants.
    private(set) var missing = 0
    private var bits: UInt32 = 0
    private var length = 0

    /// Whether a character has begun and is not whole.
    var isInside: Bool { missing > 0 }

    /// Whether a byte can follow inside a character.
    func accepts(_ byte: UInt8) -> Bool {
        guard isInside, byte & 0xC0 == 0x80 else { return false }
        if missing == length - 1 {
            // The second byte may not make the form longer than it need be, a surrogate, or too large a value.
            if bits == 0, byte < (length == 3 ? 0xA0 : 0x90) { return false }
            if length == 3, bits == 0x0D, byte >= 0xA0 { return false }
            if length == 4, bits == 4, byte >= 0x90 { return false }
        }
        return true
    }

    /// Takes the next byte; false if UTF-8 does not allow it there.
    @discardableResult
    mutating func take(_ byte: UInt8) -> Bool {
        if isInside {
            guard accepts(byte) else { return false }
            bits = bits << 6 | UInt32(byte & 0x3F)
            missing -= 1
            if missing == 0, let scalar = Unicode.Scalar(bits) { pieces.append(.scalar(scalar)) }
            return true
        }
        switch byte {
        case 0xC2...0xDF: begin(UInt32(byte & 0x1F), length: 2)
        case 0xE0...0xEF: begin(UInt32(byte & 0x0F), length: 3)
        case 0xF0...0xF4: begin(UInt32(byte & 0x07), length: 4)
        default: return false
        }
        return true
    }

    private mutating func begin(_ bits: UInt32, length: Int) {
        self.bits = bits
        self.length = length
        missing = length - 1
    }

    /// Takes a character that needs no bytes.
    mutating func append(_ scalar: Unicode.Scalar) { pieces.append(.scalar(scalar)) }

    /// Ends the present character without its last bytes, as far as `lost` of them are all it wants.
    mutating func fill(byLosing lost: Int) {
        guard isInside else { return }
        pieces.append(.partial(bits: bits, missing: missing == lost ? missing : 2))
        missing = 0
    }

    /// Notes that what was read up to a place in the source can stand.
    mutating func markSafe(at source: Int) { safePoints.append(SafePoint(pieces: pieces.count, source: source)) }
}
