/// What a state carries where every occurrence is reported.
struct AutomatonLink {
    /// The state of the longest proper suffix.
    var failure: UInt32 = 0
    /// The nearest state along the failure links where a pattern ends; 0 without any.
    var suffix: UInt32 = 0
    /// The payload of the pattern that ends here.
    var payload: UInt32 = 0
    /// How many characters lead here.
    var depth: UInt32 = 0
}

/// Where the search goes on when a long way into a pattern has led to nothing: the state it would have reached by
/// beginning anew behind what is found in that way, as in LinMaxMatch (Song and others, "Fast WordPiece Tokenization",
/// EMNLP 2021). So no character is read more often than `AutomatonRetreat.shortWay` times, whatever the patterns.
struct AutomatonRetreat {
    /// The state that failed; 0 in an empty slot.
    var state: UInt32 = 0
    /// The state to go on from; 0 for the start.
    var next: UInt32 = 0
    /// How many characters lead to `next`.
    var depth: UInt32 = 0
    /// The longest pattern that begins the way to `next`: its cell and its length, 0 without any.
    var foundCell: UInt32 = 0
    var foundLength: UInt32 = 0
    /// The last of the occurrences in the way that are certain now, as one more than an index; 0 without any.
    var lastFound: UInt32 = 0

    /// How many characters behind the last found pattern are simply read again.
    static let shortWay = 8

    /// Where in a table of a power of two slots a state is sought first.
    @inline(__always)
    static func slot(of state: UInt32, count: Int) -> Int {
        Int(truncatingIfNeeded: state &* 0x9E37_79B1) & (count &- 1)
    }
}

/// An occurrence in a way that is given up.
struct AutomatonFinding {
    /// The one before it, as one more than an index; 0 without any.
    var previous: UInt32 = 0
    /// The cell of the pattern.
    var cell: UInt32 = 0
    /// The first character, from the beginning of the way.
    var start: UInt32 = 0
    /// How many characters.
    var length: UInt32 = 0
}
