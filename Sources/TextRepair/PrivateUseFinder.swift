import AlignedText
import ICU

/// Finds private-use characters: what they stand for where that is known, and marks the rest.
///
/// Before Unicode had the characters of Hong Kong's supplementary set, Windows gave each of its Big5 codes a place in the
/// private-use area. Only characters that are in no older set come back this way; a private-use scalar that would be
/// a common character is more likely somebody's own.
struct PrivateUseFinder: Sendable {
    private let characters: [UInt32: Unicode.Scalar]

    /// The private-use scalars of Windows and their Big5 codes.
    private static let ranges: [(scalars: ClosedRange<UInt32>, lead: UInt8, offset: Int)] = [
        (0xE000...0xE310, 0xFA, 0), (0xE311...0xEEB7, 0x8E, 0), (0xEEB8...0xF6B0, 0x81, 0), (0xF6B1...0xF848, 0xC6, 63),
    ]

    /// Asks ICU for the characters of the supplementary set.
    init() throws(ICUError) {
        var bytes: [UInt8] = []
        var order: [UInt32] = []
        for range in PrivateUseFinder.ranges {
            for value in range.scalars {
                let (row, column) = (Int(value - range.scalars.lowerBound) + range.offset).quotientAndRemainder(
                    dividingBy: 157)
                bytes.append(range.lead + UInt8(row))
                bytes.append(UInt8(column < 63 ? 0x40 + column : 0xA1 + column - 63))
                bytes.append(0x0A)
                order.append(value)
            }
        }
        var characters: [UInt32: Unicode.Scalar] = [:]
        let lines = try CharsetConverter("Big5-HKSCS").decode(bytes).scalars.split(
            separator: "\n", omittingEmptySubsequences: false)
        for (value, line) in zip(order, lines) where line.count == 1 {
            // GBK has user-defined codes up to U+E765, so what stands there may be either's.
            if value > 0xE765, let scalar = line.first, scalar.value >= 0x20000, scalar.value < 0x30000 {
                characters[value] = scalar
            }
        }
        characters[0xF0B7] = "•"
        self.characters = characters
    }

    /// The edits over the private-use characters of a text. Linear.
    func edits(in text: [Unicode.Scalar]) -> [Edit] {
        var edits: [Edit] = []
        for (index, scalar) in text.enumerated() where scalar.value >= 0xE000 && scalar.value <= 0xF8FF {
            let known = characters[scalar.value]
            edits.append(
                Edit(
                    kind: .variant, range: index..<(index + 1), replacement: [known ?? scalar],
                    confidence: known == nil ? 0 : 0.8))
        }
        return edits
    }
}
