/// A text in UTF-16, as ICU reads it, that knows which scalar each code unit belongs to.
public struct UTF16Buffer: Sendable {
    /// The code units.
    public let units: [UInt16]
    /// For each code unit the scalar it belongs to, or nil when units and scalars agree one to one.
    let scalarOfUnit: [Int32]?
    /// The length in scalars.
    public let scalarCount: Int

    /// Encodes scalars. Linear.
    public init(_ scalars: some Collection<Unicode.Scalar>) {
        var units: [UInt16] = []
        units.reserveCapacity(scalars.count)
        var isOneToOne = true
        for scalar in scalars {
            if scalar.value < 0x10000 {
                units.append(UInt16(scalar.value))
            } else {
                isOneToOne = false
                if let pair = UTF16.encode(scalar) { units.append(contentsOf: pair) }
            }
        }
        scalarCount = scalars.count
        self.units = units
        guard !isOneToOne else {
            scalarOfUnit = nil
            return
        }
        var owners: [Int32] = []
        owners.reserveCapacity(units.count)
        for (index, scalar) in scalars.enumerated() {
            owners.append(Int32(index))
            if scalar.value >= 0x10000 { owners.append(Int32(index)) }
        }
        scalarOfUnit = owners
    }

    /// The scalar offset of a UTF-16 offset. Constant time.
    public func scalarOffset(ofUnit unit: Int) -> Int {
        guard let scalarOfUnit else { return unit }
        return unit < scalarOfUnit.count ? Int(scalarOfUnit[unit]) : scalarCount
    }

    /// Decodes code units; a lone surrogate becomes U+FFFD. Linear.
    public static func scalars(of units: some Sequence<UInt16>) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var decoder = UTF16()
        var iterator = units.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): scalars.append(scalar)
            case .emptyInput: return scalars
            case .error: scalars.append("\u{FFFD}")
            }
        }
    }
}
