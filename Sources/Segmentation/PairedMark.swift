public import AlignedText

/// A quotation mark or bracket and its partner.
public struct PairedMark: Sendable, Hashable {
    /// What a mark encloses.
    public enum Family: Sendable, Hashable, CaseIterable {
        /// 「」『』“”‘’ and straight quotation marks.
        case quotation
        /// 《》〈〉, the marks of titles.
        case title
        /// 【】〔〕[], the marks of headings.
        case heading
        /// (), full-width or not.
        case bracket
    }

    /// The family of the marks.
    public let family: Family
    /// From the opening mark to behind the closing one, over the readable text; for an unclosed opener to where its
    /// line's last sentence ends.
    public let range: ScalarRange
    /// What stands between the marks.
    public let content: ScalarRange
    /// Whether a closing mark was found.
    public let isClosed: Bool
    /// How many marks of the same family enclose this one.
    public let depth: Int
}
