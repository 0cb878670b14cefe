public import AlignedText

extension MentionFinder.Findings {
    /// Whether one mention takes up just a range. O(log n).
    public func mentions(spanning range: ScalarRange) -> Bool {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].range.lowerBound >= range.lowerBound { high = middle } else { low = middle + 1 }
        }
        return low < mentions.count && mentions[low].range == range
    }
}
