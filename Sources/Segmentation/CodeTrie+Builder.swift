extension CodeTrie {
    /// Lays out patterns of two codes or more; the pattern at index i carries the value i + 1.
    ///
    /// - Parameters:
    ///   - patterns: sorted, each once, of codes from 1 to `codeCount` - 1.
    ///   - codeCount: how many codes there are.
    /// - Complexity: linear in the patterns' length and the nodes, for a bounded number of tries at each.
    package init(sorted patterns: [[UInt16]], codeCount: Int) {
        var drafts: [Draft] = []
        var index = 0
        while index < patterns.count {
            let start = index
            let code = patterns[index][0]
            while index < patterns.count, patterns[index][0] == code { index += 1 }
            drafts.append(Draft(keys: start..<index, depth: 1, code: code, parent: nil))
        }
        let rootCount = drafts.count
        // Breadth first: drafts are appended while they are gone through.
        var next = 0
        while next < drafts.count {
            let draft = drafts[next]
            var index = draft.keys.lowerBound
            drafts[next].firstChild = drafts.count
            while index < draft.keys.upperBound {
                guard patterns[index].count > draft.depth else {
                    drafts[next].value = index + 1
                    index += 1
                    continue
                }
                let start = index
                let code = patterns[index][draft.depth]
                while index < draft.keys.upperBound, patterns[index].count > draft.depth,
                    patterns[index][draft.depth] == code
                {
                    index += 1
                }
                drafts.append(Draft(keys: start..<index, depth: draft.depth + 1, code: code, parent: next))
            }
            drafts[next].childCount = drafts.count - drafts[next].firstChild
            next += 1
        }
        // The widest nodes take their cells while there is most room, and narrow ones fill the gaps.
        var layout = Layout()
        var bases = [Int](repeating: 0, count: drafts.count)
        let order = drafts.indices.filter { drafts[$0].childCount > 0 }
            .sorted { (-drafts[$0].childCount, $0) < (-drafts[$1].childCount, $1) }
        for index in order {
            let draft = drafts[index]
            let children = drafts[draft.firstChild..<draft.firstChild + draft.childCount]
            bases[index] = layout.place(children.map { Int($0.code) })
        }
        layout.extend(to: layout.lastBase + codeCount + 1)
        var nodes = layout.nodes
        for (index, draft) in drafts.enumerated() {
            guard let parent = draft.parent else { continue }
            nodes[bases[parent] + Int(draft.code)] |= UInt64(bases[index]) | UInt64(draft.value) << 40
        }
        var rootBases = [UInt32](repeating: 0, count: codeCount)
        for index in 0..<rootCount { rootBases[Int(drafts[index].code)] = UInt32(bases[index]) }
        self.init(rootBases: rootBases, nodes: nodes)
    }

    /// A node before it has a place.
    private struct Draft {
        let keys: Range<Int>
        let depth: Int
        let code: UInt16
        let parent: Int?
        var value = 0
        var firstChild = 0
        var childCount = 0
    }

    /// The array while it grows; free cells form a list.
    private struct Layout {
        private(set) var nodes: [UInt64] = [CodeTrie.freeCode << 24]
        private var nextFree: [Int32] = [0]
        private var previousFree: [Int32] = [0]
        private var isBase: [Bool] = [true]
        private(set) var lastBase = 0

        /// After how many cells that did not fit the search begins behind them.
        private static let patience = 2048
        /// The free cell behind which the search begins.
        private var hint = 0
        private var lastWidth = 0

        mutating func place(_ codes: [Int]) -> Int {
            let first = codes[0]
            // Where wide nodes fit no more, nodes of half the width may.
            let width = Int.bitWidth - codes.count.leadingZeroBitCount
            if width != lastWidth {
                lastWidth = width
                hint = 0
            }
            var attempts = 0
            var cell = Int(nextFree[hint])
            var base: Int?
            while cell != 0 {
                attempts += 1
                if cell > first, !isBase[cell - first], codes.allSatisfy({ isFree(cell - first + $0) }) {
                    base = cell - first
                    break
                }
                // Cells that few nodes fit in are passed over for good.
                if attempts % Self.patience == 0 { hint = cell }
                cell = Int(nextFree[cell])
            }
            var found = base ?? max(1, nodes.count - first)
            while found < isBase.count, isBase[found] { found += 1 }
            extend(to: found + codes[codes.count - 1] + 1)
            isBase[found] = true
            lastBase = max(lastBase, found)
            for code in codes {
                nodes[found + code] = UInt64(code) << 24
                let (next, previous) = (nextFree[found + code], previousFree[found + code])
                if hint == found + code { hint = Int(previous) }
                nextFree[Int(previous)] = next
                previousFree[Int(next)] = previous
            }
            return found
        }

        private func isFree(_ cell: Int) -> Bool {
            cell >= nodes.count || CodeTrie.code(of: nodes[cell]) == 0xFFFF
        }

        mutating func extend(to count: Int) {
            while nodes.count < count {
                let cell = Int32(nodes.count)
                let last = previousFree[0]
                nodes.append(CodeTrie.freeCode << 24)
                isBase.append(false)
                nextFree.append(0)
                previousFree.append(last)
                nextFree[Int(last)] = cell
                previousFree[0] = cell
            }
        }
    }
}
