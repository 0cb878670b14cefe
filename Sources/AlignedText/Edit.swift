/// One change to a text: the scalars at `range` become `replacement`.
public struct Edit: Sendable, Hashable {
    /// Why a text was changed. The raw values are those of the JSON record.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The reading that a scraper left behind a character: `據(jù)`.
        case pinyinResidue = "pinyin-residue"
        /// A run of characters read one byte out of step, or in the wrong charset.
        case byteShift = "byte-shift"
        /// A closing quotation mark or bracket that was lost.
        case lostBracket = "lost-bracket"
        /// A line break inside a sentence.
        case cutLine = "cut-line"
        /// A full-width form written half-width, or the reverse.
        case width
        /// Traditional to Simplified or the reverse.
        case script
        /// A variant or compatibility form of a character.
        case variant
        /// Control, zero-width and undecodable characters.
        case control
        /// An HTML entity or an escape sequence.
        case entityEscape = "entity-escape"
    }

    /// Why the text was changed.
    public let kind: Kind
    /// The scalars that are replaced, in the text that the edit applies to. Empty for an insertion.
    public let range: ScalarRange
    /// What stands there afterwards. Empty for a deletion.
    public let replacement: [Unicode.Scalar]
    /// How sure the change is, from 0 to 1.
    public let confidence: Double
    /// Other outcomes that the place allows, best first; empty where there was no choice.
    public let alternatives: [String]

    /// Whether all of the replacement stands for all of the range, rather than scalar for scalar if they are as long.
    let isWhole: Bool

    /// Makes an edit; all offsets are over the text that it applies to.
    public init(
        kind: Kind, range: ScalarRange, replacement: [Unicode.Scalar], confidence: Double, alternatives: [String] = []
    ) {
        self.init(
            kind: kind, range: range, replacement: replacement, confidence: confidence, alternatives: alternatives,
            isWhole: kind == .byteShift)
    }

    init(
        kind: Kind, range: ScalarRange, replacement: [Unicode.Scalar], confidence: Double, alternatives: [String],
        isWhole: Bool
    ) {
        self.isWhole = isWhole
        self.kind = kind
        self.range = range
        self.replacement = replacement
        self.confidence = confidence
        self.alternatives = alternatives
    }
}
