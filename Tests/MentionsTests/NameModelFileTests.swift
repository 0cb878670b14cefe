import Testing

@testable import Mentions

@Suite("A file of name weights")
struct NameModelFileTests {
    private static let words = [
        NameWords.Entry(hash: 0x4E2D, payload: 9 | 20 << 4), NameWords.Entry(hash: 0x8000_0007, payload: 2 << 10),
    ]

    private func bytes() -> [UInt8] {
        var transitions = NameTransitions()
        transitions.between[3] = 0.5
        transitions.within[19] = -0.25
        var row = [Int8](repeating: 0, count: 4 * NameLabels.scoredCount)
        row[0] = 127
        row[79] = -128
        let pair = NameFeatures.Kind.pair.rawValue << NameFeatures.kindShift | 33 << 16 | 32
        return NameModel.bytes(
            vocabulary: [0x4E2D, 0x65B9], words: Self.words, records: [NameModel.Record(key: pair, weights: row)],
            scale: 1 / 24,
            transitions: transitions)
    }

    @Test("gives back what was written")
    func returns() throws {
        let model = try NameModel(bytes: bytes(), file: "weights")
        #expect(model.vocabulary.entries == [0x4E2D, 0x65B9])
        #expect(model.words.entries == Self.words)
        #expect(model.scale == Float(1) / 24)
        #expect(model.transitions.between[3] == 0.5)
        #expect(model.transitions.within[19] == -0.25)
        #expect(model.rows.first == 127 && model.rows.dropFirst(79).first == -128)
    }

    @Test("that is no such file, cut off or damaged is refused with the reason")
    func refused() {
        let good = bytes()
        var another = good
        another[8] = 99
        for (bytes, reason) in [
            ([], "not a file"), (Array("feature\tperson\n and more than a header".utf8), "not a file"),
            (another, "another version"), (Array(good.dropLast(3)), "checksum"),
        ] {
            let error = #expect(throws: MentionsError.self) { try NameModel(bytes: bytes, file: "w") }
            #expect(error?.description.contains(reason) == true)
        }
        for place in stride(from: 20, to: good.count, by: 3) {
            var damaged = good
            damaged[place] ^= 0x40
            #expect(throws: MentionsError.self) { try NameModel(bytes: damaged, file: "w") }
        }
    }
}
