/// A map from characters to characters, as a flat array over the planes that hold Han characters.
struct CharacterMap: Sendable {
    /// One past the last scalar value that can be mapped: all CJK blocks lie below.
    static let limit = 0x3_3000

    private var values: [UInt32]

    /// The map that changes nothing.
    init() {
        values = [UInt32](repeating: 0, count: Self.limit)
    }

    /// The map of the one-character rows of tables; of several rows for a character the first counts.
    init(_ tables: [PhraseTable]) {
        self.init()
        for table in tables {
            for entry in table.entries where entry.key.count == 1 && entry.value.count == 1 {
                let key = table.scalars[entry.key.lowerBound]
                if !contains(key) { self[key] = table.scalars[entry.value.lowerBound] }
            }
        }
    }

    /// What a character becomes; itself where nothing is said of it.
    subscript(scalar: Unicode.Scalar) -> Unicode.Scalar {
        get {
            guard scalar.value < Self.limit else { return scalar }
            let value = values[Int(scalar.value)]
            return value == 0 ? scalar : Unicode.Scalar(value) ?? scalar
        }
        set {
            if scalar.value < Self.limit { values[Int(scalar.value)] = newValue.value }
        }
    }

    /// Whether the map names the character, be it to map it to itself.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < Self.limit && values[Int(scalar.value)] != 0
    }

    /// The characters that the map names, in order. O(limit).
    var keys: [Unicode.Scalar] {
        values.indices.compactMap { values[$0] == 0 ? nil : Unicode.Scalar(UInt32($0)) }
    }
}
