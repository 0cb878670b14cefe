import Lexicons

/// The Mandarin readings of characters, and how a reading is read off a text.
struct PinyinReadings: Sendable {
    /// A syllable with its tone, packed: five bits a letter, three for the tone (0 for none).
    typealias Syllable = UInt64

    private var bounds = [Int32](repeating: 0, count: 0x10001)
    private var syllables: [Syllable] = []

    /// Reads `readings.tsv`: a character and its readings, the usual one first.
    init(_ table: LexiconTable) throws(LexiconError) {
        let (character, readings) = (try table.column("character"), try table.column("readings"))
        var byScalar: [(scalar: Int, row: LexiconTable.Row)] = []
        for row in table.rows {
            guard let scalar = row.fields[character].unicodeScalars.first, scalar.value < 0x10000 else {
                throw LexiconError(
                    file: table.file, line: row.line,
                    reason: .invalidValue(column: "character", value: row.fields[character]))
            }
            byScalar.append((Int(scalar.value), row))
        }
        byScalar.sort { $0.scalar < $1.scalar }
        var next = 0
        for scalar in 0..<0x10000 {
            bounds[scalar] = Int32(syllables.count)
            while next < byScalar.count, byScalar[next].scalar == scalar {
                for reading in byScalar[next].row.fields[readings].split(separator: " ") {
                    if let syllable = PinyinReadings.syllable(Array(reading.unicodeScalars)[...]) {
                        syllables.append(syllable)
                    }
                }
                next += 1
            }
        }
        bounds[0x10000] = Int32(syllables.count)
    }

    /// How a syllable stands to a character.
    enum Match: Sendable, Hashable {
        case none
        /// It is one of the readings.
        case other
        /// It is the usual reading.
        case usual
    }

    /// Whether a syllable reads a character. O(readings of the character).
    func match(_ syllable: Syllable, of character: Unicode.Scalar) -> Match {
        guard character.value < 0x10000 else { return .none }
        let start = Int(bounds[Int(character.value)])
        for index in start..<Int(bounds[Int(character.value) + 1]) where syllables[index] == syllable {
            return index == start ? .usual : .other
        }
        return .none
    }

    /// Whether a syllable carries a tone mark.
    static func isToned(_ syllable: Syllable) -> Bool { syllable & 7 != 0 }

    /// The syllable that scalars spell, tone marks composed or combining, or nil if they spell none.
    static func syllable(_ scalars: ArraySlice<Unicode.Scalar>) -> Syllable? {
        var letters: UInt64 = 0
        var count = 0
        var tone: UInt64 = 0
        for scalar in scalars {
            if let combined = combiningTone(scalar) {
                if combined == 6 {
                    // A diaeresis makes the u before it a ü.
                    guard count > 0, letters & 31 == 21 else { return nil }
                    letters = letters & ~31 | 27
                    continue
                }
                guard tone == 0 else { return nil }
                tone = combined
                continue
            }
            guard let (letter, letterTone) = letterAndTone(scalar) else { return nil }
            if letterTone != 0 {
                guard tone == 0 else { return nil }
                tone = letterTone
            }
            count += 1
            guard count <= 6 else { return nil }
            letters = letters << 5 | letter
        }
        return count == 0 ? nil : letters << 3 | tone
    }

    private static func combiningTone(_ scalar: Unicode.Scalar) -> UInt64? {
        switch scalar.value {
        case 0x304: return 1
        case 0x301: return 2
        case 0x30C, 0x306: return 3
        case 0x300: return 4
        case 0x308: return 6
        default: return nil
        }
    }

    /// A letter as 1...26, 27 for ü, and its tone from 1 to 4, or 0. A breve counts as a caron, as it is often typed.
    private static func letterAndTone(_ scalar: Unicode.Scalar) -> (letter: UInt64, tone: UInt64)? {
        if scalar.value >= 0x61 && scalar.value <= 0x7A { return (UInt64(scalar.value - 0x60), 0) }
        let (a, e, i, o, u, n, m): (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (1, 5, 9, 15, 21, 14, 13)
        switch scalar {
        case "ā": return (a, 1)
        case "á": return (a, 2)
        case "ǎ", "ă": return (a, 3)
        case "à": return (a, 4)
        case "ē": return (e, 1)
        case "é": return (e, 2)
        case "ě", "ĕ": return (e, 3)
        case "è": return (e, 4)
        case "ê": return (e, 0)
        case "ế": return (e, 2)
        case "ề": return (e, 4)
        case "ī": return (i, 1)
        case "í": return (i, 2)
        case "ǐ", "ĭ": return (i, 3)
        case "ì": return (i, 4)
        case "ō": return (o, 1)
        case "ó": return (o, 2)
        case "ǒ", "ŏ": return (o, 3)
        case "ò": return (o, 4)
        case "ū": return (u, 1)
        case "ú": return (u, 2)
        case "ǔ", "ŭ": return (u, 3)
        case "ù": return (u, 4)
        case "ü": return (27, 0)
        case "ǖ": return (27, 1)
        case "ǘ": return (27, 2)
        case "ǚ": return (27, 3)
        case "ǜ": return (27, 4)
        case "ń": return (n, 2)
        case "ň": return (n, 3)
        case "ǹ": return (n, 4)
        case "ḿ": return (m, 2)
        case "ɡ": return (7, 0)
        default: return nil
        }
    }
}
