/// How much bytes look like UTF-8. Linear.
struct UTF8Counts {
    /// Well-formed sequences of more than one byte.
    var multibyte = 0
    /// Malformed sequences.
    var malformed = 0
    /// Whether a zero byte occurs.
    var hasZero = false

    init(_ bytes: [UInt8]) {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                if scalar.value >= 0x80 { multibyte += 1 }
                if scalar.value == 0 { hasZero = true }
            case .emptyInput: return
            case .error: malformed += 1
            }
        }
    }
}

/// How much bytes look like each of the double-byte charsets of Chinese, from 0 to 1.
///
/// Both charsets keep their everyday characters together: GB 2312 has its first level in rows B0 to D7 and Big5 in rows
/// A4 to C6, punctuation before them. The share of characters there tells one from the other.
struct CharsetEvidence {
    var gbk: Double
    var big5: Double

    /// Looks at the first 256 KiB.
    init(_ bytes: [UInt8]) {
        let sample = bytes.prefix(1 << 18)
        gbk = CharsetEvidence.share(sample) { lead, trail in
            switch lead {
            case 0xB0...0xD7: return trail >= 0xA1 ? 1 : 0.2
            case 0xA1, 0xA3: return trail >= 0xA1 ? 1 : 0
            // Kana; Big5 has everyday characters there, but half of them with a trail byte below 0x80.
            case 0xA4, 0xA5: return trail >= 0xA1 && trail <= 0xF6 ? 0.7 : -1
            case 0xD8...0xF7: return trail >= 0xA1 ? 0.3 : 0.2
            case 0x81...0xA0: return 0.2
            case 0xAA...0xAF, 0xF8...0xFD: return trail < 0xA1 ? 0.1 : -1
            default: return 0
            }
        }
        big5 = CharsetEvidence.share(sample) { lead, trail in
            guard trail < 0x7F || trail >= 0xA1 else { return -1 }
            switch lead {
            case 0xA4...0xC6: return lead == 0xC6 && trail > 0x7E ? 0 : 1
            case 0xA1: return 1
            case 0xA2, 0xA3: return 0.5
            case 0xC9...0xF9: return 0.2
            case 0x87...0xA0, 0xFA...0xFE: return 0.1
            default: return -1
            }
        }
    }

    /// The mean weight of the double-byte characters; a byte that begins none weighs -1.
    private static func share(_ bytes: ArraySlice<UInt8>, weight: (UInt8, UInt8) -> Double) -> Double {
        var total = 0.0
        var count = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let lead = bytes[index]
            index += 1
            guard lead >= 0x80 else { continue }
            count += 1
            guard index < bytes.endIndex else { break }
            let trail = bytes[index]
            guard lead != 0x80, lead != 0xFF, trail >= 0x40, trail != 0x7F, trail != 0xFF else {
                total -= 1
                continue
            }
            total += weight(lead, trail)
            index += 1
        }
        return count == 0 ? 0 : max(0, total / Double(count))
    }

    /// UTF-16 without a byte order mark: in one of the byte orders nearly every unit is a usual character.
    ///
    /// Zero bytes, which ASCII has in UTF-16 and no other charset has at all, tell the order best. Without them only
    /// ideographic marks are proof; `isLastResort` does without proof, for bytes that are no other charset either.
    static func utf16(_ bytes: [UInt8], isLastResort: Bool = false) -> (name: String, confidence: Double)? {
        let sample = bytes.prefix(1 << 16)
        guard sample.count >= 4, bytes.count % 2 == 0 else { return nil }
        var usual = (little: 0, big: 0)
        var proof = (little: 0, big: 0)
        var index = 0
        while index + 1 < sample.count {
            let (first, second) = (sample[index], sample[index + 1])
            if isUsual(high: second, low: first) { usual.little += 1 }
            if isUsual(high: first, low: second) { usual.big += 1 }
            if isProof(high: second, low: first) { proof.little += 1 }
            if isProof(high: first, low: second) { proof.big += 1 }
            index += 2
        }
        let isLittle = usual.little + 2 * proof.little >= usual.big + 2 * proof.big
        let share = Double(isLittle ? usual.little : usual.big) / Double(sample.count / 2)
        let (best, other) = isLittle ? (proof.little, proof.big) : (proof.big, proof.little)
        guard share >= 0.85, isLastResort || (best > 0 && best > 3 * other) else { return nil }
        return (isLittle ? "UTF-16LE" : "UTF-16BE", best > 0 ? min(0.99, share) : share / 2)
    }

    /// Whether a unit is ASCII or a mark that stands in all Chinese text and hardly comes from other bytes.
    private static func isProof(high: UInt8, low: UInt8) -> Bool {
        switch high {
        case 0: return low == 0x0A || low == 0x0D || (low >= 0x20 && low < 0x7F)
        case 0x30: return low <= 0x11
        case 0xFF: return low == 0x0C || low == 0x1A || low == 0x08 || low == 0x09
        default: return false
        }
    }

    private static func isUsual(high: UInt8, low: UInt8) -> Bool {
        switch high {
        case 0: return low == 0x0A || low == 0x0D || low == 0x09 || (low >= 0x20 && low < 0x7F) || low >= 0xA0
        case 0x4E...0x9F: return true
        case 0x30: return low <= 0x20
        case 0x20: return true
        case 0xFF: return low <= 0x5E
        default: return false
        }
    }
}
