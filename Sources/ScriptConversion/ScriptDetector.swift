/// Tells Traditional from Simplified text by the characters that only one of them has.
struct ScriptDetector: Sendable {
    private static let hant: UInt8 = 1
    private static let hans: UInt8 = 2
    private static let neutral: UInt8 = 3
    private let classes: [UInt8]

    init(scripts: ScriptCharacters) {
        var classes = [UInt8](repeating: 0, count: CharacterMap.limit)
        for block in [0x3400..<0xA000, 0xF900..<0xFB00, 0x20000..<CharacterMap.limit] {
            for value in block {
                guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
                classes[value] =
                    scripts.tellsTraditional(scalar)
                    ? Self.hant : scripts.isSimplifiedOnly(scalar) ? Self.hans : Self.neutral
            }
        }
        self.classes = classes
    }

    /// Counts the characters of a range. Linear.
    func profile(of scalars: [Unicode.Scalar], range: Range<Int>) -> ScriptProfile {
        var counts = (0, 0, 0)
        for scalar in scalars[range.clamped(to: scalars.indices)] where scalar.value < CharacterMap.limit {
            switch classes[Int(scalar.value)] {
            case Self.hant: counts.0 += 1
            case Self.hans: counts.1 += 1
            case Self.neutral: counts.2 += 1
            default: break
            }
        }
        return ScriptProfile(hant: counts.0, hans: counts.1, neutral: counts.2)
    }
}
