/// What the segmenter looks at, in one numbering for training and for use.
///
/// Each pattern (a character, and n-grams of two and three) that begins at a place gives weights to the four labels of
/// four characters: the one before the place, and three from it on. Words of the lists give weights by their class
/// alone: to their first, inner and last characters. The kinds of five characters give weights to the middle one.
package enum SegmenterFeatures {
    /// Characters that a pattern speaks of.
    package static let window = 4
    /// Numbers of a pattern: four characters by four labels.
    package static let lanes = 16
    /// Kinds of five characters, three bits each.
    package static let kindWindows = 1 << 15
    /// The longest word of a list, in characters.
    package static let longestWord = 8
    /// Classes of words: five lengths, in the standard's own list or not, four degrees of frequency.
    package static let wordClasses = 48
    /// First, inner and last.
    package static let wordPlaces = 3
    /// The bits of a record that say how frequent the lexicon holds the word to be.
    package static let frequencyShift: UInt8 = 5

    /// The class of a word, nil for one that is in neither the list nor the lexicon.
    @inline(__always)
    package static func wordClass(length: Int, isListed: Bool, frequency: Int) -> Int? {
        guard isListed || frequency > 0 else { return nil }
        return ((length >= 6 ? 5 : length - 1) * 2 + (isListed ? 1 : 0)) * 4 + frequency
    }

    /// The degree of a word's count in the lexicon.
    package static func frequency(ofCount count: Int) -> Int {
        count <= 0 ? 0 : count < 5 ? 1 : count < 200 ? 2 : 3
    }
}
