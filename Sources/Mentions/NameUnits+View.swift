extension NameUnits {
    /// The units' arrays as buffers, for loops that look at each of them.
    struct View {
        let count: Int
        let symbols: UnsafeBufferPointer<UInt16>
        let classes: UnsafeBufferPointer<UInt8>
        let dictionary: UnsafeBufferPointer<UInt8>
        let titles: UnsafeBufferPointer<UInt8>
        let marks: UnsafeBufferPointer<UInt8>
        let words: UnsafeBufferPointer<UInt8>
        let heads: UnsafeBufferPointer<UInt8>
        let wordHashes: UnsafeBufferPointer<UInt32>
    }

    /// Calls `body` with buffers that hold for as long as it runs. All arrays must be of one length.
    func withView(_ body: (View) -> Void) {
        symbols.withUnsafeBufferPointer { symbols in
            classes.withUnsafeBufferPointer { classes in
                dictionary.withUnsafeBufferPointer { dictionary in
                    titles.withUnsafeBufferPointer { titles in
                        marks.withUnsafeBufferPointer { marks in
                            words.withUnsafeBufferPointer { words in
                                heads.withUnsafeBufferPointer { heads in
                                    wordHashes.withUnsafeBufferPointer { hashes in
                                        body(
                                            View(
                                                count: count, symbols: symbols, classes: classes,
                                                dictionary: dictionary, titles: titles, marks: marks, words: words,
                                                heads: heads, wordHashes: hashes))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
