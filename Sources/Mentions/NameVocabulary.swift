/// The characters and Latin words that a model knows by themselves, each with a number.
struct NameVocabulary: Sendable {
    /// The values of the scalars and the hashes of the words, sorted; the number of each is its place after the classes.
    let entries: [UInt32]
    private let scalars: [UInt16]
    private let words: [UInt32: UInt16]

    static let hashSeed: UInt32 = 2_166_136_261

    /// Adds a scalar to the hash of a word (FNV-1a, Fowler, Noll, Vo 1991), with the top bit set to part words from scalars.
    static func extend(_ hash: inout UInt32, by scalar: Unicode.Scalar) {
        hash = ((hash ^ scalar.value) &* 16_777_619) | 0x8000_0000
    }

    init(entries: [UInt32]) {
        let entries = Array(entries.prefix(Int(UInt16.max) - NameClass.count))
        self.entries = entries
        var scalars = [UInt16](repeating: 0, count: 0x10000)
        var words: [UInt32: UInt16] = [:]
        for (index, entry) in entries.enumerated() {
            let symbol = UInt16(index + NameClass.count)
            if entry < 0x10000 { scalars[Int(entry)] = symbol } else { words[entry] = symbol }
        }
        self.scalars = scalars
        self.words = words
    }

    /// How many symbols there are, classes included.
    var symbolCount: Int { entries.count + NameClass.count }

    /// The number of a folded scalar; 0 when the model does not know it.
    func symbol(of scalar: Unicode.Scalar) -> UInt16 {
        scalar.value < 0x10000 ? scalars[Int(scalar.value)] : words[scalar.value] ?? 0
    }

    /// The number of a Latin word by its hash; 0 when the model does not know it.
    func symbol(ofWord hash: UInt32) -> UInt16 { words[hash] ?? 0 }
}
