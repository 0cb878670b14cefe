public import Lexicons
internal import Foundation

/// The weights of the segmenter for all standards, as they are in their file.
public struct SegmenterWeights: Sendable {
    /// Numbers for every kind of feature, quantized: what all standards share, or what one adds.
    package struct Set: Sendable {
        /// The patterns that have numbers, rising.
        package var patterns: [UInt32] = []
        /// Sixteen numbers for each of `patterns`.
        package var rows: [Int8] = []
        /// The windows of kinds that have numbers, rising, and four numbers each.
        package var kindWindows: [UInt16] = []
        package var kindRows: [Int16] = []
        /// Twelve numbers for each class of words.
        package var classRows: [Int16] = []
        /// From label to label.
        package var transitions: [Int16] = []

        package init() {}
    }

    package let alphabet: SegmenterAlphabet
    /// N-grams and words; the values are records.
    package let trie: CodeTrie
    /// For each record the number of its n-gram among the patterns, 0 for none. Record 0 is none.
    package let recordPatterns: [UInt32]
    /// For each record the lists that hold its word (a bit for each standard) and its frequency.
    package let recordLists: [UInt8]
    /// For each record its length in characters.
    package let recordLengths: [UInt8]
    /// How many patterns there are; the first are the codes of the alphabet.
    package let patternCount: Int
    /// What all standards share, then what each adds.
    package let shared: Set
    package let own: [WordStandard: Set]

    package init(
        alphabet: SegmenterAlphabet, trie: CodeTrie, recordPatterns: [UInt32], recordLists: [UInt8],
        recordLengths: [UInt8], patternCount: Int, shared: Set, own: [WordStandard: Set]
    ) {
        self.alphabet = alphabet
        self.trie = trie
        self.recordPatterns = recordPatterns
        self.recordLists = recordLists
        self.recordLengths = recordLengths
        self.patternCount = patternCount
        self.shared = shared
        self.own = own
    }

    /// Reads the weights of a folder of dictionaries.
    ///
    /// - Throws: `SegmentationError.weights` that says what is wrong.
    public init(lexicons: LexiconDirectory) throws(SegmentationError) {
        try self.init(path: lexicons.path + "/weights/segmenter.weights")
    }

    /// Reads a file.
    ///
    /// - Throws: `SegmentationError.weights` that says what is wrong.
    public init(path: String) throws(SegmentationError) {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else {
            throw SegmentationError.weights(file: path, fault: "cannot be read")
        }
        try self.init(bytes: [UInt8](data), file: path)
    }
}
