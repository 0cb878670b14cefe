internal import AlignedText

/// The labels that characters must have because something other than the model decides their words.
struct FixedLabels {
    /// For each character a label plus one, or 0 for none.
    private(set) var labels: [UInt8]

    init(count: Int) { labels = [UInt8](repeating: 0, count: count) }

    private static func mark(_ label: SegmenterLabel) -> UInt8 { label.rawValue + 1 }

    /// Makes a range one word. A word that was fixed before and is cut by it is free again.
    ///
    /// - Complexity: linear in the ranges' length.
    mutating func fix(_ range: ScalarRange) {
        guard !range.isEmpty else { return }
        var before = range.lowerBound - 1
        while before >= 0, labels[before] == Self.mark(.begin) || labels[before] == Self.mark(.inside) {
            let isFirst = labels[before] == Self.mark(.begin)
            labels[before] = 0
            before -= 1
            if isFirst { break }
        }
        var after = range.upperBound
        while after < labels.count, labels[after] == Self.mark(.inside) || labels[after] == Self.mark(.end) {
            let isLast = labels[after] == Self.mark(.end)
            labels[after] = 0
            after += 1
            if isLast { break }
        }
        if range.count == 1 {
            labels[range.lowerBound] = Self.mark(.single)
            return
        }
        for place in range { labels[place] = Self.mark(.inside) }
        labels[range.lowerBound] = Self.mark(.begin)
        labels[range.upperBound - 1] = Self.mark(.end)
    }
}
