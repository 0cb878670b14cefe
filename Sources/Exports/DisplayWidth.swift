/// How many terminal columns characters take: two for East Asian wide ones and emoji, none for marks that combine.
enum DisplayWidth {
    /// The columns of a character as a reader sees it: a family of joined emoji is one, a flag is one.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.index(after: scalars.startIndex) == scalars.endIndex { return of(first) }
        if scalars.contains(where: isEmojiStyle) { return 2 }
        return scalars.reduce(0) { $0 + of($1) }
    }

    static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7F: return 1
        case 0x3001...0x3029, 0x3030...0x303E, 0x3041...0x3096, 0x309B...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
            0xAC00...0xD7A3, 0xFF00...0xFF60:
            return 2
        case 0..<0x20, 0x7F..<0xA0: return 0
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return scalar.value == 0xAD ? 1 : 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3040...0x4DBF, 0xA960...0xA97F, 0xF900...0xFAFF,
            0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
            0x1F200...0x1F2FF, 0x20000...0x3FFFD:
            return 2
        // Jamo that join the syllable before them.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        default: return scalar.properties.isEmojiPresentation && !isRegional(scalar) ? 2 : 1
        }
    }

    static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// A text cut to a width, with an ellipsis where something is lost, and filled up with spaces.
    static func fit(_ text: String, to width: Int) -> String {
        var output = ""
        var used = 0
        if of(text) <= width {
            output = text
            used = of(text)
        } else {
            for character in text {
                guard used + of(character) <= width - 1 else { break }
                output.append(character)
                used += of(character)
            }
            output += "…"
            used += 1
        }
        return output + String(repeating: " ", count: max(0, width - used))
    }

    /// What makes a character an emoji: it is one, or a selector asks for one.
    private static func isEmojiStyle(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFE0F || (scalar.value >= 0x2000 && scalar.properties.isEmojiPresentation)
    }

    /// A letter that is half of a flag.
    private static func isRegional(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }
}
