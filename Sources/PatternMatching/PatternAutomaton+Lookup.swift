extension PatternAutomaton {
    /// What a whole text carries as a pattern, if it is one. O(length of the text).
    public func payload(ofPattern pattern: some Sequence<Unicode.Scalar>) -> UInt32? {
        image.withTables { tables in
            var state = 0
            for scalar in pattern {
                let code = Int(tables.characters[scalar.value])
                guard let next = step(from: state, by: code, tables) else { return nil }
                state = next
            }
            return payload(of: state, tables)
        }
    }

    /// Calls `body` for every pattern that begins at `start`, shortest first. O(longest pattern).
    ///
    /// - Parameters:
    ///   - start: an offset into `text`.
    ///   - body: gets the end of the pattern and its payload.
    public func forEachPattern(
        at start: Int, in text: [Unicode.Scalar], _ body: (_ end: Int, _ payload: UInt32) -> Void
    ) {
        image.withTables { tables in
            var state = 0
            var index = start
            while index < text.count,
                let next = step(from: state, by: Int(tables.characters[text[index].value]), tables)
            {
                state = next
                index += 1
                if let payload = payload(of: state, tables) { body(index, payload) }
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

    private func step(from state: Int, by code: Int, _ tables: AutomatonTables) -> Int? {
        if code == 0 { return nil }
        return state == 0 ? code : tables.child(of: tables.cells[state], by: code)
    }

    private func payload(of state: Int, _ tables: AutomatonTables) -> UInt32? {
        guard tables.cells[state].isTerminal else { return nil }
        return policy.seesEveryOccurrence ? tables.links[state].payload : tables.payloads[state]
    }
}
