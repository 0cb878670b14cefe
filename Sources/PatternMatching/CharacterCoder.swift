/// Numbers the characters of patterns from 1, the most frequent first, so that the children of most states lie together.
struct CharacterCoder {
    /// The codes of the scalars below U+10000, of whatever folds to a character of a pattern.
    let plane: [UInt16]
    /// Which page has the codes of 256 scalars from U+10000.
    private(set) var pageIndex = [UInt16](repeating: 0, count: 0x1000)
    private(set) var pages = [UInt16](repeating: 0, count: 256)
    /// How many codes there are.
    let count: Int
    /// How many different characters the patterns have: those that are more than codes, the rarest, have none.
    let characterCount: Int
    /// The codes of the characters of the patterns.
    let codes: [UInt16]

    private static let scalarCount = 0x110000

    /// The most codes: one is for no character, one for no cell.
    static let mostCodes = Int(AutomatonCell.noCode) - 1

    init(_ scalars: [UInt32], fold: ScalarFold?) {
        func folded(_ value: UInt32) -> UInt32 {
            guard let fold, let scalar = Unicode.Scalar(value) else { return value }
            return fold[scalar].value
        }
        var counts = [UInt32](repeating: 0, count: Self.scalarCount)
        let values = fold == nil ? scalars : scalars.map(folded)
        for value in values where Int(value) < Self.scalarCount { counts[Int(value)] &+= 1 }
        let characters = counts.indices.filter { counts[$0] != 0 }
        characterCount = characters.count
        let ordered = characters.sorted { (counts[$0], $1) > (counts[$1], $0) }.prefix(Self.mostCodes)
        count = ordered.count
        var codeOf = [UInt16](repeating: 0, count: Self.scalarCount)
        for (index, value) in ordered.enumerated() { codeOf[value] = UInt16(truncatingIfNeeded: index + 1) }
        codes = values.map { codeOf[Int($0)] }
        plane = (0..<UInt32(0x10000)).map { codeOf[Int(folded($0))] }
        var astral = Set(ordered.filter { $0 >= 0x10000 }.map(UInt32.init))
        if let fold { astral.formUnion(fold.astralScalars) }
        for value in astral.sorted() {
            let code = codeOf[Int(folded(value))]
            if code != 0 { setCode(code, of: value) }
        }
    }

    private mutating func setCode(_ code: UInt16, of value: UInt32) {
        let block = Int(value - 0x10000) >> 8
        if pageIndex[block] == 0 {
            pageIndex[block] = UInt16(truncatingIfNeeded: pages.count >> 8)
            pages.append(contentsOf: repeatElement(0, count: 256))
        }
        pages[Int(pageIndex[block]) << 8 | Int(value & 0xFF)] = code
    }
}
