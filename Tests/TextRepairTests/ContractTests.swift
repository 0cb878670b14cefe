import AlignedText
import ICU
import TestSupport
import TextRepair
import Testing

@Suite("A repair plan")
struct ContractTests {
    private static let alphabet =
        "據(jù)業yè（）「」『』“”！？!?,，。、\n\r 　a1赡苁且驗檫@群鐧诲綍é\u{FFFD}\u{200B}\u{1F468}\u{200D}&amp;\\u4e2d;"
        .scalarArray

    @Test("replays, keeps its edits apart and does not change its mind")
    func replays() throws {
        let repairer = try Repairing.repairer.get()
        for seed in 0..<500 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let source = (0..<Int.random(in: 0...60, using: &generator)).compactMap { _ in
                ContractTests.alphabet.randomElement(using: &generator)
            }
            for options in [RepairOptions.standard, .cleaned, .none] {
                let plan = repairer.plan(for: source, options: options)
                var output = source
                for edit in plan.edits.reversed() { output.replaceSubrange(edit.range, with: edit.replacement) }
                let text = plan.apply(to: source)
                #expect(text.scalars == output)
                #expect(text.alignment.sourceLength == source.count)
                for (edit, next) in zip(plan.edits, plan.edits.dropFirst()) {
                    #expect(edit.range.upperBound <= next.range.lowerBound)
                }
                #expect(repairer.plan(for: source, options: options) == plan)
                if options == .none { #expect(plan.edits.isEmpty) }
            }
        }
    }

    @Test(
        "never makes one edit of a long text, so that every place leads back to a short one",
        arguments: [
            "ä¸\u{AD}å›½", "鐧诲綍鎴愬姛", "ÖÐ¹ú", "%E4%B8%AD", "可能是因为这家公司的产品不行",
        ])
    func staysLocal(_ unit: String) throws {
        var text = Array(repeating: unit.scalarArray, count: 200).flatMap { $0 }
        if unit.hasPrefix("可") {
            // The first byte of a mark is lost, and all that follows is out of step.
            let converter = try CharsetConverter("GB18030")
            let bytes = try #require(converter.encode("他说，".scalarArray + text))
            text = try converter.decode(Array(bytes[..<4] + bytes[5...])).scalars
        }
        let plan = try Repairing.repairer.get().plan(for: text)
        #expect(plan.edits.reduce(0) { $0 + $1.range.count } > text.count / 2)
        #expect(plan.edits.allSatisfy { $0.range.count <= 64 })
    }

    static let hostile = [
        "(", "「", "」", "據(jù)", "據(", "赡", "赡苁", "&", "&amp;", "鐧", "é", "å", "\u{FFFD}", "\n", "，\n", "「！\n", "?赡",
        "ä¸\u{AD}å›½", "鐧诲綍", "赡苁且驗檫", "%E4%B8%AD", "锟斤拷", "ÖÐ",
    ]

    @Test("takes time in proportion to the text, whatever it is", arguments: hostile)
    func isLinear(_ unit: String) throws {
        let repairer = try Repairing.repairer.get()
        let clock = ContinuousClock()
        func time(_ length: Int) -> Duration {
            var text: [Unicode.Scalar] = []
            while text.count < length { text += unit.scalarArray }
            return (0..<3).map { _ in clock.measure { _ = repairer.plan(for: text) } }.min() ?? .zero
        }
        let (small, large) = (time(4_000), time(64_000))
        // Sixteen times the text; anything quadratic would take 256 times as long. The rest is for a busy machine.
        #expect(large < small * 64 + .milliseconds(150), "\(small) and \(large)")
    }
}
