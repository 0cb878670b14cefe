internal import Algorithms
public import AlignedText

extension MentionFinder.Findings {
    /// Whether one mention takes up just a range. O(log n).
    public func mentions(spanning range: ScalarRange) -> Bool {
        let first = mentions.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
        return first < mentions.count && mentions[first].range == range
    }
}
