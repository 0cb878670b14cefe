/// Finds every occurrence of the patterns in a text by the failure links of Aho and Corasick, window by window.
struct OccurrenceScanner: ~Copyable {
    private let tables: AutomatonTables
    private let capacity: Int
    private let codes: UnsafeMutablePointer<UInt16>
    private let offsets: UnsafeMutablePointer<UInt32>
    private let found: UnsafeMutablePointer<PatternMatch>
    private var state = 0

    private static let leastCapacity = 2048
    /// How many occurrences are given at a time.
    private static let batch = 1024

    init(_ tables: AutomatonTables) {
        self.tables = tables
        capacity = max(Self.leastCapacity, 2 * Int(tables.header.longestPattern) + 16)
        codes = .allocate(capacity: capacity + 2)
        offsets = .allocate(capacity: capacity + 2)
        found = .allocate(capacity: Self.batch)
    }

    deinit {
        codes.deallocate()
        offsets.deallocate()
        found.deallocate()
    }

    /// What a match carries.
    enum Value {
        /// The payload of its pattern.
        case payload
        /// The cell of its pattern.
        case cell
    }

    /// Gives the occurrences in the order of their ends, those that end together from the longest, some at a time.
    ///
    /// - Parameters:
    ///   - value: what the matches carry.
    ///   - body: gets occurrences, how far the search has come, and where the occurrences that are still to come may
    ///     begin.
    /// - Complexity: O(length of the text + number of occurrences).
    @inline(__always)
    mutating func scan(
        _ source: some CodeSource, _ value: Value, _ body: (UnsafeBufferPointer<PatternMatch>, Int, Int) -> Void
    ) {
        let (cells, links, codes, offsets, found) = (tables.cells, tables.links, codes, offsets, found)
        let longest = Int(tables.header.longestPattern)
        var start = 0
        // How many characters of the window were read already: matches may begin among them.
        var kept = 0
        var isLast = source.count == 0
        var state = 0
        var count = 0
        while !isLast {
            let (length, end) = source.read(
                from: start, characters: tables.characters, codes: codes, offsets: offsets, capacity: capacity)
            isLast = end == source.count
            var index = kept
            while index < length {
                let code = Int(codes[index])
                index &+= 1
                state = next(state, code, cells, links)
                let cell = cells[state]
                guard cell.isTerminal || cell.hasSuffix else { continue }
                var out = cell.isTerminal ? state : Int(links[state].suffix)
                while out != 0 {
                    let link = links[out]
                    let from = offsets[index &- Int(link.depth)]
                    let carried = value == .payload ? link.payload : UInt32(truncatingIfNeeded: out)
                    found[count] = PatternMatch(
                        start: start &+ Int(from), length: offsets[index] &- from, payload: carried)
                    count &+= 1
                    out = Int(link.suffix)
                    if count == Self.batch {
                        body(UnsafeBufferPointer(start: found, count: count), start &+ Int(offsets[index]), start)
                        count = 0
                    }
                }
            }
            let depth = state == 0 ? 0 : Int(links[state].depth)
            body(
                UnsafeBufferPointer(start: found, count: count), start &+ Int(offsets[length]),
                start &+ Int(offsets[length &- depth]))
            count = 0
            kept = min(length, longest)
            start = start &+ Int(offsets[length &- kept])
        }
    }

    /// The state behind a character.
    @inline(__always)
    private func next(
        _ state: Int, _ code: Int, _ cells: UnsafePointer<AutomatonCell>, _ links: UnsafePointer<AutomatonLink>
    ) -> Int {
        var state = state
        // The states of one character lie at their codes, and that of no pattern's characters, 0, is the start.
        while state != 0 {
            if let next = tables.child(of: cells[state], by: code) { return next }
            state = Int(links[state].failure)
        }
        return code
    }
}
