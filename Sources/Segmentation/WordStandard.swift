/// Whose idea of a word a text is cut by.
public enum WordStandard: String, Sendable, Hashable, CaseIterable, Comparable {
    /// What a reader calls a word: names are one word each.
    case `default`
    /// Peking University's (People's Daily): family and given names apart.
    case pku
    /// Microsoft Research's: names, dates and amounts whole.
    case msr
    /// Academia Sinica's, of Taiwan.
    case `as`
    /// City University's, of Hong Kong.
    case cityu

    /// By name in the order of the cases.
    public static func < (left: WordStandard, right: WordStandard) -> Bool { left.index < right.index }

    /// The place among the cases, which is the bit of the standard's word list in a file of weights.
    package var index: Int {
        switch self {
        case .default: 0
        case .pku: 1
        case .msr: 2
        case .as: 3
        case .cityu: 4
        }
    }
}
