internal import Algorithms
internal import AlignedText

/// The cues of one text, by function and place.
struct CueIndex: Sendable {
    private let byFunction: [[Cue]]

    init(cues: [[Cue]]) {
        var cues = cues
        // A report verb inside another word is none: 说 in 小说.
        let blockers = cues[Self.index(of: .reportBlocker)]
        if !blockers.isEmpty {
            let isBlocked = Self.overlapTest(blockers)
            let report = Self.index(of: .report)
            cues[report] = cues[report].filter { !isBlocked($0.range) }
        }
        byFunction = cues
    }

    private static func index(of function: Cue.Function) -> Int {
        Cue.Function.allCases.firstIndex(of: function) ?? 0
    }

    private static func overlapTest(_ cues: [Cue]) -> (ScalarRange) -> Bool {
        { range in
            let index = firstIndex(in: cues, from: range.lowerBound)
            return index < cues.count && cues[index].range.overlaps(range)
        }
    }

    /// The first cue that ends behind `place`. O(log n).
    private static func firstIndex(in cues: [Cue], from place: Int) -> Int {
        cues.partitioningIndex { $0.range.upperBound > place }
    }

    /// The cues of a function that lie wholly inside a range, in order. O(log n + cues).
    func cues(_ function: Cue.Function, in range: ScalarRange) -> ArraySlice<Cue> {
        let cues = byFunction[Self.index(of: function)]
        var start = Self.firstIndex(in: cues, from: range.lowerBound)
        if start < cues.count, cues[start].range.lowerBound < range.lowerBound { start += 1 }
        var end = start
        while end < cues.count, cues[end].range.upperBound <= range.upperBound { end += 1 }
        return cues[start..<max(start, end)]
    }

    /// The cue of a function that begins at a place, if there is one. O(log n).
    func cue(_ function: Cue.Function, startingAt place: Int) -> Cue? {
        let cues = byFunction[Self.index(of: function)]
        let index = Self.firstIndex(in: cues, from: place)
        return index < cues.count && cues[index].range.lowerBound == place ? cues[index] : nil
    }

    /// The cue of a function that ends at a place, if there is one. O(log n).
    func cue(_ function: Cue.Function, endingAt place: Int) -> Cue? {
        let cues = byFunction[Self.index(of: function)]
        let index = Self.firstIndex(in: cues, from: place - 1)
        return index < cues.count && cues[index].range.upperBound == place ? cues[index] : nil
    }

    /// The cue of a function that overlaps a range, if there is one. O(log n).
    func cue(_ function: Cue.Function, overlapping range: ScalarRange) -> Cue? {
        let cues = byFunction[Self.index(of: function)]
        let index = Self.firstIndex(in: cues, from: range.lowerBound)
        return index < cues.count && cues[index].range.overlaps(range) ? cues[index] : nil
    }

    /// Whether a range holds a cue of a function. O(log n).
    func contains(_ function: Cue.Function, in range: ScalarRange) -> Bool {
        !cues(function, in: range).isEmpty
    }
}
