/// Trains a `LinearModel` of one class that puts the right candidates of a choice before the others: averaged
/// stochastic gradient descent on the conditional likelihood of the right ones (a softmax over each group; McFadden
/// 1974), deterministically.
public struct RankingTrainer: Sendable {
    /// One candidate of a choice.
    public struct Candidate: Sendable {
        /// The features that hold.
        public let features: [String]
        /// Whether it may be chosen.
        public let isRight: Bool

        /// Makes a candidate.
        public init(features: [String], isRight: Bool) {
            self.features = features
            self.isRight = isRight
        }
    }

    /// How often the groups are gone through.
    public var epochs: Int
    /// The first step's size.
    public var rate: Double
    /// The strength of the pull to zero.
    public var decay: Double
    /// Features seen less often are not learnt.
    public var leastCount: Int

    /// The name of the one class.
    public static let score = "score"

    /// Makes a trainer.
    public init(epochs: Int = 20, rate: Double = 0.1, decay: Double = 1e-3, leastCount: Int = 2) {
        self.epochs = epochs
        self.rate = rate
        self.decay = decay
        self.leastCount = leastCount
    }

    /// Learns weights. Groups in which nothing or everything is right teach nothing and are left out.
    ///
    /// - Complexity: O(epochs · features of all candidates).
    public func model(from groups: [[Candidate]]) -> LinearModel {
        let groups = groups.filter { $0.contains(where: \.isRight) && !$0.allSatisfy(\.isRight) }
        var counts: [String: Int] = [:]
        for group in groups { for one in group { for feature in one.features { counts[feature, default: 0] += 1 } } }
        let names = counts.filter { $0.value >= leastCount }.keys.sorted()
        let index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let coded = groups.map { $0.map { one in (one.features.compactMap { index[$0] }, one.isRight) } }
        var weights = [Double](repeating: 0, count: names.count)
        var sums = weights
        var generator = SeededGenerator(state: 42)
        var order = Array(coded.indices)
        for epoch in 0..<epochs {
            order.shuffle(using: &generator)
            let rate = rate / (1 + 0.1 * Double(epoch))
            for position in order {
                let group = coded[position]
                let scores = group.map { $0.0.reduce(0) { $0 + weights[$1] } }
                let all = LinearModel.softmax(scores)
                let mass = zip(all, group).reduce(0) { $0 + ($1.1.1 ? $1.0 : 0) }
                for (probability, candidate) in zip(all, group) {
                    let wished = candidate.1 ? probability / max(mass, 1e-9) : 0
                    let step = rate * (wished - probability)
                    for feature in candidate.0 {
                        weights[feature] += step - rate * decay * weights[feature] * abs(step)
                    }
                }
            }
            // The average over epochs, which is what averaging over steps comes to with so many of them.
            for feature in weights.indices {
                weights[feature] *= 1 - decay
                sums[feature] += weights[feature]
            }
        }
        let rows = names.enumerated().map { ($1, [sums[$0] / Double(max(1, epochs))]) }
        return LinearModel(
            classes: [Self.score], weights: Dictionary(rows, uniquingKeysWith: { first, _ in first }))
    }
}
