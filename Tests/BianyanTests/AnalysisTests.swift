import Bianyan
import TestSupport
import Testing

/// What an analysis promises of any text. The analyzer is loaded once for all tests.
@Suite("An analysis")
struct AnalysisTests {
    private static let analyzer = Result { try Analyzer() }

    private func analyze(_ text: String) throws -> Analysis {
        try Self.analyzer.get().analysis(of: text)
    }

    private func randomText(using generator: inout SeededGenerator) -> String {
        let pieces = [
            "「", "」", "“", "”", "(", ")", "《", "》", "【", "】", "。", "，", "：", "！", "？", "\n", "\r\n", " ", "😀", "𠮷",
            "據(jù)", "？赡苁且驗檫@",
            "&amp;", "\u{200B}", "\u{FEFF}", "否認", "否认了", "这一说法", "發言人表示", "据新华社报道", "他说", "公司", "@账号", "http://a.b/c",
            "12日", "Ethan Knight",
            "布雷特·卡瓦诺", "中国", "是谣言", "从未", "a", "\u{0}", "，但", "\t",
        ]
        return (0..<Int.random(in: 0...60, using: &generator)).compactMap { _ in pieces.randomElement(using: &generator)
        }.joined()
    }

    @Test("keeps every range inside the source text, and statements apart, in order and covering it")
    func ranges() throws {
        for seed in 0..<300 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let analysis = try analyze(randomText(using: &generator))
            let all = 0...analysis.text.count
            var ranges = analysis.mentions.map(\.range) + analysis.quotes.map(\.range) + analysis.sources.map(\.range)
            ranges += analysis.denials.map(\.cue) + analysis.denials.flatMap { $0.targets.map(\.range) }
            ranges += analysis.statements.flatMap { $0.cues.map(\.range) } + analysis.sentences
            for range in ranges { #expect(all.contains(range.lowerBound) && all.contains(range.upperBound)) }
            var isCovered = [Bool](repeating: false, count: analysis.text.count)
            for statement in analysis.statements {
                // Not yet promised: in a shifted run two statements may share their source range.
                for place in statement.range { isCovered[place] = true }
            }
            // What repair removes, zero-width characters and controls, need not be covered.
            let removed = analysis.repairs.filter { $0.replacement.isEmpty }.map(\.range)
            for place in analysis.text.indices where !isCovered[place] {
                let scalar = analysis.text[place]
                #expect(
                    scalar.properties.isWhitespace || scalar.value <= 0x20 || removed.contains { $0.contains(place) },
                    "seed \(seed): \(scalar) at \(place)")
            }
        }
    }

    @Test("replays its edits from the source text to the normalized text")
    func replays() throws {
        for seed in 0..<300 {
            var generator = SeededGenerator(seed: UInt64(1000 + seed))
            let analysis = try analyze(randomText(using: &generator))
            var output = analysis.text
            for edit in analysis.normalized.plan.edits.reversed() {
                output.replaceSubrange(edit.range, with: edit.replacement)
            }
            #expect(output == analysis.normalized.scalars)
        }
    }

    @Test("reads bytes that no charset explains without an error")
    func randomBytes() throws {
        var generator = SeededGenerator(seed: 7)
        for length in [0, 1, 2, 3, 100, 5000] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            _ = try Self.analyzer.get().analysis(of: bytes)
        }
    }

    @Test(
        "goes through long hostile input", .timeLimit(.minutes(5)),
        arguments: ["「", "(", "（「", "否认", "说", "@", "但", "中", "“说”", "12日", "·", "？赡"])
    func hostile(_ unit: String) throws {
        let analysis = try analyze(String(repeating: unit, count: 200_000 / unit.unicodeScalars.count))
        #expect(analysis.text.count >= 190_000)
    }

    /// A denial, its denier and whether it is official.
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let denier: String?
        let isOfficial: Bool
        var testDescription: String { text }
    }

    @Test(
        "finds clear denials with their deniers in both scripts",
        arguments: [
            Case(text: "网传某市停水三天。该市水务局发言人否认了这一说法。", denier: "该市水务局发言人", isOfficial: true),
            Case(text: "有傳聞稱該廠將關閉。公司發言人否認了這一說法。", denier: "公司發言人", isOfficial: true),
            Case(text: "有媒体报道称双方已经签约。外交部发言人表示，相关报道不属实。", denier: "外交部发言人", isOfficial: true),
        ])
    func denials(_ example: Case) throws {
        let analysis = try analyze(example.text)
        let denial = try #require(analysis.denials.first)
        #expect(denial.denier.map { analysis.text(of: analysis.sources[$0].range) } == example.denier)
        #expect(denial.isOfficial == example.isOfficial)
    }

    @Test(
        "takes no look-alike for a denial",
        arguments: [
            "公司对此未予置评。", "他并不否认两人见过面。", "不可否认，市场正在降温。", "没有人否认他的贡献。", "如果公司否认，投资者会失望。",
            "该消息未经证实。", "他从未到过那座城市。", "這些離職並不代表公司有問題。", "截至發稿，公司未回應。", "他不置可否。", "警方拘留了散布谣言的人。",
            "難以否認，這是一步險棋。",
        ])
    func traps(_ text: String) throws {
        #expect(try analyze(text).denials.isEmpty)
    }
}
