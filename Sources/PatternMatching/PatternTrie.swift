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
        nodes = [Node(base: 1, check: -2, payload: -1)]
        var distinct = 0
        // Nodes still to be laid out: the state, and the slice of sorted keys below it at a depth.
        var pending: [(state: Int, keys: Range<Int>, depth: Int)] = [(0, coded.indices, 0)]
        var firstFree = 1
        while let (state, keys, depth) = pending.popLast() {
            var children: [(code: Int, keys: Range<Int>)] = []
            var index = keys.lowerBound
            while index < keys.upperBound {
                if coded[index].key.count == depth {
                    if nodes[state].payload < 0 {
                        nodes[state].payload = Int32(bitPattern: coded[index].payload & 0x7FFF_FFFF)
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
            guard let first = children.first else { continue }
            // The lowest base at which all children fall on free cells.
            while firstFree < nodes.count, nodes[firstFree].check != -1 { firstFree += 1 }
            var cell = max(firstFree, first.code + 1)
            var base = 0
            var attempts = 0
            let searchStart = cell
            var occupied = 0
            search: while true {
                if cell < nodes.count, nodes[cell].check != -1 {
                    cell += 1
                    occupied += 1
                    continue
                }
                base = cell - first.code
                attempts += 1
                if attempts > 512 { base = max(base, nodes.count) }
                for child in children where base + child.code < nodes.count && nodes[base + child.code].check != -1 {
                    cell += 1
                    continue search
                }
                break
            }
            // A stretch that is nearly full is not searched again, or building would take quadratic time.
            if cell - searchStart > 64, occupied * 20 >= (cell - searchStart) * 19 { firstFree = max(firstFree, cell) }
            if let last = children.map(\.code).max(), base + last >= nodes.count {
                nodes.append(contentsOf: repeatElement(Node(), count: base + last + 1 - nodes.count))
            }
            nodes[state].base = Int32(base)
            for child in children {
                nodes[base + child.code].check = Int32(state)
                pending.append((base + child.code, child.keys, depth + 1))
            }
        }
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
