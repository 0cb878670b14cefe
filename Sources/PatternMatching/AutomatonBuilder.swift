/// Compiles patterns: lays the trie out as a double array, and adds what the policy needs.
struct AutomatonBuilder {
    /// A state and the patterns that it begins.
    private struct Node {
        var cell: UInt32
        var depth: UInt32
        var first: UInt32
        var end: UInt32
        /// The longest pattern that begins the way to the state: its cell and its length, 0 without any.
        var foundCell: UInt32 = 0
        var foundLength: UInt32 = 0
        var parent: UInt32 = 0
        var code: UInt16 = 0
    }

    private let policy: MatchPolicy
    private let coder: CharacterCoder
    private let order: PatternOrder
    private var layout: CellLayout
    /// The pattern that ends at a cell, for each pattern.
    private var cellOfPattern: [UInt32]
    /// The states that links or retreats are made for.
    private var steps: [AutomatonStep] = []
    private var links: [AutomatonLink] = []
    /// The first two characters of patterns, the first in the upper half.
    private var pairs: [UInt32] = []
    private var retreats = RetreatTable()

    /// - Complexity: O(total length) for patterns as in dictionaries; the search of places is bounded for each state.
    init(_ patterns: PatternSet, policy: MatchPolicy, fold: ScalarFold?) {
        self.policy = policy
        coder = CharacterCoder(patterns.scalars, fold: fold)
        order = PatternOrder(patterns, codes: coder.codes, policy: policy)
        layout = CellLayout(codeCount: coder.count)
        cellOfPattern = [UInt32](repeating: 0, count: order.count)
        layOut()
        layout.finish(codeCount: coder.count)
        steps.sortByDepth()
        if policy.seesEveryOccurrence {
            link()
        } else {
            retreats = RetreatTable(steps, cells: layout.cells, codes: order.codes)
        }
    }

    /// - Throws: `PatternMatchingError` where there are more characters or states than can be told apart.
    func check() throws(PatternMatchingError) {
        guard coder.characterCount <= CharacterCoder.mostCodes else { throw .tooManyCharacters(coder.characterCount) }
        guard layout.cells.count <= Int(AutomatonCell.baseMask) else { throw .tooManyStates }
    }

    /// The compiled bytes.
    func image() -> AutomatonImage {
        var header = AutomatonHeader()
        header.policy = policy.rawValue
        header.patternCount = UInt32(truncatingIfNeeded: order.count)
        header.longestPattern = UInt32(truncatingIfNeeded: order.longest)
        header.codeCount = UInt32(truncatingIfNeeded: coder.count)
        header.pageCount = UInt32(truncatingIfNeeded: coder.pages.count >> 8)
        header.cellCount = UInt32(truncatingIfNeeded: layout.cells.count)
        header.retreatCount = UInt32(truncatingIfNeeded: retreats.slots.count)
        header.findingCount = UInt32(truncatingIfNeeded: retreats.findings.count)
        let filter = PairFilter.words(for: pairs)
        header.filterBits = UInt32(truncatingIfNeeded: filter.count * 64)
        return AutomatonImage(header: header) { memory, sections in
            func write<Element>(_ elements: [Element], _ section: Range<Int>) {
                let target = UnsafeMutableRawBufferPointer(start: memory + section.lowerBound, count: section.count)
                elements.withUnsafeBytes { target.copyMemory(from: $0) }
            }
            write(coder.plane, sections.plane)
            write(coder.pageIndex, sections.pageIndex)
            write(coder.pages, sections.pages)
            write(filter, sections.filter)
            write(layout.cells, sections.cells)
            if policy.seesEveryOccurrence {
                write(links, sections.values)
            } else {
                write(byCell(order.payloads), sections.values)
            }
            if policy == .nonOverlappingByPriority { write(byCell(order.places), sections.ranks) }
            write(retreats.slots, sections.retreats)
            write(retreats.findings, sections.findings)
        }
    }

    /// Values of patterns, each at the pattern's cell.
    private func byCell(_ values: [UInt32]) -> [UInt32] {
        var result = [UInt32](repeating: 0, count: layout.cells.count)
        for (pattern, cell) in cellOfPattern.enumerated() { result[Int(cell)] = values[pattern] }
        return result
    }

    private mutating func layOut() {
        let root = Node(cell: 0, depth: 0, first: 0, end: UInt32(truncatingIfNeeded: order.count))
        var children: [Node] = []
        gatherChildren(of: root, from: 0, into: &children)
        for index in children.indices { children[index].cell = UInt32(children[index].code) }
        // The states with the most children are the hardest to place, and go first.
        var grandchildren: [Node] = []
        let sizes = children.map { child in
            grandchildren.removeAll(keepingCapacity: true)
            gatherChildren(of: child, from: Int(child.first), into: &grandchildren)
            return grandchildren.count
        }
        var pending: [Node] = []
        for index in children.indices.sorted(by: { (sizes[$0], $1) > (sizes[$1], $0) }) {
            visit(children[index], &pending, &grandchildren)
        }
        while let node = pending.popLast() { visit(node, &pending, &grandchildren) }
    }

    private mutating func visit(_ node: Node, _ pending: inout [Node], _ children: inout [Node]) {
        var node = node
        var first = Int(node.first)
        if order.bounds[first + 1] - order.bounds[first] == Int(node.depth) {
            layout.set(AutomatonCell.terminalBit, of: Int(node.cell))
            cellOfPattern[first] = node.cell
            node.foundCell = node.cell
            node.foundLength = node.depth
            first += 1
        }
        note(node)
        if node.depth == 2 { pairs.append(node.parent << 16 | UInt32(node.code)) }
        children.removeAll(keepingCapacity: true)
        gatherChildren(of: node, from: first, into: &children)
        if children.isEmpty { return }
        let base = layout.place(children.map(\.code), below: Int(node.cell))
        for index in children.indices {
            children[index].cell = UInt32(truncatingIfNeeded: base + Int(children[index].code))
            pending.append(children[index])
        }
    }

    /// Notes the states that need more than a cell.
    private mutating func note(_ node: Node) {
        let isFar = Int(node.depth) - Int(node.foundLength) > AutomatonRetreat.shortWay
        guard policy.seesEveryOccurrence || isFar else { return }
        steps.append(
            AutomatonStep(
                state: node.cell, parent: node.parent, depth: node.depth, foundCell: node.foundCell,
                foundLength: node.foundLength, wayStart: order.bounds[Int(node.first)], code: node.code))
    }

    private func gatherChildren(of node: Node, from first: Int, into children: inout [Node]) {
        let depth = Int(node.depth)
        let end = Int(node.end)
        order.bounds.withUnsafeBufferPointer { bounds in
            order.codes.withUnsafeBufferPointer { codes in
                var index = first
                while index < end {
                    // A state's own pattern goes before those that it begins.
                    if bounds[index + 1] - bounds[index] == depth {
                        index += 1
                        continue
                    }
                    let code = codes[bounds[index] + depth]
                    let start = index
                    index += 1
                    while index < end, codes[bounds[index] + depth] == code { index += 1 }
                    children.append(
                        Node(
                            cell: 0, depth: node.depth + 1, first: UInt32(truncatingIfNeeded: start),
                            end: UInt32(truncatingIfNeeded: index), foundCell: node.foundCell,
                            foundLength: node.foundLength, parent: node.cell, code: code))
                }
            }
        }
    }

    /// Makes the links of Aho and Corasick ("Efficient string matching", 1975), from the shortest states on.
    private mutating func link() {
        links = [AutomatonLink](repeating: AutomatonLink(), count: layout.cells.count)
        for (pattern, cell) in cellOfPattern.enumerated() { links[Int(cell)].payload = order.payloads[pattern] }
        for step in steps {
            let state = Int(step.state)
            links[state].depth = step.depth
            guard step.depth > 1 else { continue }
            let failure = target(from: Int(links[Int(step.parent)].failure), by: Int(step.code))
            links[state].failure = UInt32(truncatingIfNeeded: failure)
            let isTerminal = AutomatonCell(bits: layout.cells[failure]).isTerminal
            let suffix = isTerminal ? UInt32(truncatingIfNeeded: failure) : links[failure].suffix
            links[state].suffix = suffix
            if suffix != 0 { layout.set(AutomatonCell.suffixBit, of: state) }
        }
    }

    private func target(from state: Int, by code: Int) -> Int {
        var state = state
        while state != 0 {
            if let next = layout.cells.child(of: state, by: code) { return next }
            state = Int(links[state].failure)
        }
        return code
    }
}

/// A state as links and retreats are made from it.
struct AutomatonStep {
    var state: UInt32
    var parent: UInt32
    var depth: UInt32
    var foundCell: UInt32
    var foundLength: UInt32
    /// Where a pattern that begins with the way to the state begins, among the codes of all.
    var wayStart: Int
    /// The code from the parent.
    var code: UInt16
}

extension [AutomatonStep] {
    /// Puts shorter ways first. Linear.
    mutating func sortByDepth() {
        let deepest = reduce(0) { Swift.max($0, Int($1.depth)) }
        var starts = [Int](repeating: 0, count: deepest + 2)
        for step in self { starts[Int(step.depth) + 1] += 1 }
        for depth in starts.indices.dropFirst() { starts[depth] += starts[depth - 1] }
        var sorted = self
        for step in self {
            sorted[starts[Int(step.depth)]] = step
            starts[Int(step.depth)] += 1
        }
        self = sorted
    }
}

extension [UInt64] {
    /// The cell that a code leads to from a state that was reached by a character.
    @inline(__always)
    func child(of state: Int, by code: Int) -> Int? {
        let cell = AutomatonCell(bits: self[state])
        guard cell.mayGoOn(by: code) else { return nil }
        let next = cell.base + code
        return AutomatonCell(bits: self[next]).isReached(by: code) ? next : nil
    }
}
