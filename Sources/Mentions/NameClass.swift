/// The classes of units: what stands for a unit that the vocabulary lacks, and what rules about names go by.
enum NameClass: UInt8, CaseIterable {
    case none, stop, comma, listMark, opener, closer, titleOpener, titleCloser, colon, nameDot, hyphen, space
    case digits, capitalized, capitals, lowercase, mixed
    case surname, transliteration, surnameAndTransliteration, placeEnd, organizationEnd, surnameAndEnd
    case transliterationAndEnd
    case numeral, function, han, rareHan, kana, symbol, year

    /// How many numbers are kept for classes.
    static let count = 32

    /// The class of a scalar by itself; nil when it is a Han character, a letter or a digit.
    static func ofMark(_ scalar: Unicode.Scalar) -> NameClass? {
        switch scalar {
        case "\n", "\r", "。", "！", "？", "!", "?", "；", ";": .stop
        case "，", ",": .comma
        case "、": .listMark
        case "「", "『", "“", "‘", "(", "（", "[", "【", "〔", "<", "〈", "\"": .opener
        case "」", "』", "”", "’", ")", "）", "]", "】", "〕", ">", "〉": .closer
        case "《": .titleOpener
        case "》": .titleCloser
        case ":", "：": .colon
        case "·", "•", "‧", "・", "∙", "⋅": .nameDot
        case "-", "–", "—", "―", "‐", "/", "&", "_", ".": .hyphen
        case " ", "\t": .space
        default: nil
        }
    }

    /// The class of a run of Latin letters and digits.
    static func ofLatin(_ scalars: ArraySlice<Unicode.Scalar>) -> NameClass {
        var digits = 0
        var lower = 0
        var upper = 0
        for scalar in scalars {
            switch scalar.value {
            case 0x30...0x39, 0xFF10...0xFF19: digits += 1
            case 0x61...0x7A, 0xFF41...0xFF5A: lower += 1
            case 0x41...0x5A, 0xFF21...0xFF3A: upper += 1
            default: if scalar.properties.isUppercase { upper += 1 } else { lower += 1 }
            }
        }
        if lower + upper == 0 { return digits == 4 ? .year : .digits }
        if digits > 0 { return .mixed }
        if upper == 0 { return .lowercase }
        if lower == 0 { return .capitals }
        guard let first = scalars.first, first.properties.isUppercase else { return .mixed }
        return .capitalized
    }
}
