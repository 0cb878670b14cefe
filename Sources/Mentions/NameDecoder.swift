/// Finds the best labeling of a stretch of units, and how sure each of its names is.
struct NameDecoder {
    private var lattice = NameLattice()
    private var powers: [Float] = []
    private var marginals: [Float] = []
    private var best: [Float] = []
    private var origins: [UInt8] = []

    /// How likely a single person must be to be reported beside the best labeling.
    private static let leastSingle: Float = 0.03
    private static let singlePerson = 4

    /// Calls `body` with every name of the best labeling (Viterbi 1967): the units, the number of the type, and the
    /// lowest probability of its labels; and with single units outside of them that may be a person.
    mutating func decode(
        _ scores: UnsafeBufferPointer<Int16>, count: Int, scale: Float, transitions: NameTransitions,
        stepPowers: NameTransitions, powers table: [Float],
        _ body: (_ units: Range<Int>, _ type: Int, _ confidence: Float, _ isSingle: Bool) -> Void
    ) {
        let width = NameLabels.count
        let types = NameLabels.typeCount
        let scored = NameLabels.scoredCount
        let middleOfTable = table.count / 2
        if powers.count < count * scored {
            powers = [Float](repeating: 0, count: count * scored)
            marginals = [Float](repeating: 0, count: count * width)
            best = [Float](repeating: 0, count: count * width)
            origins = [UInt8](repeating: 0, count: count * width)
        }
        table.withUnsafeBufferPointer { table in
            for index in 0..<count * scored {
                powers[index] = table[max(0, min(table.count - 1, Int(scores[index]) + middleOfTable))]
            }
        }
        let isSummed = powers.withUnsafeBufferPointer { powers in
            marginals.withUnsafeMutableBufferPointer { marginals in
                lattice.marginals(
                    powers: powers, count: count, transitions: stepPowers, allowed: nil, into: marginals,
                    expectations: nil, sign: 0)
            }
        }
        let between = transitions.between
        let within = transitions.within
        let low: Float = -1e9
        for unit in 0..<count {
            let row = unit * width
            // The best label of each class of ends before, and its score.
            var ends: (Float, Float, Float, Float, Float, Float) = (unit == 0 ? 0 : low, low, low, low, low, low)
            var endLabels: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0, 0)
            withUnsafeMutableBytes(of: &ends) { endBytes in
                withUnsafeMutableBytes(of: &endLabels) { labelBytes in
                    let ends = endBytes.bindMemory(to: Float.self)
                    let labels = labelBytes.bindMemory(to: UInt8.self)
                    if unit > 0 {
                        ends[0] = best[row - width]
                        for type in 0..<types {
                            let close = best[row - width + 3 + 4 * type]
                            let single = best[row - width + 4 + 4 * type]
                            ends[1 + type] = max(close, single)
                            labels[1 + type] = UInt8(close >= single ? 3 + 4 * type : 4 + 4 * type)
                        }
                    }
                    for beginning in 0..<6 {
                        var value = ends[0] + between[beginning]
                        var origin = labels[0]
                        for end in 1..<6 where ends[end] + between[6 * end + beginning] > value {
                            value = ends[end] + between[6 * end + beginning]
                            origin = labels[end]
                        }
                        if beginning == 0 {
                            best[row] = value
                            origins[row] = origin
                        } else {
                            let label = row + 4 * beginning - 3
                            let score = unit * scored + 4 * (beginning - 1)
                            best[label] = value + Float(scores[score]) * scale
                            best[label + 3] = value + Float(scores[score + 3]) * scale
                            origins[label] = origin
                            origins[label + 3] = origin
                        }
                    }
                }
            }
            for type in 0..<types {
                let label = row + 1 + 4 * type
                let score = unit * scored + 4 * type
                guard unit > 0 else {
                    best[label + 1] = low
                    best[label + 2] = low
                    continue
                }
                let begin = best[label - width]
                let inside = best[label - width + 1]
                let first = UInt8(1 + 4 * type)
                let on = (begin + within[4 * type], inside + within[4 * type + 2])
                let out = (begin + within[4 * type + 1], inside + within[4 * type + 3])
                best[label + 1] = max(on.0, on.1) + Float(scores[score + 1]) * scale
                origins[label + 1] = on.0 >= on.1 ? first : first + 1
                best[label + 2] = max(out.0, out.1) + Float(scores[score + 2]) * scale
                origins[label + 2] = out.0 >= out.1 ? first : first + 1
            }
        }
        // What follows is outside.
        var label = 0
        var value = best[(count - 1) * width] + between[0]
        for type in 0..<types {
            for ending in [3 + 4 * type, 4 + 4 * type]
            where best[(count - 1) * width + ending] + between[6 * (1 + type)] > value {
                value = best[(count - 1) * width + ending] + between[6 * (1 + type)]
                label = ending
            }
        }
        var names: [(units: Range<Int>, type: Int, confidence: Float)] = []
        var end = count
        var confidence: Float = 1
        var unit = count - 1
        while unit >= 0 {
            if label > 0 {
                let place = (label - 1) & 3
                if place >= 2 {
                    end = unit + 1
                    confidence = 1
                }
                confidence = min(confidence, isSummed ? marginals[unit * width + label] : 0.5)
                if place == 0 || place == 3 { names.append((unit..<end, (label - 1) / 4, confidence)) }
            } else if isSummed, marginals[unit * width + Self.singlePerson] >= Self.leastSingle {
                body(unit..<unit + 1, 0, marginals[unit * width + Self.singlePerson], true)
            }
            label = Int(origins[unit * width + label])
            unit -= 1
        }
        for name in names.reversed() { body(name.units, name.type, name.confidence, false) }
    }
}
