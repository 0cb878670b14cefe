/// The different patterns of a set in the order of their codes, as the trie takes them.
struct PatternOrder {
    /// The codes of the patterns, one behind the other.
    private(set) var codes: [UInt16] = []
    /// Where each pattern begins, and where the last one ends.
    private(set) var bounds: [Int] = [0]
    private(set) var payloads: [UInt32] = []
    /// Where each pattern stands among all by rank and then by order; only where the policy asks for it.
    private(set) var places: [UInt32] = []
    private(set) var longest = 0

    var count: Int { payloads.count }

    /// How many codes a key holds.
    private static let keyLength = 4

    /// Patterns with a character that has no code, 0, are left out.
    ///
    /// - Complexity: O(total length), and O(n log n) for patterns with the same first four characters.
    init(_ patterns: PatternSet, codes source: [UInt16], policy: MatchPolicy) {
        let order = Self.sorted(patterns, source)
        codes.reserveCapacity(source.count)
        bounds.reserveCapacity(order.count + 1)
        payloads.reserveCapacity(order.count)
        // The patterns kept that begin the one at hand.
        var prefixes: [(pattern: Int, place: Int)] = []
        var kept: [Int] = []
        for pattern in order {
            let range = Self.range(of: pattern, in: patterns)
            if source[range].contains(0) { continue }
            while let last = prefixes.last, !begins(last.place, source[range]) { prefixes.removeLast() }
            if let last = prefixes.last {
                // Of equal patterns the preferred one came first.
                if bounds[last.place + 1] - bounds[last.place] == range.count { continue }
                if policy == .leftmostFirst,
                    prefixes.contains(where: { Self.precedes($0.pattern, pattern, in: patterns) })
                {
                    continue
                }
            }
            prefixes.append((pattern, payloads.count))
            kept.append(pattern)
            codes.append(contentsOf: source[range])
            bounds.append(codes.count)
            payloads.append(patterns.payloads[pattern])
            longest = max(longest, range.count)
        }
        if policy == .nonOverlappingByPriority {
            places = [UInt32](repeating: 0, count: kept.count)
            let byRank = kept.indices.sorted { Self.precedes(kept[$0], kept[$1], in: patterns) }
            for (place, index) in byRank.enumerated() { places[index] = UInt32(truncatingIfNeeded: place) }
        }
    }

    private func begins(_ place: Int, _ pattern: ArraySlice<UInt16>) -> Bool {
        let prefix = bounds[place]..<bounds[place + 1]
        guard prefix.count <= pattern.count else { return false }
        for offset in 0..<prefix.count
        where codes[prefix.lowerBound + offset] != pattern[pattern.startIndex + offset] {
            return false
        }
        return true
    }

    private static func range(of pattern: Int, in patterns: PatternSet) -> Range<Int> {
        (pattern == 0 ? 0 : patterns.ends[pattern - 1])..<patterns.ends[pattern]
    }

    private static func precedes(_ left: Int, _ right: Int, in patterns: PatternSet) -> Bool {
        (patterns.ranks[left], left) < (patterns.ranks[right], right)
    }

    /// The patterns by their codes; equal ones by rank and order.
    private static func sorted(_ patterns: PatternSet, _ codes: [UInt16]) -> [Int] {
        var entries = patterns.ends.indices.map { pattern in
            var key: UInt64 = 0
            let range = range(of: pattern, in: patterns)
            for offset in 0..<keyLength {
                let index = range.lowerBound + offset
                key = key << 16 | UInt64(index < range.upperBound ? codes[index] : 0)
            }
            return Entry(key: key, pattern: pattern)
        }
        sortByKey(&entries)
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            if end - start > 1 {
                entries.withUnsafeMutableBufferPointer { buffer in
                    var run = UnsafeMutableBufferPointer(rebasing: buffer[start..<end])
                    run.sort { precedesBehindKey($0.pattern, $1.pattern, patterns, codes) }
                }
            }
            start = end
        }
        return entries.map(\.pattern)
    }

    private struct Entry {
        /// The first codes, the first one highest.
        var key: UInt64
        var pattern: Int
    }

    /// Sorts by the digits of the keys, the lowest first; stable.
    private static func sortByKey(_ entries: inout [Entry]) {
        var other = entries
        for digit in 0..<keyLength {
            let shift = UInt64(16 * digit)
            var starts = [Int](repeating: 0, count: 0x10001)
            for entry in entries { starts[Int(entry.key >> shift & 0xFFFF) + 1] += 1 }
            for code in 1...0x10000 { starts[code] += starts[code - 1] }
            for entry in entries {
                let code = Int(entry.key >> shift & 0xFFFF)
                other[starts[code]] = entry
                starts[code] += 1
            }
            swap(&entries, &other)
        }
    }

    private static func precedesBehindKey(
        _ left: Int, _ right: Int, _ patterns: PatternSet, _ codes: [UInt16]
    ) -> Bool {
        let (first, second) = (range(of: left, in: patterns), range(of: right, in: patterns))
        var offset = keyLength
        while offset < first.count, offset < second.count {
            let (one, other) = (codes[first.lowerBound + offset], codes[second.lowerBound + offset])
            if one != other { return one < other }
            offset += 1
        }
        if first.count != second.count { return first.count < second.count }
        return precedes(left, right, in: patterns)
    }
}
