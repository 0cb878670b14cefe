extension WordCounts {
    /// Whether a word at `range` stands on word boundaries in a text, or cuts through the words about it.
    ///
    /// Where a word of the list overlaps one end of the range, the likeliest cut of the surroundings (the one of
    /// least cost, Viterbi 1967) decides: 少数组织 is 少数 and 组织, so that 数组 does not stand there.
    /// - Parameters:
    ///   - range: over `source`.
    ///   - limits: the part of the text that may be looked at.
    /// - Complexity: O(length of the range); the surroundings looked at are of bounded length.
    func isBounded(_ range: Range<Int>, in source: UnsafeBufferPointer<Unicode.Scalar>, limits: Range<Int>) -> Bool {
        guard range.count <= 6 else { return true }
        return trie.units.withUnsafeBufferPointer { units in
            !hasConflict(range, in: source, limits: limits, units)
                || isOnLikeliestPath(range, in: source, limits: limits, units)
        }
    }

    @inline(__always)
    private func code(_ scalar: Unicode.Scalar) -> Int { records[scalar].code }

    /// Whether any word of the list overlaps one end of a range without holding all of it.
    private func hasConflict(
        _ range: Range<Int>, in source: UnsafeBufferPointer<Unicode.Scalar>, limits: Range<Int>,
        _ units: UnsafeBufferPointer<WordTrie.Unit>
    ) -> Bool {
        for start in max(limits.lowerBound, range.lowerBound - Self.longestWord + 1)..<range.upperBound
        where start != range.lowerBound {
            let isBefore = start < range.lowerBound
            var state = 0
            var end = start
            while end < limits.upperBound, case let next = units.child(of: state, by: code(source[end])), next >= 0 {
                state = next
                end += 1
                guard units[state].isEnd else { continue }
                if isBefore ? end > range.lowerBound && end < range.upperBound : end > range.upperBound { return true }
            }
        }
        return false
    }

    private func isOnLikeliestPath(
        _ range: Range<Int>, in source: UnsafeBufferPointer<Unicode.Scalar>, limits: Range<Int>,
        _ units: UnsafeBufferPointer<WordTrie.Unit>
    ) -> Bool {
        let reach = 6
        var lower = range.lowerBound
        while lower > limits.lowerBound, range.lowerBound - lower < reach, code(source[lower - 1]) != 0 { lower -= 1 }
        var upper = range.upperBound
        while upper < limits.upperBound, upper - range.upperBound < reach, code(source[upper]) != 0 { upper += 1 }
        let count = upper - lower
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * (count + 1)) { buffer in
            // The least cost of the text up to each place, and where its last word begins.
            let costs = UnsafeMutableBufferPointer(rebasing: buffer[..<(count + 1)])
            let starts = UnsafeMutableBufferPointer(rebasing: buffer[(count + 1)...])
            costs.initialize(repeating: Int32.max / 2)
            starts.initialize(repeating: 0)
            costs[0] = 0
            func offer(_ start: Int, _ end: Int, _ cost: Int32) {
                let total = costs[start] + cost
                if total < costs[end] {
                    costs[end] = total
                    starts[end] = Int32(start)
                }
            }
            for start in 0..<count {
                if lower + start == range.lowerBound {
                    offer(start, range.upperBound - lower, Self.unknownWordCost(length: range.count))
                }
                offer(start, start + 1, Self.unknownCharacterCost)
                var state = 0
                var end = start
                while end < count, case let next = units.child(of: state, by: code(source[lower + end])), next >= 0 {
                    state = next
                    end += 1
                    if units[state].isEnd { offer(start, end, cost(of: state)) }
                }
            }
            var end = count
            while end > 0 {
                let word = (lower + Int(starts[end]))..<(lower + end)
                let overlap = word.clamped(to: range)
                if !overlap.isEmpty, overlap != word, overlap != range { return false }
                end = Int(starts[end])
            }
            return true
        }
    }

    @inline(__always)
    private func cost(of state: Int) -> Int32 { costs[Int(trie.ranks[state])] }
}
