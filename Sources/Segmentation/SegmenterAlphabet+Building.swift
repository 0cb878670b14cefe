package import PatternMatching

extension SegmenterAlphabet {
    /// Gives codes to characters, the most frequent first.
    ///
    /// - Parameters:
    ///   - counts: how often each folded scalar occurs.
    ///   - fold: what folds scripts, widths and cases together.
    package init(counts: [UInt32: Int], fold: ScalarFold) {
        var own: [UInt32: UInt16] = [:]
        var kinds: [Kind] = [.edge, .han, .other, .other, .digit, .letter]
        let ordered = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(0xFFF0)
        for (value, _) in ordered where Self.common(value) == nil {
            own[value] = UInt16(kinds.count)
            kinds.append(Self.kind(of: value))
        }
        func code(_ scalar: Unicode.Scalar) -> UInt16 {
            let folded = fold[scalar].value
            if let common = Self.common(folded) { return common }
            if let code = own[folded] { return code }
            if Self.isHan(folded) { return Self.unknownHan }
            return Self.isMark(folded) ? Self.unknownMark : Self.foreign
        }
        codes = (UInt32(0)..<0x10000).map { value in Unicode.Scalar(value).map(code) ?? Self.foreign }
        var astral: [UInt32: UInt16] = [:]
        for value in UInt32(0x20000)..<0x32000 {
            if let scalar = Unicode.Scalar(value), case let code = code(scalar), code != Self.unknownHan {
                astral[value] = code
            }
        }
        self.astral = astral
        self.kinds = kinds.map(\.rawValue)
    }

    /// The code that a folded scalar shares with its kind, if it has none of its own.
    private static func common(_ value: UInt32) -> UInt16? {
        switch value {
        case 0x30...0x39: return digit
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x373, 0x376...0x377,
            0x37B...0x37D, 0x386, 0x388...0x3FF, 0x400...0x481, 0x48A...0x52F, 0x300...0x36F, 0x1E00...0x1FFF:
            return letter
        case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return edge
        default: return isHan(value) || isMark(value) ? nil : foreign
        }
    }

    private static func isHan(_ value: UInt32) -> Bool {
        switch value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3005...0x3007, 0x3021...0x3029,
            0x2E80...0x2FDF:
            true
        default: false
        }
    }

    /// Punctuation and symbols of Chinese text, and Bopomofo.
    private static func isMark(_ value: UInt32) -> Bool {
        switch value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0xA1...0xBF, 0xD7, 0xF7, 0x2010...0x2027,
            0x2030...0x205E, 0x20A0...0x20BF, 0x2100...0x22FF, 0x2460...0x25FF, 0x3001...0x3004, 0x3008...0x3020,
            0x302A...0x303F, 0x3105...0x312F, 0x31A0...0x31BF, 0x3200...0x33FF, 0xFE30...0xFE6F, 0xFF5F...0xFF65,
            0xFFE0...0xFFE6:
            true
        default: false
        }
    }

    private static func kind(of value: UInt32) -> Kind {
        switch Unicode.Scalar(value) {
        case "〇", "○", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿", "两": return .numeral
        case "年", "月", "日", "时", "分": return .date
        case ".", "·", "-", "%", "/", ":", "‧", "•": return .symbol
        default: return isHan(value) ? .han : .other
        }
    }
}
