/// Finds the leftmost-longest patterns of a text, window by window.
///
/// In each window the first three steps from every place are made at once, without a branch, so that the memory is asked
/// for many places at a time; what they lead to is noted in 32 bits a place. The walk from match to match then reads the
/// notes, and goes to the cells only for patterns longer than two characters.
struct LeftmostScanner: ~Copyable {
    private let tables: AutomatonTables
    private let capacity: Int
    private let codes: UnsafeMutablePointer<UInt16>
    private let offsets: UnsafeMutablePointer<UInt32>
    private let notes: UnsafeMutablePointer<UInt32>
    private let places: UnsafeMutablePointer<UInt32>
    private let thirds: UnsafeMutablePointer<UInt64>
    private let found: UnsafeMutablePointer<PatternMatch>
    private var foundCount = 0

    /// How many characters a window has at least: its buffers stay in the fastest cache.
    private static let leastCapacity = 1024
    /// How many characters are looked at behind a place.
    private static let lookahead = 2

    /// A note: the cell of the pattern of one or two characters, and what follows.
    private enum Note {
        static let cell: UInt32 = 0x1FFF_FFFF
        static let twoCharacters: UInt64 = 29
        static let isFound: UInt64 = 30
        static let goesOn: UInt64 = 31
    }

    init(_ tables: AutomatonTables) {
        self.tables = tables
        capacity = max(Self.leastCapacity, 2 * Int(tables.header.longestPattern) + 16)
        codes = .allocate(capacity: capacity + Self.lookahead + 2)
        offsets = .allocate(capacity: capacity + Self.lookahead + 2)
        notes = .allocate(capacity: capacity)
        places = .allocate(capacity: capacity + 1)
        thirds = .allocate(capacity: capacity + 1)
        found = .allocate(capacity: capacity + 1)
    }

    deinit {
        codes.deallocate()
        offsets.deallocate()
        notes.deallocate()
        places.deallocate()
        thirds.deallocate()
        found.deallocate()
    }

    /// Gives the matches of a text from left to right, some at a time.
    ///
    /// - Parameter body: gets matches, and how far the search has come.
    /// - Complexity: O(length of the text).
    @inline(__always)
    mutating func scan(_ source: some CodeSource, _ body: (UnsafeBufferPointer<PatternMatch>, Int) -> Void) {
        var start = 0
        while start < source.count {
            let (length, end) = source.read(
                from: start, characters: tables.characters, codes: codes, offsets: offsets, capacity: capacity)
            let isLast = end == source.count
            for index in length...(length + Self.lookahead) { codes[index] = 0 }
            let count = gather(length)
            take(count)
            foundCount = 0
            let reached = walk(length, count: count, isLast: isLast, start: start)
            start = start &+ Int(offsets[reached])
            body(UnsafeBufferPointer(start: found, count: foundCount), start)
        }
    }

    /// Finds the places of a window where a pattern may begin, by what stays in the fastest caches.
    ///
    /// - Returns: how many there are.
    @inline(__always)
    private func gather(_ length: Int) -> Int {
        let (cells, filter, codes, notes, places) = (tables.cells, tables.filter, codes, notes, places)
        var count = 0
        for index in 0..<length {
            let first = UInt64(codes[index])
            let isFound = cells[Int(truncatingIfNeeded: first)].bits >> 31 & 1
            let mayBegin = isFound | filter.bit(first, UInt64(codes[index &+ 1]))
            notes[index] = 0
            places[count] = UInt32(truncatingIfNeeded: index)
            count &+= Int(truncatingIfNeeded: mayBegin)
        }
        return count
    }

    /// Makes the notes of places. Conditions are masks: a branch would wait for the memory. The loops are short, so that
    /// the processor works on many places at once.
    @inline(__always)
    private func take(_ count: Int) {
        let (cells, codes, notes, places, thirds) = (tables.cells, codes, notes, places, thirds)
        var thirdCount = 0
        for place in 0..<count {
            let index = Int(places[place])
            let first = UInt64(codes[index])
            let second = UInt64(codes[index &+ 1])
            let third = UInt64(codes[index &+ 2])
            let one = cells[Int(truncatingIfNeeded: first)].bits
            let twoIndex = (one & AutomatonCell.baseMask) &+ second
            let two = cells[Int(truncatingIfNeeded: twoIndex)].bits
            let isTwo = Self.mask(ofZero: two >> 48 ^ second)
            let twoFound = isTwo & (two >> 31) & 1
            let isFound = twoFound | (one >> 31 & 1)
            let cell = Self.unlessZero(isFound, first ^ Self.unlessZero(twoFound, first ^ twoIndex))
            notes[index] = UInt32(
                truncatingIfNeeded: cell | twoFound << Note.twoCharacters | isFound << Note.isFound)
            let threeIndex = (two & AutomatonCell.baseMask) &+ third
            thirds[thirdCount] = UInt64(index) << 32 | threeIndex
            let mayGoOn = isTwo & (two >> (32 &+ (third & 15))) & 1
            thirdCount &+= Int(truncatingIfNeeded: mayGoOn)
        }
        for place in 0..<thirdCount {
            let index = Int(truncatingIfNeeded: thirds[place] >> 32)
            let three = cells[Int(truncatingIfNeeded: thirds[place] & 0xFFFF_FFFF)].bits
            let goesOn = Self.mask(ofZero: three >> 48 ^ UInt64(codes[index &+ 2])) & 1
            notes[index] |= UInt32(truncatingIfNeeded: goesOn << Note.goesOn)
        }
    }

    /// All bits if a number below 2^63 is zero, or none.
    @inline(__always)
    private static func mask(ofZero number: UInt64) -> UInt64 {
        UInt64(bitPattern: Int64(bitPattern: number &- 1) >> 63)
    }

    /// A number below 2^32, or 0 where the condition is 0 and not 1. A shift, for which no compiler makes a branch.
    @inline(__always)
    private static func unlessZero(_ condition: UInt64, _ number: UInt64) -> UInt64 {
        number &>> ((condition ^ 1) &<< 5)
    }

    /// Goes from match to match.
    ///
    /// - Parameter count: of the places where a pattern may begin. Where they are few, the walk goes from one to the next.
    /// - Returns: how many characters are done with.
    @inline(__always)
    private mutating func walk(_ length: Int, count: Int, isLast: Bool, start: Int) -> Int {
        let end = isLast ? length : length &- Self.lookahead
        var index = 0
        if count > length >> 2 {
            while index < end {
                if notes[index] == 0 {
                    index &+= 1
                } else if follow(&index, length: length, isLast: isLast, start: start) {
                    return index
                }
            }
            return index
        }
        for place in 0..<count {
            let next = Int(places[place])
            if next >= end { break }
            if next < index || notes[next] == 0 { continue }
            index = next
            if follow(&index, length: length, isLast: isLast, start: start) { return index }
        }
        return max(index, end)
    }

    /// Takes the match that a note tells of, or follows the longer patterns that begin there.
    ///
    /// - Returns: whether that takes characters behind the window.
    @inline(__always)
    private mutating func follow(_ index: inout Int, length: Int, isLast: Bool, start: Int) -> Bool {
        let note = notes[index]
        if note >> Note.goesOn != 0 {
            let (next, needsMore) = walkOn(from: index, length: length, isLast: isLast, start: start)
            index = next
            return needsMore
        }
        let step = 1 &+ Int(note >> Note.twoCharacters & 1)
        append(cell: Int(note & Note.cell), from: index, to: index &+ step, start: start)
        index &+= step
        return false
    }

    /// Follows patterns of more than two characters from a place.
    ///
    /// - Returns: the character to go on from, and whether that takes characters behind the window.
    @inline(never)
    private mutating func walkOn(
        from place: Int, length: Int, isLast: Bool, start: Int
    ) -> (next: Int, needsMore: Bool) {
        let cells = tables.cells
        var way = place
        var index = place &+ 1
        var state = Int(codes[place])
        var cell = cells[state]
        var foundCell = state
        var foundLength = cell.isTerminal ? 1 : 0
        while true {
            let code = Int(codes[index])
            if let next = tables.child(of: cell, by: code) {
                state = next
                cell = cells[next]
                index &+= 1
                if cell.isTerminal {
                    foundCell = next
                    foundLength = index &- way
                }
                continue
            }
            // The code behind the window is 0, by which nothing goes on.
            if index == length, !isLast { return (way, true) }
            let wasted = index &- way &- foundLength
            if wasted > AutomatonRetreat.shortWay, let retreat = tables.retreat(from: state) {
                append(findingsUpTo: retreat.lastFound, from: way, start: start)
                if retreat.next == 0 { return (index, false) }
                state = Int(retreat.next)
                cell = cells[state]
                way = index &- Int(retreat.depth)
                foundCell = Int(retreat.foundCell)
                foundLength = Int(retreat.foundLength)
                continue
            }
            if foundLength == 0 { return (way &+ 1, false) }
            append(cell: foundCell, from: way, to: way &+ foundLength, start: start)
            return (way &+ foundLength, false)
        }
    }

    @inline(__always)
    private mutating func append(cell: Int, from: Int, to end: Int, start: Int) {
        found[foundCount] = match(cell: cell, from: from, to: end, start: start)
        foundCount &+= 1
    }

    @inline(__always)
    private func match(cell: Int, from: Int, to end: Int, start: Int) -> PatternMatch {
        PatternMatch(
            start: start &+ Int(offsets[from]), length: offsets[end] &- offsets[from], payload: tables.payloads[cell])
    }

    /// Appends the occurrences that a retreat makes certain, which are listed from the last.
    private mutating func append(findingsUpTo last: UInt32, from way: Int, start: Int) {
        var count = 0
        var link = last
        while link != 0 {
            count &+= 1
            link = tables.findings[Int(link) &- 1].previous
        }
        link = last
        var place = foundCount &+ count
        foundCount = place
        while link != 0 {
            let finding = tables.findings[Int(link) &- 1]
            place &-= 1
            let from = way &+ Int(finding.start)
            found[place] = match(
                cell: Int(finding.cell), from: from, to: from &+ Int(finding.length), start: start)
            link = finding.previous
        }
    }
}
