import Bianyan
import Foundation
import TestSupport
import Testing

@testable import Evaluation

@Suite("An analysis is scored as its record")
struct AnalysisTests {
    /// The analyzer of the checkout, made once.
    private static let analyzer = Result { try Analyzer() }

    private static let samples = [
        "榕城日报消息,网传榕城将停水三天。水务局局长林树否认这一说法,称「供水正常,😀请放心」。有居民说,『停水』只是传言。",
        "【水務局闢謠】據(jù)晨報報道,水庫\n已經見底。水務局發言人何秋說:「這不是事實。」他又表示,絕無此事。記者認為這番回應太遲。",
        "北京否认与华盛顿达成协议。外交部发言人表示,有关报道毫无根据。\n\n分析人士认为,双方仍在接触。",
        "", "「", "\u{FEFF}e\u{301}\r\n\u{0}😀",
    ]

    private func check(_ text: String) throws {
        let analysis = try Self.analyzer.get().analysis(of: text, id: "a")
        let scored = ScoredDocument(analysis)
        let line = Data(AnalysisRecord(analysis: analysis).document.line.utf8)
        let decoded = try JSONDecoder().decode(ScoredDocument.self, from: line)
        #expect(scored.id == decoded.id)
        #expect(scored.text == decoded.text)
        #expect(scored.sources == decoded.sources)
        #expect(scored.quotes == decoded.quotes)
        #expect(scored.denials == decoded.denials)
        #expect(scored.mentions == decoded.mentions)
        #expect(scored.claims.count == decoded.claims.count)
        #expect(Set(scored.claims) == Set(decoded.claims))
        #expect(scored.claims.allSatisfy { $0.holds(in: scored.text) })
        #expect(scored.statements.map(\.id) == decoded.statements.map(\.id))
        #expect(
            scored.statements.map(\.spans)
                == analysis.statements.map { analysis.spans(of: $0.range).map { Extent($0) } })

        let gold = try JSONDecoder().decode(GoldDocument.self, from: line)
        let report = Scorer().report(gold: [gold], system: ["a": scored])
        #expect(report.json == Scorer().report(gold: [gold], system: ["a": decoded]).json)
        #expect(report.disagreements.isEmpty)
        #expect(report.mentions.exact.falseNegatives == 0)
    }

    @Test("articles", arguments: samples)
    func articles(text: String) throws { try check(text) }

    @Test("random texts", arguments: 0..<12)
    func random(seed: UInt64) throws {
        let words = [
            "水务局", "否认", "称", "「", "」", "。", ",", "\n", "据(jù)", "网传", "林树", "停水", "不实", "😀", "e\u{301}", "說",
        ]
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...60, using: &generator)
        try check((0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined())
    }

    @Test("what is scored is what the analysis found")
    func sense() throws {
        let analysis = try Self.analyzer.get().analysis(of: Self.samples[0], id: "a")
        let scored = ScoredDocument(analysis)
        #expect(scored.statements.contains { $0.label == "denial" })
        #expect(scored.denials.map(\.cue.text) == ["否认"])
        #expect(!scored.mentions.isEmpty)
    }
}
