/// Classes of characters that repair asks for again and again. All constant time.
enum ScalarClasses {
    /// Whether a scalar is a Han character, compatibility forms included.
    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        return (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF)
            || (value >= 0xF900 && value <= 0xFAFF) || (value >= 0x20000 && value <= 0x3FFFD) || value == 0x3007
    }

    /// Whether a scalar is Chinese punctuation or another full-width form.
    static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        return (value >= 0x3000 && value <= 0x303F) || (value >= 0xFF01 && value <= 0xFF5E)
    }

    static func isLatinLetter(_ scalar: Unicode.Scalar) -> Bool {
        let lowered = scalar.value | 0x20
        return lowered >= 0x61 && lowered <= 0x7A
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x30 && scalar.value <= 0x39
    }

    static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r"
    }

    /// White space within a line: spaces of every width and tabs.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0xA0, 0x3000, 0x2000...0x200A, 0x202F: return true
        default: return false
        }
    }
}
