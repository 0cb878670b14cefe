/// The best ways through a line, a few for each place, as a search over it finds them.
///
/// What a character costs depends on the one before it, so the cheapest way to a place need not be part of the cheapest
/// way on; ways that end in different characters are kept apart.
struct ShiftLattice {
    /// How a way came to a place.
    enum Step: UInt8 {
        case none, keep
        // Into a run out of step.
        case lostMark, lostByte, inserted
        // Along it.
        case shifted
        // Out of it.
        case asciiTrail, shortTrail, replacementEnd, droppedEnd
        // Out of it by the byte 0x80, which leads no pair: U+FFFD stands for it, or nothing does.
        case replacement80, dropped80
    }

    /// A way to a place.
    struct State {
        var cost: Float = .infinity
        /// The character that the way ends with; a line end stands for one still to be guessed.
        var last: Unicode.Scalar = "\n"
        var step = Step.none
        /// Which of the ways to the place before it goes on.
        var from: UInt8 = 0
    }

    /// How many ways are kept.
    static let width = 3
    private var states: [State]

    init(length: Int) {
        states = [State](repeating: State(), count: (length + 1) * ShiftLattice.width)
    }

    /// The way of a rank at a place; its cost is infinite if there is none. Constant time.
    subscript(offset: Int, rank: Int) -> State { states[offset * ShiftLattice.width + rank] }

    /// Takes a way to a place if it is among the best. Constant time.
    mutating func offer(_ state: State, at offset: Int) {
        guard state.cost < .infinity else { return }
        let base = offset * ShiftLattice.width
        var rank = ShiftLattice.width - 1
        // One that ends in the same character is replaced or wins.
        for other in 0..<ShiftLattice.width where states[base + other].last == state.last {
            if states[base + other].cost <= state.cost { return }
            if states[base + other].cost < .infinity {
                rank = other
                break
            }
        }
        guard state.cost < states[base + rank].cost else { return }
        while rank > 0, states[base + rank - 1].cost > state.cost {
            states[base + rank] = states[base + rank - 1]
            rank -= 1
        }
        states[base + rank] = state
    }
}
