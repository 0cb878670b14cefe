/// A view of the sections of a compiled automaton. It lives no longer than the bytes that it views.
struct AutomatonTables {
    let characters: CharacterCodes
    let filter: PairFilter
    let cells: UnsafePointer<AutomatonCell>
    let payloads: UnsafePointer<UInt32>
    let links: UnsafePointer<AutomatonLink>
    let ranks: UnsafePointer<UInt32>
    private let retreats: UnsafePointer<AutomatonRetreat>
    let findings: UnsafePointer<AutomatonFinding>
    let header: AutomatonHeader

    /// A view of the bytes that begin with the header and have its length.
    init(_ start: UnsafeRawPointer, _ header: AutomatonHeader) {
        let layout = header.layout
        func section<Element>(_ range: Range<Int>) -> UnsafePointer<Element> {
            (start + range.lowerBound).assumingMemoryBound(to: Element.self)
        }
        characters = CharacterCodes(
            plane: section(layout.plane), pageIndex: section(layout.pageIndex), pages: section(layout.pages))
        filter = PairFilter(words: section(layout.filter), mask: UInt64(header.filterBits) &- 1)
        cells = section(layout.cells)
        payloads = section(layout.values)
        links = section(layout.values)
        ranks = section(layout.ranks)
        retreats = section(layout.retreats)
        findings = section(layout.findings)
        self.header = header
    }

    /// Whether no state leads out of the tables: a walk over sound tables reads nothing beyond them.
    var isSound: Bool {
        let (codes, count) = (Int(header.codeCount), Int(header.cellCount))
        guard codes < count, count <= Int(AutomatonCell.baseMask), header.pageCount > 0,
            header.filterBits >= 64, header.filterBits & (header.filterBits &- 1) == 0
        else { return false }
        var highestBase: UInt64 = 0
        for index in 0..<count { highestBase = max(highestBase, cells[index].bits & AutomatonCell.baseMask) }
        var highestCode: UInt16 = 0
        for index in 0..<0x10000 { highestCode = max(highestCode, characters.plane[index]) }
        for index in 0..<Int(header.pageCount) << 8 { highestCode = max(highestCode, characters.pages[index]) }
        var highestPage: UInt16 = 0
        for index in 0..<0x1000 { highestPage = max(highestPage, characters.pageIndex[index]) }
        return Int(highestBase) + codes < count && Int(highestCode) <= codes
            && UInt32(highestPage) < header.pageCount
    }

    /// The cell that a code leads to from a state that was reached by a character.
    @inline(__always)
    func child(of cell: AutomatonCell, by code: Int) -> Int? {
        guard cell.mayGoOn(by: code) else { return nil }
        let next = cell.base &+ code
        return cells[next].isReached(by: code) ? next : nil
    }

    /// Where to go on from a state far from what its way has found.
    func retreat(from state: Int) -> AutomatonRetreat? {
        let count = Int(header.retreatCount)
        guard count > 0 else { return nil }
        let state = UInt32(truncatingIfNeeded: state)
        var slot = AutomatonRetreat.slot(of: state, count: count)
        while retreats[slot].state != 0 {
            if retreats[slot].state == state { return retreats[slot] }
            slot = (slot &+ 1) & (count &- 1)
        }
        return nil
    }
}
