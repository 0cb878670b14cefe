internal import Algorithms
public import AlignedText

/// A converted text with its alignment alone: what a caller needs that wants the text and its offsets, not the reasons.
///
/// All but a few words keep their length, so the alignment is the short list of those that do not.
public struct ConvertedText: Sendable, Hashable {
    /// A word whose outcome has another length.
    struct LengthChange: Sendable, Hashable {
        let source: ScalarRange
        let output: ScalarRange
    }

    /// The converted scalars.
    public let scalars: [Unicode.Scalar]
    let changes: [LengthChange]
    /// The length of the text that was converted, in scalars.
    public let sourceLength: Int

    /// The source range that a range of the converted text stands for.
    ///
    /// - Parameter range: over `scalars`; it is clamped to them.
    /// - Returns: the smallest range of the source that covers it; an empty range stays empty.
    /// - Complexity: O(log changes of length).
    public func sourceRange(of range: ScalarRange) -> ScalarRange {
        let range = range.clamped(to: scalars.indices)
        let start = place(of: range.lowerBound, atEnd: false)
        return start..<max(start, range.isEmpty ? start : place(of: range.upperBound, atEnd: true))
    }

    private func place(of position: Int, atEnd: Bool) -> Int {
        // The changes that end at or before the position; the next may hold it.
        let low = changes.partitioningIndex { $0.output.upperBound > position }
        if low < changes.count, changes[low].output.lowerBound < position {
            return atEnd ? changes[low].source.upperBound : changes[low].source.lowerBound
        }
        guard low > 0 else { return position }
        return changes[low - 1].source.upperBound + position - changes[low - 1].output.upperBound
    }
}
