/// A map from characters to characters, in pages of 256 of which only those in use take memory.
struct CharacterMap: Sendable {
    /// One past the last scalar value that can be mapped: all CJK blocks lie below.
    static let limit = 0x3_3000

    /// Where the page of each 256 characters begins in `values`; the first page is empty and shared.
    private var pages = [UInt16](repeating: 0, count: limit >> 8)
    private var values = [UInt32](repeating: 0, count: 0x100)

    /// The map that changes nothing.
    init() {}

    /// The map of the one-character rows of tables; of several rows for a character the first counts.
    init(_ tables: [PhraseTable]) {
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
            let value = value(of: scalar)
            return value == 0 ? scalar : Unicode.Scalar(value) ?? scalar
        }
        set {
            guard scalar.value < Self.limit else { return }
            let page = Int(scalar.value >> 8)
            if pages[page] == 0 {
                pages[page] = UInt16(values.count >> 8)
                values.append(contentsOf: repeatElement(0, count: 0x100))
            }
            values[Int(pages[page]) << 8 | Int(scalar.value & 0xFF)] = newValue.value
        }
    }

    /// Whether the map names the character, be it to map it to itself.
    func contains(_ scalar: Unicode.Scalar) -> Bool { value(of: scalar) != 0 }

    /// The characters that the map names, in order. Linear in the pages in use.
    var keys: [Unicode.Scalar] {
        var keys: [Unicode.Scalar] = []
        for (page, start) in pages.enumerated() where start != 0 {
            for offset in 0..<0x100 where values[Int(start) << 8 | offset] != 0 {
                if let scalar = Unicode.Scalar(UInt32(page << 8 | offset)) { keys.append(scalar) }
            }
        }
        return keys
    }

    @inline(__always)
    private func value(of scalar: Unicode.Scalar) -> UInt32 {
        guard scalar.value < Self.limit else { return 0 }
        return values[Int(pages[Int(scalar.value >> 8)]) << 8 | Int(scalar.value & 0xFF)]
    }
}
