extension WordTrie {
    /// Lays out a trie: free cells are kept in a ring, through which the places for a state's children are sought.
    struct Builder {
        private(set) var units: [Unit] = [Unit(base: 2, check: -2)]
        private(set) var ranks: [Int32] = [-1]
        /// The free cells before and behind a free cell; cell 0 is the ring's head.
        private var before: [Int32] = [0]
        private var behind: [Int32] = [0]

        /// The free cell from which places for several children are sought.
        private var cursor: Int32 = 0

        /// How many free cells are tried for a state before the search begins behind them.
        private static let patience = 32

        /// Lays out all words.
        mutating func build(codes: UnsafeBufferPointer<UInt16>, words: UnsafeBufferPointer<Range<Int>>) {
            var pending: [(state: Int, words: Range<Int>, depth: Int)] = [(0, 0..<words.count, 0)]
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
                            ranks[state] = Int32(truncatingIfNeeded: index)
                        }
                        index += 1
                        continue
                    }
                    let code = codes[word.lowerBound + depth]
                    let start = index
                    index += 1
                    while index < range.upperBound, words[index].count > depth,
                        codes[words[index].lowerBound + depth] == code
                    {
                        index += 1
                    }
                    children.append((Int(code), start..<index))
                    last = max(last, Int(code))
                }
                if children.isEmpty { continue }
                let base = place(children)
                grow(to: base + last + 1)
                units[state].base = Int32(truncatingIfNeeded: base << 1) | (units[state].base & 1)
                for child in children {
                    take(base + child.code)
                    units[base + child.code].check = Int32(truncatingIfNeeded: state)
                    pending.append((base + child.code, child.words, depth + 1))
                }
            }
        }

        /// A base at which all children fall on free cells; it may lie before the array.
        private mutating func place(_ children: [(code: Int, words: Range<Int>)]) -> Int {
            var first = children[0].code
            for child in children { first = min(first, child.code) }
            if children.count == 1 { return (behind[0] == 0 ? units.count : Int(behind[0])) - first }
            var cell = Int(behind[Int(cursor)])
            var attempts = 0
            while cell != 0 {
                let base = cell - first
                var fits = true
                for child in children where base + child.code < units.count {
                    if units[base + child.code].check != -1 {
                        fits = false
                        break
                    }
                }
                if fits { return base }
                attempts += 1
                // A crowded stretch is left to states with one child.
                if attempts > Self.patience { cursor = Int32(truncatingIfNeeded: cell) }
                cell = Int(behind[cell])
            }
            return units.count - first
        }

        /// Adds free cells at the end.
        private mutating func grow(to count: Int) {
            while units.count < count {
                let cell = Int32(truncatingIfNeeded: units.count)
                units.append(Unit())
                ranks.append(-1)
                let last = before[0]
                before.append(last)
                behind.append(0)
                behind[Int(last)] = cell
                before[0] = cell
            }
        }

        /// Takes a cell out of the ring.
        private mutating func take(_ cell: Int) {
            let (left, right) = (before[cell], behind[cell])
            if cursor == Int32(truncatingIfNeeded: cell) { cursor = left }
            behind[Int(left)] = right
            before[Int(right)] = left
        }
    }
}
