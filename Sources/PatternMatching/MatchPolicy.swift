/// Which of the patterns that occur in a text are reported, and in what order.
///
/// Patterns that are equal after folding are one pattern: the one with the lowest rank counts, and of equal ranks the
/// first given.
public enum MatchPolicy: UInt32, Sendable, Hashable, CaseIterable {
    /// Every occurrence, in the order of the ends; of those that end together the longest first.
    case allOverlapping = 0

    /// From left to right, the longest pattern that begins at a place; the search goes on behind it. There are no ties.
    case leftmostLongest = 1

    /// From left to right, of the patterns that begin at a place the one with the lowest rank, of equal ranks the first
    /// given; the search goes on behind it.
    case leftmostFirst = 2

    /// Over the whole text, the occurrence whose pattern has the lowest rank, of equal ranks the first given, and of one
    /// pattern the leftmost; then the next one that does not overlap those taken. Reported from left to right.
    case nonOverlappingByPriority = 3

    /// Whether the search needs every occurrence, so that states carry their failure links.
    var seesEveryOccurrence: Bool { self == .allOverlapping || self == .nonOverlappingByPriority }
}
