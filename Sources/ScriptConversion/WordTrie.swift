/// Words over small codes, as a double array; each word is known by its rank in the list that it was built from.
struct WordTrie: Sendable {
    /// A state: where its children begin, whether a word ends here, and whose child it is.
    struct Unit: Sendable {
        /// Twice the base, plus one where a word ends.
        var base: Int32 = 0
        /// The parent's state; -1 for a free cell.
        var check: Int32 = -1

        @inline(__always) var childrenStart: Int { Int(base >> 1) }
        @inline(__always) var isEnd: Bool { base & 1 != 0 }
    }

    private(set) var units: [Unit] = [Unit(base: 2, check: -2)]
    /// The rank of the word that ends at a state.
    private(set) var ranks: [Int32] = [-1]

    /// Lays out words.
    ///
    /// - Parameters:
    ///   - words: ranges of `codes`, none empty, equal prefixes standing together; of equal words the first counts.
    ///   - codes: the words' characters, none 0.
    /// - Complexity: O(total length) but for the search of free cells, which is bounded for each state.
    init(words: [Range<Int>], codes: [UInt16]) {
        var pending: [(state: Int, words: Range<Int>, depth: Int)] = [(0, words.indices, 0)]
        var firstFree = 1
        var children: [(code: Int, words: Range<Int>)] = []
        while let (state, range, depth) = pending.popLast() {
            children.removeAll(keepingCapacity: true)
            var index = range.lowerBound
            var last = 0
            while index < range.upperBound {
                let word = words[index]
                if word.count == depth {
                    if !units[state].isEnd {
                        units[state].base |= 1
                        ranks[state] = Int32(index)
                    }
                    index += 1
                    continue
                }
                let code = codes[word.lowerBound + depth]
                let start = index
                while index < range.upperBound, words[index].count > depth,
                    codes[words[index].lowerBound + depth] == code
                {
                    index += 1
                }
                children.append((Int(code), start..<index))
                last = max(last, Int(code))
            }
            guard let first = children.first else { continue }
            let base = findBase(children, first: first.code, from: &firstFree)
            let needed = base + last + 1
            if needed > units.count {
                units.append(contentsOf: repeatElement(Unit(), count: needed - units.count))
                ranks.append(contentsOf: repeatElement(-1, count: needed - ranks.count))
            }
            units[state].base = Int32(base << 1) | (units[state].base & 1)
            for child in children {
                units[base + child.code].check = Int32(state)
                pending.append((base + child.code, child.words, depth + 1))
            }
        }
    }

    /// The lowest base found at which all children fall on free cells.
    private func findBase(
        _ children: [(code: Int, words: Range<Int>)], first: Int, from firstFree: inout Int
    ) -> Int {
        while firstFree < units.count, units[firstFree].check != -1 { firstFree += 1 }
        var cell = max(firstFree, first + 1)
        var attempts = 0
        while true {
            while cell < units.count, units[cell].check != -1 { cell += 1 }
            attempts += 1
            // A crowded array is left alone after a while: free cells are cheaper than the search.
            let base = attempts > 64 ? max(cell, units.count) : cell - first
            if children.allSatisfy({ base + $0.code >= units.count || units[base + $0.code].check == -1 }) {
                return base
            }
            cell += 1
        }
    }
}
