internal import Algorithms

/// Leads from ranges of an output text back to ranges of the source it was made from.
///
/// It is a list of runs, each so many scalars of source standing for so many of output. In a run of equal lengths
/// the scalars answer one to one; in any other run all of the output answers all of the source.
public struct Alignment: Sendable, Hashable {
    /// A stretch of source that became a stretch of output.
    struct Run: Sendable, Hashable {
        var source: ScalarRange
        var output: ScalarRange
        /// Whether the scalars answer one to one.
        var isUnchangedInLength: Bool

        /// The run with more source behind it, for which its last scalar stands too: that scalar is then a run of its
        /// own if it was one to one with its source.
        func widened(to end: Int) -> [Run] {
            guard isUnchangedInLength else {
                return [Run(source: source.lowerBound..<end, output: output, isUnchangedInLength: false)]
            }
            let (place, split) = (source.upperBound - 1, output.upperBound - 1)
            let last = Run(source: place..<end, output: split..<output.upperBound, isUnchangedInLength: false)
            if source.count == 1 { return [last] }
            return [
                Run(source: source.lowerBound..<place, output: output.lowerBound..<split, isUnchangedInLength: true),
                last,
            ]
        }
    }

    /// The runs in order; they cover both texts without gaps.
    let runs: [Run]
    /// The length of the source in scalars.
    public let sourceLength: Int
    /// The length of the output in scalars.
    public let outputLength: Int

    init(runs: [Run]) {
        self.runs = runs
        sourceLength = runs.last?.source.upperBound ?? 0
        outputLength = runs.last?.output.upperBound ?? 0
    }

    /// The alignment of a text of `length` scalars with itself.
    public init(identityOfLength length: Int) {
        self.init(runs: length == 0 ? [] : [Run(source: 0..<length, output: 0..<length, isUnchangedInLength: true)])
    }

    /// The source range that a range of the output stands for.
    ///
    /// - Parameter range: over the output; it is clamped to it.
    /// - Returns: the smallest source range that covers it. An empty range stays empty.
    /// - Complexity: O(log runs).
    public func sourceRange(of range: ScalarRange) -> ScalarRange {
        let lower = min(max(range.lowerBound, 0), outputLength)
        let upper = min(max(range.upperBound, lower), outputLength)
        guard lower < upper else {
            let place = sourceStart(of: lower)
            return place..<place
        }
        let start = sourceStart(of: lower)
        return start..<max(start, sourceEnd(of: upper))
    }

    /// The output range that stands for a range of the source: the smallest one that covers all of it.
    ///
    /// - Complexity: O(log runs).
    public func outputRange(of range: ScalarRange) -> ScalarRange {
        inverted.sourceRange(of: range)
    }

    /// Where a boundary of the output falls in the source. Between the scalars of a run of unequal lengths it falls in
    /// proportion, so that what meets there stays apart in the source too.
    ///
    /// - Parameters:
    ///   - position: a boundary of the output; it is clamped to it.
    ///   - isEnd: whether something ends there rather than begins: deleted source at the boundary is then behind it.
    /// - Complexity: O(log runs).
    public func sourceBoundary(at position: Int, isEnd: Bool) -> Int {
        let position = min(max(position, 0), outputLength)
        let index = firstRun { isEnd ? $0.output.upperBound >= position : $0.output.upperBound > position }
        guard index < runs.count else { return sourceLength }
        let run = runs[index]
        let passed = position - run.output.lowerBound
        if run.isUnchangedInLength { return run.source.lowerBound + max(0, passed) }
        guard !run.output.isEmpty else { return run.source.lowerBound }
        return run.source.lowerBound + run.source.count * max(0, passed) / run.output.count
    }

    /// The alignment read the other way, from the source to the output.
    public var inverted: Alignment {
        Alignment(
            runs: runs.map {
                Run(source: $0.output, output: $0.source, isUnchangedInLength: $0.isUnchangedInLength)
            })
    }

    /// Where the output scalar at `position` begins in the source (at the end: the source's end).
    private func sourceStart(of position: Int) -> Int {
        // The last run that begins at or before the position and holds output there.
        let index = firstRun { $0.output.upperBound > position }
        guard index < runs.count else { return sourceLength }
        let run = runs[index]
        return run.isUnchangedInLength
            ? run.source.lowerBound + max(0, position - run.output.lowerBound) : run.source.lowerBound
    }

    /// Where the output scalar before `position` ends in the source.
    private func sourceEnd(of position: Int) -> Int {
        let index = firstRun { $0.output.upperBound >= position }
        guard index < runs.count else { return sourceLength }
        let run = runs[index]
        return run.isUnchangedInLength
            ? run.source.lowerBound + (position - run.output.lowerBound) : run.source.upperBound
    }

    private func firstRun(where predicate: (Run) -> Bool) -> Int {
        runs.partitioningIndex(where: predicate)
    }
}
