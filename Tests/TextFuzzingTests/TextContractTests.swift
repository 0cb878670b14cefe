import AlignedText
import TestSupport
import TextFuzzing
import Testing

/// The short form of `make fuzz`.
@Suite("Decoding, repair and conversion of any bytes")
struct TextContractTests {
    static let contract = Result { try TextContract() }

    @Test("keep their promises", arguments: 0..<40)
    func holds(seed: UInt64) throws {
        let contract = try Self.contract.get()
        var texts = RandomText(seed: seed)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let choice = (0..<2).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let input = choice + texts.bytes(pieces: 30)
            #expect(contract.faults(of: input) == [])
        }
    }

    @Test("are seen to be broken by a text that is not what its edits make of the source")
    func sees() {
        let (one, other) = ("甲乙丙".scalarArray, "甲乙丁".scalarArray)
        let text = EditPlan(byPrecedence: [Edit(kind: .width, range: 1..<2, replacement: ["，"], confidence: 0.9)])
            .apply(to: one)
        #expect(TextContract.faults(of: text, over: one, stage: "test") == [])
        #expect(TextContract.faults(of: text, over: other, stage: "test") != [])
    }
}
