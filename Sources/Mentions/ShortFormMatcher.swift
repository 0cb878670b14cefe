internal import AlignedText

/// Finds a handful of wordings that one article introduced, wherever else they stand in it.
///
/// It is built for every article, so it must cost next to nothing when there is little to find.
struct ShortFormMatcher {
    /// A wording that was found.
    struct Match {
        let range: ScalarRange
        let payload: Int
    }

    /// The longest wording that is looked for.
    static let longest = 16
    private var payloads: [ArraySlice<Unicode.Scalar>: Int] = [:]
    private var lengths = [Bool](repeating: false, count: Self.longest + 1)
    private var mayBegin = [Bool](repeating: false, count: 1024)

    var isEmpty: Bool { payloads.isEmpty }

    /// Adds a wording; of equal ones the first counts.
    mutating func add(_ pattern: ArraySlice<Unicode.Scalar>, payload: Int) {
        guard let first = pattern.first, pattern.count <= Self.longest, payloads[pattern] == nil else { return }
        payloads[pattern] = payload
        lengths[pattern.count] = true
        mayBegin[Int(first.value & 1023)] = true
    }

    /// The longest wordings outside of what is taken, Latin ones as whole words; what is found is then taken.
    ///
    /// - Complexity: linear in the text.
    func matches(in folded: [Unicode.Scalar], isTaken: inout [Bool]) -> [Match] {
        guard !payloads.isEmpty else { return [] }
        var found: [Match] = []
        var position = 0
        while position < folded.count {
            guard mayBegin[Int(folded[position].value & 1023)], !isTaken[position] else {
                position += 1
                continue
            }
            var reach = position
            while reach < folded.count, reach - position < Self.longest, !isTaken[reach] { reach += 1 }
            var end = reach
            var payload: Int?
            while end > position {
                if lengths[end - position], let match = payloads[folded[position..<end]],
                    MentionFinder.isWhole(position..<end, in: folded)
                {
                    payload = match
                    break
                }
                end -= 1
            }
            guard let payload else {
                position += 1
                continue
            }
            for place in position..<end { isTaken[place] = true }
            found.append(Match(range: position..<end, payload: payload))
            position = end
        }
        return found
    }
}
