internal import Algorithms

extension PhraseTable {
    /// The row with the longest key that begins at `start`, narrowed down a character at a time.
    ///
    /// - Complexity: O(length of the key · log rows).
    func longestMatch(at start: Int, in text: ArraySlice<Unicode.Scalar>) -> Entry? {
        var rows = entries.startIndex..<entries.endIndex
        var found: Entry?
        var depth = 0
        while start + depth < text.endIndex, !rows.isEmpty {
            let scalar = text[start + depth]
            let lower = partition(rows) { self.scalar(of: $0, at: depth).map { $0 >= scalar } ?? false }
            let upper = partition(lower..<rows.upperBound) {
                self.scalar(of: $0, at: depth).map { $0 > scalar } ?? false
            }
            rows = lower..<upper
            depth += 1
            // Sorted keys put the one that ends here before those that go on.
            if let first = rows.first, entries[first].key.count == depth { found = entries[first] }
        }
        return found
    }

    private func scalar(of row: Int, at depth: Int) -> Unicode.Scalar? {
        let key = entries[row].key
        return depth < key.count ? scalars[key.lowerBound + depth] : nil
    }

    private func partition(_ rows: Range<Int>, by belongsBehind: (Int) -> Bool) -> Int {
        rows.partitioningIndex(where: belongsBehind)
    }
}
