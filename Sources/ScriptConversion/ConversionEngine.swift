/// A target's words and characters, compiled for one pass over a text.
struct ConversionEngine: Sendable {
    /// A word that does not simply become what its characters become.
    struct Pattern: Sendable {
        /// Where its outcome begins in `values`.
        let value: Int32
        /// The outcome's length.
        let valueCount: Int16
        /// The word's length.
        let count: Int16
        /// Whether OpenCC cuts the text by this word before it converts.
        let isSegment: Bool
        /// Whether the outcome is another wording, not the same characters in another script.
        let isWording: Bool
    }

    /// What each character is and becomes.
    let records: CharacterRecords
    /// The words, by rank in `patterns`.
    let trie: WordTrie
    /// The words.
    let patterns: [Pattern]
    /// The outcomes of all words.
    let values: [Unicode.Scalar]
    /// Every outcome of the characters that have several, likeliest first.
    let outcomes: [Unicode.Scalar: [Unicode.Scalar]]
    /// Whether single characters may differ from the text's script, or only be variants of it.
    let kindOfSource: CharacterMap
    /// Words with their counts, for the boundaries.
    let words: WordCounts
    /// Whether words that the text is cut by come before those of the region, as OpenCC has it.
    let yieldsToSegmentation: Bool
    /// How characters are compared with those of the words.
    let matching: ConversionRecipe.Matching
    /// The characters that change on their own but that the target's script writes too.
    let shared: Set<Unicode.Scalar>
    /// What the shared characters become.
    let counterparts: CharacterMap
}
