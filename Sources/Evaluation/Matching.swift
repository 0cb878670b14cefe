/// A one-to-one matching of gold with system items: each gold item in turn takes the free one that agrees best with it,
/// the first among equals.
struct Matching {
    /// The matched indices in the order of the gold.
    private(set) var pairs: [(gold: Int, system: Int)] = []
    /// For each gold item the index of its match.
    private(set) var matchOfGold: [Int?]
    /// For each system item the index of its match.
    private(set) var matchOfSystem: [Int?]

    /// Matches.
    ///
    /// - Parameter agreement: how well two items agree; 0 for items that must not match.
    /// - Complexity: O(gold × system).
    init<Gold, System>(_ gold: [Gold], _ system: [System], agreement: (Gold, System) -> Double) {
        matchOfGold = Array(repeating: nil, count: gold.count)
        matchOfSystem = Array(repeating: nil, count: system.count)
        for (index, item) in gold.enumerated() {
            var best: Int?
            var bestAgreement = 0.0
            for (other, candidate) in system.enumerated() where matchOfSystem[other] == nil {
                let found = agreement(item, candidate)
                if found > bestAgreement { (best, bestAgreement) = (other, found) }
            }
            guard let best else { continue }
            matchOfGold[index] = best
            matchOfSystem[best] = index
            pairs.append((index, best))
        }
    }
}
