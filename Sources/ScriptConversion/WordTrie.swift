/// Words over small codes, as a double array; each word is known by its rank in the list that it was built from.
struct WordTrie: Sendable {
    /// A state: where its children begin, whether a word ends here, and whose child it is.
    struct Unit: Sendable {
        /// Twice the base, plus one where a word ends.
        var base: Int32 = 0
        /// The parent's state; -1 for a free cell.
        var check: Int32 = -1

        @inline(__always) var childrenStart: Int { Int(base >> 1) }
        @inline(__always) var isEnd: Bool { base & 1 != 0 }
    }

    private(set) var units: [Unit] = [Unit(base: 2, check: -2)]
    /// The rank of the word that ends at a state.
    private(set) var ranks: [Int32] = [-1]

    /// Lays out words.
    ///
    /// - Parameters:
    ///   - words: ranges of `codes`, none empty, equal prefixes standing together; of equal words the first counts.
    ///   - codes: the words' characters, none 0.
    /// - Complexity: O(total length): the search of free cells is bounded for each state.
    init(words: [Range<Int>], codes: [UInt16]) {
        var builder = Builder()
        words.withUnsafeBufferPointer { words in
            codes.withUnsafeBufferPointer { builder.build(codes: $0, words: words) }
        }
        units = builder.units
        ranks = builder.ranks
    }

    /// Renumbers codes so that frequent ones are small: children then lie close together and the array stays short.
    ///
    /// - Returns: the new code of each old one.
    static func byFrequency(_ codes: inout [UInt16]) -> [UInt16] {
        var counts = [Int](repeating: 0, count: Int(codes.max() ?? 0) + 1)
        for code in codes { counts[Int(code)] += 1 }
        let order = (1..<max(counts.count, 1)).sorted { (counts[$0], $1) > (counts[$1], $0) }
        var renumbered = [UInt16](repeating: 0, count: counts.count)
        for (rank, code) in order.enumerated() { renumbered[code] = UInt16(truncatingIfNeeded: rank + 1) }
        for index in codes.indices { codes[index] = renumbered[Int(codes[index])] }
        return renumbered
    }
}

extension UnsafeBufferPointer<WordTrie.Unit> {
    /// The state that a code leads to from a state; -1 where no word goes on so.
    @inline(__always)
    func child(of state: Int, by code: Int) -> Int {
        let next = self[state].childrenStart + code
        // A base may lie before the array: one comparison catches both ends.
        guard code != 0, UInt(bitPattern: next) < UInt(bitPattern: count),
            self[next].check == Int32(truncatingIfNeeded: state)
        else { return -1 }
        return next
    }
}
