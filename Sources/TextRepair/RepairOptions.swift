/// Which kinds of damage are looked for.
public struct RepairOptions: Sendable, Hashable {
    /// Readings that a scraper left behind characters: `據(jù)`.
    public var pinyinResidue = true
    /// Characters read one byte out of step, or in the wrong charset.
    public var byteShift = true
    /// Closing quotation marks that were lost.
    public var lostBracket = true
    /// Line breaks inside sentences.
    public var cutLine = true
    /// Control and zero-width characters.
    public var control = true
    /// Zero-width joiners and non-joiners beside characters that do not join; only together with `control`. A writer put
    /// them there, perhaps against line breaks, and no reader sees them; but words cannot be matched across them.
    public var joiner = true
    /// HTML entities and escape sequences.
    public var entityEscape = true
    /// Compatibility, radical and private-use forms of characters.
    public var variant = true
    /// Half-width punctuation between Chinese put back to full width.
    public var width = false

    /// No repair at all.
    public static let none = RepairOptions(
        pinyinResidue: false, byteShift: false, lostBracket: false, cutLine: false, control: false, joiner: false,
        entityEscape: false, variant: false, width: false)
    /// What analysis reads: every repair of damage, and no restyling.
    public static let standard = RepairOptions()
    /// What a reader wants: the repairs of damage, and punctuation in the width of the language.
    public static let cleaned = RepairOptions(joiner: false, width: true)

    /// Chooses repairs one by one; all but `width` are on unless said otherwise.
    public init(
        pinyinResidue: Bool = true, byteShift: Bool = true, lostBracket: Bool = true, cutLine: Bool = true,
        control: Bool = true, joiner: Bool = true, entityEscape: Bool = true, variant: Bool = true,
        width: Bool = false
    ) {
        self.pinyinResidue = pinyinResidue
        self.byteShift = byteShift
        self.lostBracket = lostBracket
        self.cutLine = cutLine
        self.control = control
        self.joiner = joiner
        self.entityEscape = entityEscape
        self.variant = variant
        self.width = width
    }
}
