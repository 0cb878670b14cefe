/// The retreats of the states that lie far from what their way has found, as a hash table by state.
struct RetreatTable {
    /// A power of two slots with empty ones among them, or none.
    private(set) var slots: [AutomatonRetreat] = []
    private(set) var findings: [AutomatonFinding] = []

    /// No retreats.
    init() {}

    /// - Parameters:
    ///   - steps: the states, shorter ways first.
    ///   - cells: the double array.
    ///   - codes: where the ways are read.
    /// - Complexity: O(total length of the patterns that lead to the states).
    init(_ steps: [AutomatonStep], cells: [UInt64], codes: [UInt16]) {
        guard !steps.isEmpty else { return }
        var capacity = 1
        while capacity < 2 * steps.count { capacity *= 2 }
        slots = [AutomatonRetreat](repeating: AutomatonRetreat(), count: capacity)
        for step in steps {
            var search = search(for: step, cells, codes)
            search.take(Int(step.depth) - 1, &self)
            insert(
                AutomatonRetreat(
                    state: step.state, next: UInt32(truncatingIfNeeded: search.state),
                    depth: UInt32(truncatingIfNeeded: search.state == 0 ? 0 : Int(step.depth) - search.way),
                    foundCell: search.foundCell, foundLength: search.foundLength, lastFound: search.lastFound))
        }
    }

    /// The search behind what the way to a state has found, up to its last character.
    private mutating func search(for step: AutomatonStep, _ cells: [UInt64], _ codes: [UInt16]) -> Search {
        var search = Search(cells: cells, codes: codes, wayStart: step.wayStart)
        if let parent = retreat(from: step.parent) {
            search.state = Int(parent.next)
            search.way = Int(step.depth) - 1 - Int(parent.depth)
            search.foundCell = parent.foundCell
            search.foundLength = parent.foundLength
            search.lastFound = parent.lastFound
            return search
        }
        var place = 1
        if step.foundLength > 0 {
            findings.append(AutomatonFinding(cell: step.foundCell, length: step.foundLength))
            search.lastFound = UInt32(truncatingIfNeeded: findings.count)
            place = Int(step.foundLength)
        }
        while place < Int(step.depth) - 1 {
            search.take(place, &self)
            place += 1
        }
        return search
    }

    private mutating func insert(_ retreat: AutomatonRetreat) {
        var slot = AutomatonRetreat.slot(of: retreat.state, count: slots.count)
        while slots[slot].state != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = retreat
    }

    private func retreat(from state: UInt32) -> AutomatonRetreat? {
        var slot = AutomatonRetreat.slot(of: state, count: slots.count)
        while slots[slot].state != 0 {
            if slots[slot].state == state { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// A leftmost-longest search in the way to a state.
    private struct Search {
        let cells: [UInt64]
        let codes: [UInt16]
        let wayStart: Int
        var state = 0
        /// Where the way to the search's own state begins.
        var way = 0
        var foundCell: UInt32 = 0
        var foundLength: UInt32 = 0
        var lastFound: UInt32 = 0

        /// Moves along the character at a place.
        mutating func take(_ place: Int, _ table: inout RetreatTable) {
            let code = Int(codes[wayStart + place])
            while true {
                if state == 0 {
                    begin(place, code)
                    return
                }
                if let next = cells.child(of: state, by: code) {
                    state = next
                    noteFound(place)
                    return
                }
                if place - way - Int(foundLength) > AutomatonRetreat.shortWay,
                    let retreat = table.retreat(from: UInt32(truncatingIfNeeded: state))
                {
                    table.copyFindings(upTo: retreat.lastFound, shift: way, onto: &lastFound)
                    state = Int(retreat.next)
                    way = place - Int(retreat.depth)
                    foundCell = retreat.foundCell
                    foundLength = retreat.foundLength
                    continue
                }
                readAgain(until: place, &table)
            }
        }

        private mutating func begin(_ place: Int, _ code: Int) {
            let cell = AutomatonCell(bits: cells[code])
            foundCell = 0
            foundLength = 0
            way = place
            guard cell.base != 0 || cell.isTerminal else { return }
            state = code
            noteFound(place)
        }

        private mutating func noteFound(_ place: Int) {
            guard AutomatonCell(bits: cells[state]).isTerminal else { return }
            foundCell = UInt32(truncatingIfNeeded: state)
            foundLength = UInt32(truncatingIfNeeded: place + 1 - way)
        }

        private mutating func readAgain(until place: Int, _ table: inout RetreatTable) {
            var again = way + 1
            if foundLength > 0 {
                table.findings.append(
                    AutomatonFinding(
                        previous: lastFound, cell: foundCell, start: UInt32(truncatingIfNeeded: way),
                        length: foundLength))
                lastFound = UInt32(truncatingIfNeeded: table.findings.count)
                again = way + Int(foundLength)
            }
            state = 0
            while again < place {
                take(again, &table)
                again += 1
            }
        }
    }

    /// Appends the findings of a shorter way to those of a longer one.
    private mutating func copyFindings(upTo last: UInt32, shift: Int, onto list: inout UInt32) {
        var copied: [AutomatonFinding] = []
        var link = last
        while link != 0 {
            copied.append(findings[Int(link) - 1])
            link = findings[Int(link) - 1].previous
        }
        for finding in copied.reversed() {
            findings.append(
                AutomatonFinding(
                    previous: list, cell: finding.cell, start: finding.start + UInt32(truncatingIfNeeded: shift),
                    length: finding.length))
            list = UInt32(truncatingIfNeeded: findings.count)
        }
    }
}
