extension AutomatonTables {
    /// Calls `body` with every state that a walk from `start` reaches at the end of a pattern, and with its end.
    @inline(__always)
    func forEachPattern(
        at start: Int, in text: UnsafeBufferPointer<Unicode.Scalar>, _ body: (_ end: Int, _ state: Int) -> Void
    ) {
        guard start >= 0, start < text.count else { return }
        // The states of one character lie at their codes.
        var state = Int(characters[text[start].value])
        var index = start &+ 1
        while state != 0 {
            let cell = cells[state]
            if cell.isTerminal { body(index, state) }
            guard index < text.count else { return }
            state = child(of: cell, by: Int(characters[text[index].value])) ?? 0
            index &+= 1
        }
    }

    /// The state of a whole pattern, if the text is one.
    @inline(__always)
    func state(ofPattern pattern: some Sequence<Unicode.Scalar>) -> Int? {
        var state = 0
        for scalar in pattern {
            let code = Int(characters[scalar.value])
            guard code != 0 else { return nil }
            if state == 0 {
                state = code
            } else {
                guard let next = child(of: cells[state], by: code) else { return nil }
                state = next
            }
        }
        return cells[state].isTerminal ? state : nil
    }
}
