/// Chooses occurrences that do not overlap, by rank.
///
/// Occurrences are held until none that is still to come can overlap them.
struct PrioritySelection {
    /// An occurrence whose payload is its cell, and where its pattern stands among all.
    private var held: [(rank: UInt32, match: PatternMatch)] = []
    private var heldEnd = 0

    /// Takes occurrences.
    mutating func add(_ matches: UnsafeBufferPointer<PatternMatch>, ranks: UnsafePointer<UInt32>) {
        for match in matches {
            held.append((ranks[Int(match.payload)], match))
            heldEnd = max(heldEnd, match.end)
        }
    }

    /// Gives what is chosen, from left to right, once all that is still to come begins at `floor` or behind it.
    ///
    /// - Complexity: O(n log n) for n occurrences that are held, and their length by 64 for each.
    mutating func flush(before floor: Int, _ body: (PatternMatch) -> Void) {
        guard !held.isEmpty, heldEnd <= floor else { return }
        var start = heldEnd
        for entry in held { start = min(start, entry.match.start) }
        held.sort { ($0.rank, $0.match.start) < ($1.rank, $1.match.start) }
        var taken = PlaceSet(count: heldEnd - start)
        var beginnings = PlaceSet(count: heldEnd - start)
        var chosen: [PatternMatch] = []
        for (_, match) in held {
            let range = (match.start - start)..<(match.end - start)
            if taken.contains(range.lowerBound) || beginnings.containsAny(in: range) { continue }
            beginnings.insert(range.lowerBound)
            taken.insert(range)
            chosen.append(match)
        }
        chosen.sort { $0.start < $1.start }
        for match in chosen { body(match) }
        held.removeAll(keepingCapacity: true)
        heldEnd = 0
    }
}

/// A set of places, one bit each.
private struct PlaceSet {
    private var words: [UInt64]

    init(count: Int) { words = Array(repeating: 0, count: count / 64 + 1) }

    func contains(_ place: Int) -> Bool { words[place >> 6] >> UInt64(place & 63) & 1 != 0 }

    mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

    mutating func insert(_ range: Range<Int>) { Self.forEachWord(of: range) { words[$0] |= $1 } }

    func containsAny(in range: Range<Int>) -> Bool {
        var any = false
        Self.forEachWord(of: range) { any = any || words[$0] & $1 != 0 }
        return any
    }

    /// Calls `body` with the words that a range reaches into, and with its bits in each.
    private static func forEachWord(of range: Range<Int>, _ body: (Int, UInt64) -> Void) {
        var place = range.lowerBound
        while place < range.upperBound {
            let word = place >> 6
            let end = min((word + 1) << 6, range.upperBound)
            let bits = end - place == 64 ? UInt64.max : ((1 << UInt64(end - place)) - 1) << UInt64(place & 63)
            body(word, bits)
            place = end
        }
    }
}
