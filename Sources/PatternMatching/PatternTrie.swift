/// A set of patterns over Unicode scalars that finds every pattern which begins at a place.
///
/// Each pattern carries a 32-bit payload; patterns that are equal share one, the first given. The double array is that of
/// a leftmost-longest `PatternAutomaton`, which is the type to use where a whole text is searched.
public struct PatternTrie: Sendable {
    /// A pattern found in a text.
    public struct Match: Sendable, Hashable {
        /// Where, in the text searched.
        public let range: Range<Int>
        /// What the pattern carries.
        public let payload: UInt32
    }

    private let image: AutomatonImage

    /// Compiles patterns.
    ///
    /// - Parameter patterns: in any order; empty ones are left out, and of equal ones the first counts. Of more than
    ///   65,534 different characters the most frequent count, and patterns with others are left out.
    /// - Complexity: O(total length), and O(n log n) for patterns with the same first four characters.
    public init(_ patterns: [(pattern: [Unicode.Scalar], payload: UInt32)]) {
        image = AutomatonBuilder(PatternSet(patterns), policy: .leftmostLongest, fold: nil).image()
    }

    /// The length of the longest pattern in scalars.
    public var longestPattern: Int { Int(image.header.longestPattern) }

    /// How many different patterns there are.
    public var count: Int { Int(image.header.patternCount) }

    /// Calls `body` for every pattern that begins at `start`, shortest first.
    ///
    /// - Parameters:
    ///   - start: an offset into `text`.
    ///   - body: gets the end of the pattern and its payload.
    /// - Complexity: O(longest pattern).
    public func forEachPattern(
        at start: Int, in text: [Unicode.Scalar], _ body: (_ end: Int, _ payload: UInt32) -> Void
    ) {
        text.withUnsafeBufferPointer { text in
            image.withTables { tables in
                tables.forEachPattern(at: start, in: text) { end, state in body(end, tables.payloads[state]) }
            }
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
        image.withTables { tables in tables.state(ofPattern: pattern).map { tables.payloads[$0] } }
    }
}
