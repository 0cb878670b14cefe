import TestSupport
import Testing

@testable import Mentions

@Suite("The lattice of labels")
struct NameLatticeTests {
    /// A small random lattice.
    private struct Sample {
        var scores: [Int16]
        var transitions = NameTransitions()
        let count: Int
        static let scale: Float = 1 / 24

        init(count: Int, using generator: inout SeededGenerator) {
            self.count = count
            scores = (0..<count * NameLabels.scoredCount).map { _ in Int16.random(in: -60...60, using: &generator) }
            for index in transitions.between.indices {
                transitions.between[index] = Float.random(in: -1...1, using: &generator)
            }
            for index in transitions.within.indices {
                transitions.within[index] = Float.random(in: -1...1, using: &generator)
            }
        }

        /// The score of a labeling; nil when a name is left open or entered in its middle.
        func score(_ labels: [Int]) -> Float? {
            var total: Float = 0
            var previous = 0
            for (unit, label) in (labels + [0]).enumerated() {
                let isOpen = previous > 0 && (previous - 1) % 4 < 2
                let goesOn = label > 0 && ((label - 1) % 4 == 1 || (label - 1) % 4 == 2)
                guard isOpen == goesOn else { return nil }
                if goesOn {
                    guard (label - 1) / 4 == (previous - 1) / 4 else { return nil }
                    let step = ((previous - 1) % 4) * 2 + (label - 1) % 4 - 1
                    total += transitions.within[4 * ((label - 1) / 4) + step]
                } else {
                    let end = previous == 0 ? 0 : 1 + (previous - 1) / 4
                    let beginning = label == 0 ? 0 : 1 + (label - 1) / 4
                    total += transitions.between[6 * end + beginning]
                }
                if label > 0, unit < count {
                    total += Float(scores[unit * NameLabels.scoredCount + label - 1]) * Self.scale
                }
                previous = label
            }
            return total
        }

        /// Every labeling with its score.
        var labelings: [(labels: [Int], score: Float)] {
            var all: [[Int]] = [[]]
            for _ in 0..<count { all = all.flatMap { start in (0..<NameLabels.count).map { start + [$0] } } }
            return all.compactMap { labels in score(labels).map { (labels, $0) } }
        }
    }

    private func power(_ exponent: Float) -> Float {
        // The series of e to the exponent, halved until it converges fast.
        var (term, sum) = (Float(1), Float(1))
        for index in 1..<12 {
            term *= exponent / 16 / Float(index)
            sum += term
        }
        for _ in 0..<4 { sum *= sum }
        return sum
    }

    @Test("sums as the enumeration of all labelings does, and its best is their best")
    func enumerated() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<4 {
            let sample = Sample(count: 3, using: &generator)
            let labelings = sample.labelings
            var expected = [Float](repeating: 0, count: 3 * NameLabels.count)
            var total: Float = 0
            for (labels, score) in labelings {
                let mass = power(score)
                total += mass
                for (unit, label) in labels.enumerated() { expected[unit * NameLabels.count + label] += mass }
            }
            var steps = NameTransitions()
            for index in steps.between.indices { steps.between[index] = power(sample.transitions.between[index]) }
            for index in steps.within.indices { steps.within[index] = power(sample.transitions.within[index]) }
            let powers = sample.scores.map { power(Float($0) * Sample.scale) }
            var found = [Float](repeating: 0, count: expected.count)
            var lattice = NameLattice()
            let isSummed = powers.withUnsafeBufferPointer { powers in
                found.withUnsafeMutableBufferPointer { found in
                    lattice.marginals(
                        powers: powers, count: 3, transitions: steps, allowed: nil, into: found, expectations: nil,
                        sign: 0)
                }
            }
            #expect(isSummed)
            for index in expected.indices { #expect(abs(found[index] - expected[index] / total) < 1e-3) }

            let table = (-1200...1200).map { power(Float($0) * Sample.scale) }
            var names: [[Int]] = []
            var decoder = NameDecoder()
            sample.scores.withUnsafeBufferPointer { scores in
                decoder.decode(
                    scores, count: 3, scale: Sample.scale, transitions: sample.transitions, stepPowers: steps,
                    powers: table
                ) { units, type, confidence, isSingle in
                    if !isSingle { names.append([units.lowerBound, units.upperBound, type]) }
                    #expect(confidence >= 0 && confidence <= 1.001)
                }
            }
            let best = labelings.max { $0.score < $1.score }?.labels ?? []
            #expect(names == self.names(of: best))
        }
    }

    private func names(of labels: [Int]) -> [[Int]] {
        var names: [[Int]] = []
        var start = 0
        for (unit, label) in labels.enumerated() where label > 0 {
            let place = (label - 1) % 4
            if place == 0 || place == 3 { start = unit }
            if place >= 2 { names.append([start, unit + 1, (label - 1) / 4]) }
        }
        return names
    }
}
