internal import Foundation
internal import Segmentation

/// Learns the weights of a conditional random field over four labels (Lafferty et al. 2001) by AdaGrad (Duchi et al.
/// 2011), one sentence at a time. Each convention has weights of its own beside the shared ones (Daumé 2007).
struct SegmenterLearner {
    /// A sentence with its features.
    struct Example {
        let rows: [Int32]
        let ends: [Int32]
        let labels: [UInt8]
        let convention: Int
        let isShared: Bool
    }

    private typealias Row = SIMD4<Float>

    let rowCount: Int
    /// The shared rows, then those of each convention.
    private var weights: [SIMD4<Float>]
    private var squares: [SIMD4<Float>]
    /// From label (the row) to label.
    private var transitions: [SIMD4<Float>]
    private var transitionSquares: [SIMD4<Float>]
    private let rate: Float
    private let decay: Float
    private let solitude: Float

    private static let never: Float = -1e9

    /// - Parameters:
    ///   - rate: the first step's size; it falls to nothing.
    ///   - decay: the strength of the pull to zero.
    ///   - solitude: how often the shared weights have to do without those of a convention, so that they serve
    ///     standards of which there is no text.
    init(rowCount: Int, conventions: Int, rate: Float = 0.1, decay: Float = 1e-5, solitude: Float = 0.5) {
        self.rowCount = rowCount
        weights = [SIMD4<Float>](repeating: .zero, count: rowCount * (conventions + 1))
        squares = weights
        transitions = [SIMD4<Float>](repeating: .zero, count: 4 * (conventions + 1))
        transitionSquares = transitions
        self.rate = rate
        self.decay = decay
        self.solitude = solitude
    }

    /// The weights of a row: block 0 is shared, block i + 1 that of convention i.
    func weight(block: Int, row: Int) -> SIMD4<Float> { weights[block * rowCount + row] }

    /// The weights of the transitions from a label.
    func transition(block: Int, from label: Int) -> SIMD4<Float> { transitions[block * 4 + label] }

    /// Goes through the examples.
    ///
    /// - Parameter progress: called after each epoch with its number and the log likelihood of the labels before their
    ///   sentences were learnt from.
    mutating func learn(_ examples: [Example], epochs: Int, seed: UInt64, progress: (Int, Double) -> Void) {
        var numbers = SeededNumbers(seed: seed)
        var order = Array(examples.indices)
        var steps = 0
        for epoch in 1...max(1, epochs) {
            order.shuffle(using: &numbers)
            var likelihood = 0.0
            for index in order {
                let example = examples[index]
                let step = rate * max(0.02, 1 - Float(steps) / Float(order.count * epochs))
                steps += 1
                guard !example.labels.isEmpty else { continue }
                let own = example.convention + 1
                let isAlone = example.isShared && numbers.share() < solitude
                likelihood += learn(
                    example, blocks: isAlone ? [0] : [0, own],
                    learning: !example.isShared ? [own] : isAlone ? [0] : [0, own], step: step)
            }
            progress(epoch, likelihood)
        }
    }

    private mutating func learn(_ example: Example, blocks: [Int], learning: [Int], step: Float) -> Double {
        let (scores, transition) = scores(of: example, blocks: blocks)
        let count = scores.count
        var forward = [Row](repeating: Row(repeating: Self.never), count: count)
        var backward = forward
        forward[0][0] = scores[0][0]
        forward[0][3] = scores[0][3]
        for place in 1..<max(1, count) {
            let last = forward[place - 1]
            forward[place] =
                scores[place]
                + Row(
                    Self.sum(last[2] + transition[2][0], last[3] + transition[3][0]),
                    Self.sum(last[0] + transition[0][1], last[1] + transition[1][1]),
                    Self.sum(last[0] + transition[0][2], last[1] + transition[1][2]),
                    Self.sum(last[2] + transition[2][3], last[3] + transition[3][3]))
        }
        backward[count - 1][2] = 0
        backward[count - 1][3] = 0
        for place in stride(from: count - 2, through: 0, by: -1) {
            let next = backward[place + 1] + scores[place + 1]
            backward[place] = Row(
                Self.sum(transition[0][1] + next[1], transition[0][2] + next[2]),
                Self.sum(transition[1][1] + next[1], transition[1][2] + next[2]),
                Self.sum(transition[2][0] + next[0], transition[2][3] + next[3]),
                Self.sum(transition[3][0] + next[0], transition[3][3] + next[3]))
        }
        let total = Self.sum(forward[count - 1][2], forward[count - 1][3])
        var likelihood = 0.0
        var transitionGradient = [Row](repeating: .zero, count: 4)
        var feature = 0
        for place in 0..<count {
            var gradient = Row.zero
            let marginal = forward[place] + backward[place] - total
            for label in 0..<4 { gradient[label] = -Self.exponential(marginal[label]) }
            let gold = Int(example.labels[place])
            likelihood += Double(logf(max(1e-9, -gradient[gold])))
            gradient[gold] += 1
            if place > 0 {
                for (from, to) in SegmenterLabel.successions {
                    let (from, to) = (Int(from.rawValue), Int(to.rawValue))
                    let way = forward[place - 1][from] + transition[from][to] + scores[place][to]
                    transitionGradient[from][to] -= Self.exponential(way + backward[place][to] - total)
                }
                transitionGradient[Int(example.labels[place - 1])][gold] += 1
            }
            let end = Int(example.ends[place])
            let square = gradient * gradient
            // What is certain teaches nothing.
            guard square.sum() >= 1e-6 else {
                feature = end
                continue
            }
            while feature < end {
                let row = Int(example.rows[feature])
                feature += 1
                for block in learning {
                    let index = block * rowCount + row
                    squares[index] += square
                    let pulled = gradient - decay * weights[index]
                    weights[index] += step * pulled / (squares[index] + 0.1).squareRoot()
                }
            }
        }
        for block in learning {
            for from in 0..<4 {
                let index = block * 4 + from
                transitionSquares[index] += transitionGradient[from] * transitionGradient[from]
                transitions[index] += step * transitionGradient[from] / (transitionSquares[index] + 1).squareRoot()
            }
        }
        return likelihood
    }

    /// The labels that score best.
    func labels(of example: Example) -> [UInt8] {
        let (scores, transition) = scores(of: example, blocks: [0, example.convention + 1])
        guard !scores.isEmpty else { return [] }
        var choices = [[UInt8]](repeating: [0, 0, 0, 0], count: scores.count)
        var values = scores[0]
        values[1] = Self.never
        values[2] = Self.never
        for place in 1..<max(1, scores.count) {
            var next = Row(repeating: Self.never)
            for (from, to) in SegmenterLabel.successions {
                let (from, to) = (Int(from.rawValue), Int(to.rawValue))
                let value = values[from] + transition[from][to] + scores[place][to]
                if value > next[to] {
                    next[to] = value
                    choices[place][to] = UInt8(from)
                }
            }
            values = next
        }
        var labels = [UInt8](repeating: 0, count: scores.count)
        labels[scores.count - 1] = values[2] > values[3] ? 2 : 3
        for place in stride(from: scores.count - 1, to: 0, by: -1) {
            labels[place - 1] = choices[place][Int(labels[place])]
        }
        return labels
    }

    private func scores(of example: Example, blocks: [Int]) -> (scores: [Row], transitions: [Row]) {
        var scores: [Row] = []
        scores.reserveCapacity(example.ends.count)
        var feature = 0
        for end in example.ends {
            var score = Row.zero
            while feature < Int(end) {
                let row = Int(example.rows[feature])
                for block in blocks { score += weights[block * rowCount + row] }
                feature += 1
            }
            scores.append(score)
        }
        let rows = (0..<4).map { from in blocks.reduce(Row.zero) { $0 + transitions[$1 * 4 + from] } }
        return (scores, rows)
    }

    private static func exponential(_ value: Float) -> Float { value < -20 ? 0 : expf(value) }

    /// log(e^a + e^b).
    private static func sum(_ first: Float, _ second: Float) -> Float {
        let greater = max(first, second)
        return greater < -1e8 ? greater : greater + log1pf(expf(-abs(first - second)))
    }
}
