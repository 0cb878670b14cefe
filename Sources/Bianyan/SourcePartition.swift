internal import AlignedText

/// Leads a partition of a repaired text back to its source so that it stays one.
///
/// A replaced run answers its source as a whole, so that two sentences which meet inside it would share all of it; and
/// what repair took away between them would belong to neither.
enum SourcePartition {
    /// The source ranges of stretches in order: they stay apart, and every source scalar that is not white space and that
    /// lies between two of them, or before the first, belongs to one.
    ///
    /// - Parameters:
    ///   - ranges: over the repaired text, in order and apart.
    ///   - repaired: the repaired text.
    ///   - source: the text that it was made from.
    /// - Complexity: O(ranges · log edits + length of the source).
    static func ranges(
        _ ranges: [ScalarRange], of repaired: AlignedText, in source: [Unicode.Scalar]
    ) -> [ScalarRange] {
        var found: [ScalarRange] = []
        found.reserveCapacity(ranges.count)
        var reached = 0
        for range in ranges {
            var lower = max(reached, repaired.alignment.sourceBoundary(at: range.lowerBound, isEnd: false))
            let upper = max(lower, repaired.alignment.sourceBoundary(at: range.upperBound, isEnd: true))
            let gap = reached..<lower
            if let last = found.last {
                if let end = gap.last(where: { !isBlank(source[$0]) }) {
                    found[found.count - 1] = last.lowerBound..<(end + 1)
                }
            } else if let start = gap.first(where: { !isBlank(source[$0]) }) {
                lower = start
            }
            found.append(lower..<upper)
            reached = upper
        }
        if let last = found.last, let end = (reached..<source.count).last(where: { !isBlank(source[$0]) }) {
            found[found.count - 1] = last.lowerBound..<(end + 1)
        }
        return found
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.properties.isWhitespace
    }
}
