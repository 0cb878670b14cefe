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
}
