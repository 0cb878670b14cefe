import PatternMatching

/// The policies by their words: every pattern compared at every place.
struct NaiveMatcher {
    struct Pattern {
        var text: String
        var payload: UInt32
        var rank: UInt32
    }

    private struct Occurrence {
        var start: Int
        var end: Int
        var payload: UInt32
        /// Rank, then order.
        var preference: [Int]
    }

    private var patterns: [(scalars: [Unicode.Scalar], payload: UInt32, preference: [Int])] = []

    init(_ given: [Pattern]) {
        for (order, pattern) in given.enumerated() {
            let scalars = Array(pattern.text.unicodeScalars)
            let preference = [Int(pattern.rank), order]
            if scalars.isEmpty { continue }
            guard let equal = patterns.firstIndex(where: { $0.scalars == scalars }) else {
                patterns.append((scalars, pattern.payload, preference))
                continue
            }
            if preference.lexicographicallyPrecedes(patterns[equal].preference) {
                patterns[equal] = (scalars, pattern.payload, preference)
            }
        }
    }

    func matches(in text: [Unicode.Scalar], policy: MatchPolicy) -> [PatternMatch] {
        let chosen =
            switch policy {
            case .allOverlapping: occurrences(in: text).sorted { ($0.end, $0.start) < ($1.end, $1.start) }
            case .leftmostLongest: leftmost(in: text) { $0.end > $1.end }
            case .leftmostFirst: leftmost(in: text) { $0.preference.lexicographicallyPrecedes($1.preference) }
            case .nonOverlappingByPriority: byPriority(in: text)
            }
        return chosen.map {
            PatternMatch(start: $0.start, length: UInt32($0.end - $0.start), payload: $0.payload)
        }
    }

    private func occurrences(at start: Int, in text: [Unicode.Scalar]) -> [Occurrence] {
        patterns.filter { text[start...].starts(with: $0.scalars) }.map {
            Occurrence(start: start, end: start + $0.scalars.count, payload: $0.payload, preference: $0.preference)
        }
    }

    private func occurrences(in text: [Unicode.Scalar]) -> [Occurrence] {
        text.indices.flatMap { occurrences(at: $0, in: text) }
    }

    private func leftmost(
        in text: [Unicode.Scalar], prefer: (Occurrence, Occurrence) -> Bool
    ) -> [Occurrence] {
        var found: [Occurrence] = []
        var place = 0
        while place < text.count {
            let best = occurrences(at: place, in: text).min(by: prefer)
            if let best { found.append(best) }
            place = best?.end ?? place + 1
        }
        return found
    }

    private func byPriority(in text: [Unicode.Scalar]) -> [Occurrence] {
        let ordered = occurrences(in: text).sorted {
            ($0.preference + [$0.start]).lexicographicallyPrecedes($1.preference + [$1.start])
        }
        var found: [Occurrence] = []
        for candidate in ordered
        where found.allSatisfy({ candidate.end <= $0.start || $0.end <= candidate.start }) {
            found.append(candidate)
        }
        return found.sorted { $0.start < $1.start }
    }
}

extension PatternSet {
    /// Patterns as the tests write them.
    init(_ patterns: [NaiveMatcher.Pattern]) {
        self.init()
        for pattern in patterns {
            append(pattern.text.unicodeScalars, payload: pattern.payload, rank: pattern.rank)
        }
    }
}
