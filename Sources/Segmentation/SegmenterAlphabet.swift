/// The codes that characters have in a file of segmenter weights: one for the forms of a character in both scripts, all
/// widths and cases, one for all digits and one for all letters.
package struct SegmenterAlphabet: Sendable {
    /// What kind of character a code stands for.
    package enum Kind: UInt8, Sendable {
        /// White space, and what lies beyond the text.
        case edge = 0
        case digit, letter, numeral, date, han, symbol, other
    }

    /// White space and the text's edges.
    package static let edge: UInt16 = 0
    /// Han characters that were in no training text.
    package static let unknownHan: UInt16 = 1
    /// Scripts that ICU cuts: kana, Hangul, Thai, emoji and the rest.
    package static let foreign: UInt16 = 2
    /// Punctuation that was in no training text.
    package static let unknownMark: UInt16 = 3
    package static let digit: UInt16 = 4
    package static let letter: UInt16 = 5
    /// The first code that a character may have of its own.
    package static let firstOwn: UInt16 = 6

    /// The codes of the scalars below U+10000.
    package let codes: [UInt16]
    /// Codes of other Han characters.
    package let astral: [UInt32: UInt16]
    /// The kinds of the codes.
    package let kinds: [UInt8]

    package init(codes: [UInt16], astral: [UInt32: UInt16], kinds: [UInt8]) {
        self.codes = codes
        self.astral = astral
        self.kinds = kinds
    }

    /// How many codes there are.
    package var count: Int { kinds.count }

    /// The code of a scalar. Constant time.
    @inline(__always)
    package subscript(scalar: Unicode.Scalar) -> UInt16 {
        scalar.value < 0x10000 ? codes[Int(scalar.value)] : astralCode(of: scalar.value)
    }

    package func astralCode(of value: UInt32) -> UInt16 {
        if let code = astral[value] { return code }
        return value >= 0x20000 && value < 0x40000 ? Self.unknownHan : Self.foreign
    }
}
