import Bianyan
import TestSupport
import Testing

@testable import Exports

@Suite("Units of offsets")
struct OffsetUnitTests {
    private static let cases: [(text: String, scalar: [Int], utf8: [Int], utf16: [Int])] = [
        ("", [0], [0], [0]), ("a", [0, 1], [0, 1], [0, 1]), ("é水", [0, 1, 2], [0, 2, 5], [0, 1, 2]),
        ("水😀", [0, 1, 2], [0, 3, 7], [0, 1, 3]),
        (
            "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}", [0, 1, 2, 3, 4, 5, 6], [0, 1, 3, 5, 8, 11, 15],
            [0, 1, 2, 3, 4, 5, 7]
        ),
    ]

    @Test("where each scalar begins, and the text ends", arguments: cases)
    func offsets(text: String, scalar: [Int], utf8: [Int], utf16: [Int]) {
        let scalars = Array(text.unicodeScalars)
        for (unit, expected) in [(OffsetUnit.scalar, scalar), (.utf8, utf8), (.utf16, utf16)] {
            let table = OffsetTable(unit: unit, text: scalars)
            #expect((0...scalars.count).map { table[$0] } == expected)
        }
    }

    @Test("the same as counting the strings that Swift makes", arguments: 0..<20)
    func random(seed: UInt64) {
        var texts = RandomText(seed: seed)
        let scalars = Array(texts.text(pieces: 60).unicodeScalars)
        for (unit, count) in zip([OffsetUnit.scalar, .utf8, .utf16], [OffsetCount.scalar, .utf8, .utf16]) {
            let table = OffsetTable(unit: unit, text: scalars)
            #expect((0...scalars.count).map { table[$0] } == count.offsets(of: scalars))
        }
    }
}
