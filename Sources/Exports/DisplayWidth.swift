/// How many terminal columns characters take: two for East Asian wide ones, none for marks that combine.
enum DisplayWidth {
    static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x300..<0x370, 0x200B...0x200F, 0xFE00...0xFE0F, 0x202A...0x202E, 0xFEFF: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }

    static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    /// A text cut to a width, with an ellipsis where something is lost, and filled up with spaces.
    static func fit(_ text: String, to width: Int) -> String {
        var output = ""
        var used = 0
        if of(text) <= width {
            output = text
            used = of(text)
        } else {
            for scalar in text.unicodeScalars {
                guard used + of(scalar) <= width - 1 else { break }
                output.unicodeScalars.append(scalar)
                used += of(scalar)
            }
            output += "…"
            used += 1
        }
        return output + String(repeating: " ", count: max(0, width - used))
    }
}
