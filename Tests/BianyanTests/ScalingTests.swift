import Bianyan
import Exports
import TestSupport
import Testing

/// No clock is read here, since other work on the machine would fail the tests; what is held against time are only the
/// generous limits. `tools` and the review measure the times themselves.
@Suite("What an analysis holds grows with the text and no faster", .serialized)
struct ScalingTests {
    /// How many objects and how many scalars of text a record holds.
    private static func size(of analysis: Analysis) -> Int {
        let spans =
            analysis.statements.map(\.range) + analysis.quotes.map(\.range) + analysis.sources.map(\.range)
            + analysis.mentions.map(\.range) + analysis.sentences
            + analysis.denials.flatMap { [$0.cue] + $0.targets.map(\.range) }
            + analysis.statements.flatMap { $0.cues.map(\.range) }
        return spans.reduce(0) { $0 + 1 + $1.count }
    }

    private static let units = [
        "网传停水。水务局否认这一说法。", "他说：「供水正常。」", "「『」", "“「”", "((", "水务局否认此事，", "據(jù)", "「", "他说，", "@甲 ",
        "http://a.cn 好。", "《甲》说", "「甲\n", "约翰·史密斯说。", "他「甲」", "“甲‘乙", "「a『b“c",
    ]

    @Test("four times the text holds about four times as much", arguments: units)
    func growth(unit: String) throws {
        let analyzer = try Shared.analyzer.get()
        let small = Self.size(of: analyzer.analysis(of: String(repeating: unit, count: 250)))
        let large = Self.size(of: analyzer.analysis(of: String(repeating: unit, count: 1000)))
        #expect(large <= 5 * small + 100)
    }

    @Test("random brackets hold no more than their depth allows", arguments: 0..<4)
    func brackets(seed: UInt64) throws {
        let marks = Array("「」『』“”‘’()（）【】《》〈〉〔〕[]\"".unicodeScalars)
        var generator = SeededGenerator(seed: seed)
        var text = String.UnicodeScalarView()
        for _ in 0..<6000 { text.append(marks.randomElement(using: &generator) ?? "「") }
        let size = Self.size(of: try Shared.analyzer.get().analysis(of: String(text)))
        // Marks of one family may stand eight deep; beside them stand sentences and statements.
        #expect(size <= 6000 * 20)
    }

    @Test("hostile texts come to an end", .timeLimit(.minutes(5)), arguments: HostileText.all)
    func hostile(kind: HostileText) throws {
        let analysis = try Shared.analyzer.get().analysis(of: kind.bytes(count: 60_000), id: "a")
        let record = AnalysisJSON().record(of: analysis)
        #expect(record.count < 60_000 * 600)
    }
}
