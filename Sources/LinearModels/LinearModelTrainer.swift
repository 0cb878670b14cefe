/// Trains a `LinearModel` by averaged stochastic gradient descent on the logistic loss (Bottou 2010), deterministically.
public struct LinearModelTrainer: Sendable {
    /// One decision to learn from.
    public struct Example: Sendable {
        /// The features that hold.
        public let features: [String]
        /// The index of the right class.
        public let label: Int
        /// How much the example counts.
        public let weight: Double

        /// Makes an example.
        public init(features: [String], label: Int, weight: Double = 1) {
            self.features = features
            self.label = label
            self.weight = weight
        }
    }

    /// How often the examples are gone through.
    public var epochs: Int
    /// The first step's size.
    public var rate: Double
    /// The strength of the pull to zero.
    public var decay: Double
    /// Features seen less often are not learnt.
    public var leastCount: Int

    /// Makes a trainer.
    public init(epochs: Int = 30, rate: Double = 0.2, decay: Double = 1e-3, leastCount: Int = 2) {
        self.epochs = epochs
        self.rate = rate
        self.decay = decay
        self.leastCount = leastCount
    }

    /// Learns weights. The same examples in the same order give the same model.
    ///
    /// - Complexity: O(epochs · features of all examples · classes).
    public func model(classes: [String], from examples: [Example]) -> LinearModel {
        var counts: [String: Int] = [:]
        for example in examples { for feature in example.features { counts[feature, default: 0] += 1 } }
        let names = counts.filter { $0.value >= leastCount }.keys.sorted()
        let index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let coded = examples.map { example in (example.features.compactMap { index[$0] }, example) }
        let width = classes.count
        var weights = [Double](repeating: 0, count: names.count * width)
        var sums = weights
        var lastTouched = [Int](repeating: 0, count: names.count)
        var generator = SeededGenerator(state: 42)
        var order = Array(coded.indices)
        var step = 0
        // Weights decay and are averaged lazily, when their feature is next seen.
        func settle(_ feature: Int, at step: Int, rate: Double) {
            let passed = step - lastTouched[feature]
            guard passed > 0 else { return }
            let factor = max(0, 1 - rate * decay)
            for index in feature * width..<(feature + 1) * width {
                var weight = weights[index]
                for _ in 0..<min(passed, 64) {
                    sums[index] += weight
                    weight *= factor
                }
                if passed > 64 { sums[index] += weight * Double(passed - 64) }
                weights[index] = weight
            }
            lastTouched[feature] = step
        }
        for epoch in 0..<epochs {
            order.shuffle(using: &generator)
            let rate = rate / (1 + 0.1 * Double(epoch))
            for position in order {
                let (features, example) = coded[position]
                step += 1
                var scores = [Double](repeating: 0, count: width)
                for feature in features {
                    settle(feature, at: step, rate: rate)
                    for label in 0..<width { scores[label] += weights[feature * width + label] }
                }
                let probabilities = LinearModel.softmax(scores)
                for label in 0..<width {
                    let gradient = ((label == example.label ? 1 : 0) - probabilities[label]) * example.weight * rate
                    for feature in features { weights[feature * width + label] += gradient }
                }
            }
        }
        var rows: [String: [Double]] = [:]
        for (feature, name) in names.enumerated() {
            settle(feature, at: step + 1, rate: 0)
            rows[name] = (0..<width).map { sums[feature * width + $0] / Double(max(1, step)) }
        }
        return LinearModel(classes: classes, weights: rows)
    }
}
