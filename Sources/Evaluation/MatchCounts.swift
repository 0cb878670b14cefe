/// How often a system found what the gold has.
public struct MatchCounts: Sendable, Hashable {
    /// What both have.
    public internal(set) var truePositives = 0
    /// What the system alone has.
    public internal(set) var falsePositives = 0
    /// What the gold alone has.
    public internal(set) var falseNegatives = 0

    /// The share of what the system has that is right; 0 when it has nothing.
    public var precision: Double { Self.share(truePositives, of: truePositives + falsePositives) }

    /// The share of what the gold has that was found; 0 when there is nothing.
    public var recall: Double { Self.share(truePositives, of: truePositives + falseNegatives) }

    /// The harmonic mean of precision and recall; 0 when both are 0.
    public var f1: Double {
        let (precision, recall) = (precision, recall)
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    /// Adds the outcome of matching: how many matched of how many.
    mutating func add(matched: Int, gold: Int, system: Int) {
        truePositives += matched
        falsePositives += system - matched
        falseNegatives += gold - matched
    }

    private static func share(_ part: Int, of whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }
}
