/// A set of patterns over Unicode scalars, laid out as a double array, that finds every pattern which begins at a place.
///
/// Characters are renumbered densely by frequency, so that Han patterns need no 21-bit rows. Each pattern carries a
/// 32-bit payload; patterns that are equal share one, the first given.
public struct PatternTrie: Sendable {
    /// A pattern found in a text.
    public struct Match: Sendable, Hashable {
        /// Where, in the text searched.
        public let range: Range<Int>
        /// What the pattern carries.
        public let payload: UInt32
    }

    private struct Node {
        var base: Int32 = 0
        var check: Int32 = -1
        var payload: Int32 = -1
    }

    /// Lays nodes out in one array. Free cells form a list, so that a place is found without walking over taken ones.
    private struct Layout {
        var nodes: [Node] = [Node(base: 1, check: -2, payload: -1)]
        private var nextFree: [Int32] = [0]
        private var previousFree: [Int32] = [0]

        /// How many free cells are tried for a node before its children go to the end of the array.
        private static let mostAttempts = 48

        /// Gives the children of a state, with rising codes, their cells.
        ///
        /// - Returns: the base: a child lies at the base plus its code.
        mutating func place(_ codes: [Int], below state: Int) -> Int {
            guard let first = codes.first, let last = codes.last else { return 0 }
            var attempts = 0
            var cell = Int(nextFree[0])
            var base: Int?
            while cell != 0, attempts < Self.mostAttempts {
                attempts += 1
                // A base of zero would let the root be its own child.
                if cell > first, fits(codes, base: cell - first) {
                    base = cell - first
                    break
                }
                cell = Int(nextFree[cell])
            }
            let found = base ?? max(1, nodes.count - first)
            extend(to: found + last + 1)
            nodes[state].base = Int32(found)
            for code in codes { take(found + code, for: state) }
            return found
        }

        private func fits(_ codes: [Int], base: Int) -> Bool {
            codes.allSatisfy { base + $0 >= nodes.count || nodes[base + $0].check == -1 }
        }

        private mutating func extend(to count: Int) {
            while nodes.count < count {
                // Cell 0 is the list's head and tail.
                let cell = Int32(nodes.count)
                let last = previousFree[0]
                nodes.append(Node())
                nextFree.append(0)
                previousFree.append(last)
                nextFree[Int(last)] = cell
                previousFree[0] = cell
            }
        }

        private mutating func take(_ cell: Int, for state: Int) {
            nodes[cell].check = Int32(state)
            let (next, previous) = (nextFree[cell], previousFree[cell])
            nextFree[Int(previous)] = next
            previousFree[Int(next)] = previous
        }
    }

    private var nodes: [Node]
    /// Dense codes of the scalars below U+FFFF, 0 for those in no pattern.
    private let codes: [UInt16]
    private let astralCodes: [UInt32: UInt16]
    /// The length of the longest pattern in scalars.
    public let longestPattern: Int
    /// How many different patterns there are.
    public let count: Int

    /// Compiles patterns.
    ///
    /// - Parameter patterns: in any order; empty ones are left out, and of equal ones the first counts.
    /// - Complexity: O(total length · log) time, O(total length) space.
    public init(_ patterns: [(pattern: [Unicode.Scalar], payload: UInt32)]) {
        var frequency: [UInt32: Int] = [:]
        for (pattern, _) in patterns {
            for scalar in pattern { frequency[scalar.value, default: 0] += 1 }
        }
        let ordered = frequency.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Int(UInt16.max) - 1)
        var codes = [UInt16](repeating: 0, count: 0x10000)
        var astralCodes: [UInt32: UInt16] = [:]
        for (index, entry) in ordered.enumerated() {
            if entry.key < 0x10000 {
                codes[Int(entry.key)] = UInt16(index + 1)
            } else {
                astralCodes[entry.key] = UInt16(index + 1)
            }
        }
        var coded: [(key: [UInt16], payload: UInt32, order: Int)] = []
        coded.reserveCapacity(patterns.count)
        for (order, entry) in patterns.enumerated() where !entry.pattern.isEmpty {
            let key = entry.pattern.map { scalar in
                scalar.value < 0x10000 ? codes[Int(scalar.value)] : astralCodes[scalar.value] ?? 0
            }
            coded.append((key, entry.payload, order))
        }
        coded.sort { left, right in
            if left.key == right.key { return left.order < right.order }
            return left.key.lexicographicallyPrecedes(right.key)
        }
        self.codes = codes
        self.astralCodes = astralCodes
        longestPattern = coded.reduce(0) { max($0, $1.key.count) }
        var layout = Layout()
        var distinct = 0
        // Nodes still to be laid out: the state, and the slice of sorted keys below it at a depth.
        var pending: [(state: Int, keys: Range<Int>, depth: Int)] = [(0, coded.indices, 0)]
        while let (state, keys, depth) = pending.popLast() {
            var children: [(code: Int, keys: Range<Int>)] = []
            var index = keys.lowerBound
            while index < keys.upperBound {
                if coded[index].key.count == depth {
                    if layout.nodes[state].payload < 0 {
                        layout.nodes[state].payload = Int32(bitPattern: coded[index].payload & 0x7FFF_FFFF)
                        distinct += 1
                    }
                    index += 1
                    continue
                }
                let code = coded[index].key[depth]
                let start = index
                while index < keys.upperBound, coded[index].key.count > depth, coded[index].key[depth] == code {
                    index += 1
                }
                children.append((Int(code), start..<index))
            }
            guard !children.isEmpty else { continue }
            let base = layout.place(children.map(\.code), below: state)
            for child in children { pending.append((base + child.code, child.keys, depth + 1)) }
        }
        nodes = layout.nodes
        count = distinct
    }

    /// Calls `body` for every pattern that begins at `start`, shortest first.
    ///
    /// - Parameters:
    ///   - start: an offset into `text`.
    ///   - body: gets the end of the pattern and its payload.
    /// - Complexity: O(longest pattern).
    @inlinable
    public func forEachPattern(
        at start: Int, in text: [Unicode.Scalar], _ body: (_ end: Int, _ payload: UInt32) -> Void
    ) {
        var state = rootState
        var index = start
        while index < text.count, advance(&state, by: text[index]) {
            index += 1
            if let payload = payload(of: state) { body(index, payload) }
        }
    }

    /// The longest pattern that begins at `start`, if there is one. O(longest pattern).
    public func longestPattern(at start: Int, in text: [Unicode.Scalar]) -> Match? {
        var found: Match?
        forEachPattern(at: start, in: text) { end, payload in
            found = Match(range: start..<end, payload: payload)
        }
        return found
    }

    /// The longest pattern from each place, going on behind each match: leftmost-longest, without overlaps.
    ///
    /// - Complexity: O(length of the text · longest pattern).
    public func leftmostLongestMatches(in text: [Unicode.Scalar], range: Range<Int>? = nil) -> [Match] {
        var matches: [Match] = []
        let range = (range ?? text.indices).clamped(to: text.indices)
        var position = range.lowerBound
        while position < range.upperBound {
            if let match = longestPattern(at: position, in: text), match.range.upperBound <= range.upperBound {
                matches.append(match)
                position = match.range.upperBound
            } else {
                position += 1
            }
        }
        return matches
    }

    /// What a whole text carries as a pattern, if it is one.
    public func payload(ofPattern pattern: some Sequence<Unicode.Scalar>) -> UInt32? {
        var state = rootState
        for scalar in pattern {
            guard advance(&state, by: scalar) else { return nil }
        }
        return payload(of: state)
    }

    /// The state before any character.
    @usableFromInline var rootState: Int { 0 }

    /// Moves along a character; false when no pattern goes that way.
    @usableFromInline
    func advance(_ state: inout Int, by scalar: Unicode.Scalar) -> Bool {
        let code = scalar.value < 0x10000 ? codes[Int(scalar.value)] : astralCodes[scalar.value] ?? 0
        guard code != 0 else { return false }
        let next = Int(nodes[state].base) + Int(code)
        guard next < nodes.count, nodes[next].check == Int32(state) else { return false }
        state = next
        return true
    }

    @usableFromInline
    func payload(of state: Int) -> UInt32? {
        let payload = nodes[state].payload
        return payload < 0 ? nil : UInt32(payload)
    }
}
