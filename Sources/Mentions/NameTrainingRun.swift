internal import Foundation

/// The buffers of a training run, and its step.
struct NameTrainingRun {
    private var free = NameLattice()
    private var scores: [Float] = []
    private var powers: [Float] = []
    private var expected: [Float] = []
    private var observed: [Float] = []
    private var masks: [UInt32] = []
    private var step: UInt64 = 0
    /// The share of records that a step does without, in 256ths.
    var noise: UInt64 = 0
    /// The units gone through and the sum of their distances from the marked labels, for reports.
    private(set) var unitCount = 0
    private(set) var distance: Float = 0
    private(set) var failures = 0

    mutating func startReport() {
        (unitCount, distance, failures) = (0, 0, 0)
    }

    /// Moves the weights along the gradient of the likelihood of one sequence's labels.
    mutating func step(
        weights: inout [Float], squares: inout [Float], steps: inout [Float], stepSquares: inout [Float],
        units: Range<Int>, convention: Int, selected: [NameTrainingTask.Selected], firstSelected: [Int],
        allowed: [UInt32], isStop: [Bool], labels: UInt32, rate: Float, decay: Float
    ) {
        let count = units.count
        let width = NameLabels.count
        let scored = NameLabels.scoredCount
        guard count > 0 else { return }
        step &+= 1
        let salt = NameModel.hash(step)
        let noise = noise
        // The same records are left out of the scores and of the slopes.
        func isLeftOut(_ place: Int) -> Bool { NameModel.hash(UInt64(place) ^ salt) & 0xFF < noise }
        if scores.count < count * width {
            scores = [Float](repeating: 0, count: count * width)
            powers = scores
            expected = [Float](repeating: 0, count: count * NameLabels.count)
            observed = expected
        }
        for index in 0..<count * width { scores[index] = 0 }
        scores.withUnsafeMutableBufferPointer { scores in
            weights.withUnsafeBufferPointer { weights in
                selected.withUnsafeBufferPointer { selected in
                    for unit in 0..<count {
                        for place in firstSelected[units.lowerBound + unit]..<firstSelected[units.lowerBound + unit + 1]
                        {
                            if noise > 0, isLeftOut(place) { continue }
                            let record = selected[place]
                            let shape = Self.shapes[Int(record.kind)]
                            let first = unit + shape.first
                            let low = max(0, -first)
                            let high = min(shape.rows, count - first)
                            if low >= high { continue }
                            guard let scores = scores.baseAddress, let weights = weights.baseAddress else { continue }
                            Self.add(
                                weights + (Int(record.row) + low) * width, to: scores + (first + low) * width,
                                count: (high - low) * width)
                        }
                    }
                }
            }
        }
        for unit in 0..<count {
            let outside = scores[unit * width]
            for label in 0..<scored {
                powers[unit * scored + label] = exp(max(-30, min(30, scores[unit * width + 1 + label] - outside)))
            }
        }
        let common = NameTrainingTask.stepCount
        let own = convention * common
        var stepPowers = NameTransitions()
        for index in 0..<common {
            let value = exp(steps[index] + (convention > 0 ? steps[own + index] : 0))
            if index < NameTransitions.betweenCount {
                stepPowers.between[index] = value
            } else {
                stepPowers.within[index - NameTransitions.betweenCount] = value
            }
        }
        masks.removeAll(keepingCapacity: true)
        for unit in units { masks.append(isStop[unit] ? NameLabels.outside : labels) }
        var gradient = [Float](repeating: 0, count: common)
        let isSummed = gradient.withUnsafeMutableBufferPointer { gradient in
            powers.withUnsafeBufferPointer { powers in
                expected.withUnsafeMutableBufferPointer { expected in
                    observed.withUnsafeMutableBufferPointer { observed in
                        masks.withUnsafeBufferPointer { masks in
                            allowed.withUnsafeBufferPointer { allowed in
                                free.marginals(
                                    powers: powers, count: count, transitions: stepPowers, allowed: masks,
                                    into: expected, expectations: gradient, sign: -1)
                                    && free.marginals(
                                        powers: powers, count: count, transitions: stepPowers,
                                        allowed: UnsafeBufferPointer(rebasing: allowed[units]), into: observed,
                                        expectations: gradient, sign: 1)
                            }
                        }
                    }
                }
            }
        }
        unitCount += count
        guard isSummed else {
            failures += 1
            return
        }
        for index in 0..<common where gradient[index] != 0 {
            let slope = gradient[index]
            stepSquares[index] += slope * slope
            steps[index] += rate * slope / stepSquares[index].squareRoot()
            if convention > 0 {
                stepSquares[own + index] += slope * slope
                steps[own + index] += rate * slope / stepSquares[own + index].squareRoot()
            }
        }
        // The slope of each label's score, in place of the score.
        var isMoved = [Bool](repeating: false, count: count)
        for unit in 0..<count {
            var highest: Float = 0
            for label in 0..<width {
                let slope = observed[unit * width + label] - expected[unit * width + label]
                scores[unit * width + label] = slope
                highest = max(highest, abs(slope))
            }
            distance += highest
            isMoved[unit] = highest > 0.002
        }
        scores.withUnsafeBufferPointer { slopes in
            weights.withUnsafeMutableBufferPointer { weights in
                squares.withUnsafeMutableBufferPointer { squares in
                    selected.withUnsafeBufferPointer { selected in
                        for unit in 0..<count {
                            for place in firstSelected[
                                units.lowerBound + unit]..<firstSelected[
                                    units.lowerBound + unit + 1]
                            {
                                if noise > 0, isLeftOut(place) { continue }
                                let record = selected[place]
                                let shape = Self.shapes[Int(record.kind)]
                                let first = unit + shape.first
                                guard let slopes = slopes.baseAddress, let weights = weights.baseAddress,
                                    let squares = squares.baseAddress
                                else { continue }
                                for row in max(0, -first)..<max(max(0, -first), min(shape.rows, count - first))
                                where isMoved[first + row] {
                                    let source = (Int(record.row) + row) * width
                                    let target = (first + row) * width
                                    var label = 0
                                    while label < width {
                                        let slope = slopes[target &+ label]
                                        let place = source &+ label
                                        label &+= 1
                                        if abs(slope) < 0.0005 { continue }
                                        let weight = weights[place]
                                        let square = squares[place] + slope * slope
                                        squares[place] = square
                                        weights[place] =
                                            weight + rate * (slope - decay * weight) / square.squareRoot()
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func add(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int) {
        var index = 0
        while index &+ 8 <= count {
            let sum =
                UnsafeRawPointer(source + index).loadUnaligned(as: SIMD8<Float>.self)
                + UnsafeRawPointer(target + index).loadUnaligned(as: SIMD8<Float>.self)
            UnsafeMutableRawPointer(target + index).storeBytes(of: sum, as: SIMD8<Float>.self)
            index &+= 8
        }
        while index < count {
            target[index] += source[index]
            index &+= 1
        }
    }

    private static let shapes = NameFeatures.Kind.allCases.map { (first: $0.firstOffset, rows: $0.rowCount) }
}
