extension PatternAutomaton {
    /// What a whole text carries as a pattern, if it is one. O(length of the text).
    public func payload(ofPattern pattern: some Sequence<Unicode.Scalar>) -> UInt32? {
        image.withTables { tables in tables.state(ofPattern: pattern).map { payload(of: $0, tables) } }
    }

    /// Calls `body` for every pattern that begins at `start`, shortest first. O(longest pattern).
    ///
    /// - Parameters:
    ///   - start: an offset into `text`.
    ///   - body: gets the end of the pattern and its payload.
    public func forEachPattern(
        at start: Int, in text: [Unicode.Scalar], _ body: (_ end: Int, _ payload: UInt32) -> Void
    ) {
        text.withUnsafeBufferPointer { text in
            image.withTables { tables in
                tables.forEachPattern(at: start, in: text) { end, state in body(end, payload(of: state, tables)) }
            }
        }
    }

    /// The longest pattern that begins at `start`, if there is one. O(longest pattern).
    public func longestPattern(at start: Int, in text: [Unicode.Scalar]) -> PatternMatch? {
        var found: PatternMatch?
        forEachPattern(at: start, in: text) { end, payload in
            found = PatternMatch(start: start, length: UInt32(truncatingIfNeeded: end - start), payload: payload)
        }
        return found
    }

    private func payload(of state: Int, _ tables: AutomatonTables) -> UInt32 {
        policy.seesEveryOccurrence ? tables.links[state].payload : tables.payloads[state]
    }
}
