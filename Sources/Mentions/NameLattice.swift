/// The weights between neighbouring labels, as they are or as powers of e.
///
/// What may follow what depends on the end of one name and the beginning of the next alone: 6 classes of ends (outside
/// and a type each) by 6 of beginnings, and 4 steps within a name of each type.
struct NameTransitions: Sendable {
    /// `between[6 * end + beginning]`, 0 being outside and `1 + type` a type.
    var between: [Float]
    /// `within[4 * type + step]`: begin to inside, begin to end, inside to inside, inside to end.
    var within: [Float]

    static let betweenCount = 36
    static let withinCount = 20

    init() {
        between = [Float](repeating: 0, count: Self.betweenCount)
        within = [Float](repeating: 0, count: Self.withinCount)
    }
}

/// Sums over all labelings of a text, and the best of them.
struct NameLattice {
    private var forward: [Float] = []
    private var backward: [Float] = []
    private var ends: [Float] = []

    /// The probability of every label of every unit, `count * 21` numbers.
    ///
    /// Forward and backward sums (Rabiner 1989), scaled at every unit.
    ///
    /// - Parameters:
    ///   - powers: e to the score of each scored label of each unit, `count * 20` numbers.
    ///   - transitions: e to each transition.
    ///   - allowed: the labels that each unit may have, as bits; all of them if nil.
    ///   - betweenCounts: if given, gains the expected number of each transition, times `sign`; likewise `withinCounts`.
    /// - Returns: the logarithm of the sum is not needed; false when no labeling is allowed.
    mutating func marginals(
        powers: UnsafeBufferPointer<Float>, count: Int, transitions: NameTransitions,
        allowed: UnsafeBufferPointer<UInt32>?,
        into result: UnsafeMutableBufferPointer<Float>, expectations: UnsafeMutableBufferPointer<Float>?, sign: Float
    ) -> Bool {
        guard count > 0 else { return true }
        let width = NameLabels.count
        if forward.count < count * width {
            forward = [Float](repeating: 0, count: count * width)
            backward = forward
            ends = [Float](repeating: 0, count: count * 6)
        }
        return forward.withUnsafeMutableBufferPointer { forward in
            backward.withUnsafeMutableBufferPointer { backward in
                ends.withUnsafeMutableBufferPointer { ends in
                    transitions.between.withUnsafeBufferPointer { between in
                        transitions.within.withUnsafeBufferPointer { within in
                            Self.run(
                                powers: powers, count: count, between: between, within: within, allowed: allowed,
                                forward: forward, backward: backward, ends: ends, result: result,
                                expectations: expectations, sign: sign)
                        }
                    }
                }
            }
        }
    }

    private static func run(
        powers: UnsafeBufferPointer<Float>, count: Int, between: UnsafeBufferPointer<Float>,
        within: UnsafeBufferPointer<Float>, allowed: UnsafeBufferPointer<UInt32>?,
        forward: UnsafeMutableBufferPointer<Float>, backward: UnsafeMutableBufferPointer<Float>,
        ends: UnsafeMutableBufferPointer<Float>, result: UnsafeMutableBufferPointer<Float>,
        expectations: UnsafeMutableBufferPointer<Float>?, sign: Float
    ) -> Bool {
        let width = NameLabels.count
        let types = NameLabels.typeCount
        // Forward. `ends` holds, for each unit, the mass of labelings that may end there, by class.
        for unit in 0..<count {
            let row = unit * width
            let power = unit * NameLabels.scoredCount
            let mask = allowed.map { $0[unit] } ?? NameLabels.all
            var total: Float = 0
            var outside: Float = 0
            if unit == 0 {
                outside = between[0]
            } else {
                for end in 0..<6 { outside += ends[(unit - 1) * 6 + end] * between[6 * end] }
            }
            if mask & 1 == 0 { outside = 0 }
            forward[row] = outside
            total += outside
            for type in 0..<types {
                var entry: Float = 0
                if unit == 0 {
                    entry = between[1 + type]
                } else {
                    for end in 0..<6 { entry += ends[(unit - 1) * 6 + end] * between[6 * end + 1 + type] }
                }
                let label = row + 1 + 4 * type
                let score = power + 4 * type
                var inside: Float = 0
                var close: Float = 0
                if unit > 0 {
                    let before = forward[label - width]
                    let middle = forward[label - width + 1]
                    inside = before * within[4 * type] + middle * within[4 * type + 2]
                    close = before * within[4 * type + 1] + middle * within[4 * type + 3]
                }
                let bits = mask >> (1 + 4 * UInt32(type))
                forward[label] = bits & 1 != 0 ? entry * powers[score] : 0
                forward[label + 1] = bits & 2 != 0 ? inside * powers[score + 1] : 0
                forward[label + 2] = bits & 4 != 0 ? close * powers[score + 2] : 0
                forward[label + 3] = bits & 8 != 0 ? entry * powers[score + 3] : 0
                total += forward[label] + forward[label + 1] + forward[label + 2] + forward[label + 3]
            }
            guard total > 0, total.isFinite else { return false }
            let scale = 1 / total
            for label in row..<row + width { forward[label] *= scale }
            ends[unit * 6] = forward[row]
            for type in 0..<types {
                ends[unit * 6 + 1 + type] = forward[row + 3 + 4 * type] + forward[row + 4 + 4 * type]
            }
        }
        // Backward. `backward` holds what may follow a label, without the label's own power.
        let last = (count - 1) * width
        for label in last..<last + width { backward[label] = 0 }
        // What follows the last unit is outside.
        backward[last] = between[0]
        for type in 0..<types {
            backward[last + 3 + 4 * type] = between[6 * (1 + type)]
            backward[last + 4 + 4 * type] = between[6 * (1 + type)]
        }
        var unit = count - 1
        while unit >= 0 {
            let row = unit * width
            var total: Float = 0
            for label in row..<row + width {
                let mass = forward[label] * backward[label]
                result[label] = mass
                total += mass
            }
            guard total > 0, total.isFinite else { return false }
            let scale = 1 / total
            for label in row..<row + width { result[label] *= scale }
            if unit == 0 { break }
            // What each beginning at this unit is worth to the unit before.
            let power = unit * NameLabels.scoredCount
            let mask = allowed.map { $0[unit] } ?? NameLabels.all
            let outside = mask & 1 != 0 ? backward[row] : 0
            let previous = row - width
            var values: (Float, Float, Float, Float, Float, Float) = (outside, 0, 0, 0, 0, 0)
            var highest: Float = 0
            withUnsafeMutableBytes(of: &values) { bytes in
                let entries = bytes.bindMemory(to: Float.self)
                for type in 0..<types {
                    let label = row + 1 + 4 * type
                    let score = power + 4 * type
                    let bits = mask >> (1 + 4 * UInt32(type))
                    let begin = bits & 1 != 0 ? backward[label] * powers[score] : 0
                    let inside = bits & 2 != 0 ? backward[label + 1] * powers[score + 1] : 0
                    let close = bits & 4 != 0 ? backward[label + 2] * powers[score + 2] : 0
                    let single = bits & 8 != 0 ? backward[label + 3] * powers[score + 3] : 0
                    entries[1 + type] = begin + single
                    backward[previous + 1 + 4 * type] = within[4 * type] * inside + within[4 * type + 1] * close
                    backward[previous + 2 + 4 * type] = within[4 * type + 2] * inside + within[4 * type + 3] * close
                }
                for end in 0..<6 {
                    var sum: Float = 0
                    for beginning in 0..<6 { sum += between[6 * end + beginning] * entries[beginning] }
                    if end == 0 {
                        backward[previous] = sum
                    } else {
                        backward[previous + 4 * end - 1] = sum
                        backward[previous + 4 * end] = sum
                    }
                }
                if let expectations {
                    // The mass of the pairs of labels at these two units sums to the same total as the marginals before.
                    var mass: Float = 0
                    for label in previous..<previous + width { mass += forward[label] * backward[label] }
                    let factor = mass > 0 ? sign / mass : 0
                    for end in 0..<6 {
                        let left = ends[(unit - 1) * 6 + end] * factor
                        if left == 0 { continue }
                        for beginning in 0..<6 {
                            expectations[6 * end + beginning] +=
                                left * between[6 * end + beginning] * entries[beginning]
                        }
                    }
                    for type in 0..<types {
                        let label = row + 1 + 4 * type
                        let score = power + 4 * type
                        let bits = mask >> (1 + 4 * UInt32(type))
                        let inside = bits & 2 != 0 ? backward[label + 1] * powers[score + 1] : 0
                        let close = bits & 4 != 0 ? backward[label + 2] * powers[score + 2] : 0
                        let before = forward[previous + 1 + 4 * type] * factor
                        let middle = forward[previous + 2 + 4 * type] * factor
                        let steps = NameTransitions.betweenCount + 4 * type
                        expectations[steps] += before * within[4 * type] * inside
                        expectations[steps + 1] += before * within[4 * type + 1] * close
                        expectations[steps + 2] += middle * within[4 * type + 2] * inside
                        expectations[steps + 3] += middle * within[4 * type + 3] * close
                    }
                }
            }
            for label in previous..<previous + width { highest = max(highest, backward[label]) }
            if highest > 0 {
                let scale = 1 / highest
                for label in previous..<previous + width { backward[label] *= scale }
            }
            unit -= 1
        }
        return true
    }
}
