/// Finds places in the double array for the children of states.
///
/// Free cells and unused bases are kept as bits, so that 64 bases are tried at once.
struct CellLayout {
    private(set) var cells: [UInt64]
    private var freeCells: [UInt64]
    private var unusedBases: [UInt64]
    /// For states with about so many children, by the logarithm, the cell from which places are sought.
    private var hints = [Int](repeating: 0, count: 8)

    /// How many groups of 64 bases are tried before the children go to the end of the array.
    private static let patience = 128
    /// After how many groups the next search begins where this one ended.
    private static let crowded = 8

    /// A layout in which the start and the states of one character have their cells.
    init(codeCount: Int) {
        cells = [UInt64](repeating: AutomatonCell.free.bits, count: codeCount + 1)
        freeCells = []
        unusedBases = []
        reserve(codeCount + 1)
        for cell in 0...codeCount { freeCells[cell >> 6] &= ~(1 << UInt64(cell & 63)) }
        unusedBases[0] &= ~1
    }

    /// Sets bits of a cell.
    mutating func set(_ bits: UInt64, of cell: Int) { cells[cell] |= bits }

    /// Gives the children of a state their cells.
    ///
    /// - Parameters:
    ///   - codes: of the children, rising, at least one.
    ///   - parent: the state's cell; a single child is put near it if that is possible.
    /// - Returns: the base.
    mutating func place(_ codes: [UInt16], below parent: Int) -> Int {
        let base = codes.count == 1 ? baseNear(parent, Int(codes[0])) ?? base(for: codes) : base(for: codes)
        var bits = UInt64(base)
        let end = base + Int(codes[codes.count - 1])
        if end >= cells.count {
            cells.append(contentsOf: repeatElement(AutomatonCell.free.bits, count: end + 1 - cells.count))
        }
        for code in codes {
            let cell = base + Int(code)
            freeCells[cell >> 6] &= ~(1 << UInt64(cell & 63))
            cells[cell] = AutomatonCell.check(UInt64(code))
            bits |= AutomatonCell.bloom(code)
        }
        unusedBases[base >> 6] &= ~(1 << UInt64(base & 63))
        cells[parent] |= bits
        return base
    }

    /// Lets a walk step from every base by every code without leaving the array.
    mutating func finish(codeCount: Int) {
        cells.append(contentsOf: repeatElement(AutomatonCell.free.bits, count: codeCount + 1))
    }

    private mutating func reserve(_ count: Int) {
        let words = count >> 6 + 2
        if words <= freeCells.count { return }
        let more = max(words, freeCells.count * 2) - freeCells.count
        freeCells.append(contentsOf: repeatElement(UInt64.max, count: more))
        unusedBases.append(contentsOf: repeatElement(UInt64.max, count: more))
    }

    /// A base by which the only child comes to lie near its parent, where a walk has just been.
    private mutating func baseNear(_ parent: Int, _ code: Int) -> Int? {
        guard parent >= code else { return nil }
        let group = (parent - code) >> 6
        reserve((group + 1) << 6 + code)
        let fitting = fitting(group, CollectionOfOne(UInt16(truncatingIfNeeded: code)))
        return fitting == 0 ? nil : group << 6 + fitting.trailingZeroBitCount
    }

    private mutating func base(for codes: [UInt16]) -> Int {
        let kind = min(codes.count.bitWidth - codes.count.leadingZeroBitCount - 1, hints.count - 1)
        let first = Int(codes[0])
        let last = Int(codes[codes.count - 1])
        if kind == 0 { skipFullWords() }
        var group = max(0, hints[kind] - first) >> 6
        var attempts = 0
        while true {
            reserve((group + 1) << 6 + last)
            let fitting = fitting(group, codes)
            if fitting != 0 {
                if attempts >= Self.crowded { hints[kind] = group << 6 + first }
                return group << 6 + fitting.trailingZeroBitCount
            }
            attempts += 1
            group += 1
            if attempts == Self.patience {
                group = max(group, (cells.count - first) >> 6)
            }
        }
    }

    private mutating func skipFullWords() {
        var word = hints[0] >> 6
        while word < freeCells.count, freeCells[word] == 0 { word += 1 }
        hints[0] = max(hints[0], word << 6)
    }

    /// Which of 64 bases have room for all children.
    @inline(__always)
    private func fitting(_ group: Int, _ codes: some Sequence<UInt16>) -> UInt64 {
        var bases = unusedBases[group]
        for code in codes {
            if bases == 0 { break }
            let cell = group << 6 + Int(code)
            let shift = UInt64(cell & 63)
            let low = freeCells[cell >> 6] >> shift
            bases &= shift == 0 ? low : low | freeCells[cell >> 6 + 1] << (64 - shift)
        }
        return bases
    }
}
