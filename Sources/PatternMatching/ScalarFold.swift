/// Maps characters to the form that patterns are matched in, one scalar to one.
///
/// A text and its fold have the same length, so that an offset in one is an offset in the other. Dictionaries and texts
/// that are folded by the same table match whatever their script, width or case.
public struct ScalarFold: Sendable {
    private var table: [UInt32]
    private var astral: [UInt32: UInt32]

    /// The scalars from U+10000 that are mapped.
    var astralScalars: some Sequence<UInt32> { astral.keys }

    /// A fold that lowers Latin letters and narrows full-width forms, and then follows `mapping`.
    ///
    /// - Parameter mapping: pairs of a scalar and what it becomes; later pairs win.
    public init(mapping: some Sequence<(Unicode.Scalar, Unicode.Scalar)>) {
        table = (0..<0x10000).map(UInt32.init)
        astral = [:]
        for value in UInt32(0xFF01)...0xFF5E { table[Int(value)] = value - 0xFEE0 }
        table[0x3000] = 0x20
        table[0xA0] = 0x20
        for value in 0..<0x10000 {
            let folded = table[value]
            if folded >= 0x41 && folded <= 0x5A { table[value] = folded + 0x20 }
        }
        for (from, to) in mapping {
            if from.value < 0x10000 { table[Int(from.value)] = to.value } else { astral[from.value] = to.value }
        }
    }

    /// The folded form of a scalar. Constant time.
    public subscript(scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value < 0x10000 ? table[Int(scalar.value)] : astral[scalar.value] ?? scalar.value
        return Unicode.Scalar(value) ?? scalar
    }

    /// The folded form of a text, of the same length. Linear.
    public func fold(_ scalars: some Collection<Unicode.Scalar>) -> [Unicode.Scalar] {
        scalars.map { self[$0] }
    }

    /// The folded form of a string's scalars. Linear.
    public func fold(_ string: String) -> [Unicode.Scalar] {
        string.unicodeScalars.map { self[$0] }
    }
}
