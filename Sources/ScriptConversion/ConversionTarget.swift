/// What a text is converted to.
///
/// The first seven take a text in whatever script each part of it is. The others bear OpenCC's names and assume what
/// the name says of the source.
public enum ConversionTarget: String, Sendable, Hashable, CaseIterable {
    /// Simplified characters.
    case hans
    /// Traditional characters, in the forms that OpenCC takes as standard.
    case hant
    /// Traditional characters as Taiwan writes them.
    case tw
    /// Traditional characters and wording of Taiwan.
    case twp
    /// Traditional characters as Hong Kong writes them.
    case hk
    /// Traditional characters and wording of Hong Kong.
    case hkp
    /// The text as it is.
    case keep
    /// Simplified to OpenCC's Traditional.
    case s2t
    /// OpenCC's Traditional to Simplified.
    case t2s
    /// Simplified to Taiwan's characters.
    case s2tw
    /// Taiwan's characters to Simplified.
    case tw2s
    /// Simplified to Taiwan's characters and wording.
    case s2twp
    /// Taiwan's characters and wording to Simplified and Mainland wording.
    case tw2sp
    /// Simplified to Hong Kong's characters.
    case s2hk
    /// Hong Kong's characters to Simplified.
    case hk2s
    /// Simplified to Hong Kong's characters and wording.
    case s2hkp
    /// Hong Kong's characters and wording to Simplified and Mainland wording.
    case hk2sp
    /// OpenCC's Traditional to Taiwan's characters.
    case t2tw
    /// Taiwan's characters to OpenCC's Traditional.
    case tw2t
    /// OpenCC's Traditional to Hong Kong's characters.
    case t2hk
    /// Hong Kong's characters to OpenCC's Traditional.
    case hk2t
    /// New Japanese characters to the old ones.
    case jp2t
    /// Old Japanese characters to the new ones.
    case t2jp
}
