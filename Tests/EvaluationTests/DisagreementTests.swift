import Testing

@testable import Evaluation

@Suite("Disagreements say where and what")
struct DisagreementTests {
    private func disagreements(of scoringCase: ScoringCase) throws -> [Disagreement] {
        try CaseFiles.with([scoringCase]) { $0.report.disagreements }
    }

    @Test("what is right is not listed")
    func right() throws {
        #expect(try disagreements(of: .everythingRight).isEmpty)
    }

    @Test("each has its words and thirty characters of context on either side")
    func context() throws {
        let found = try disagreements(of: .denierOneSided)
        let missed = try #require(found.first { $0.layer == .denials && $0.what == .missed })
        #expect(missed.document == "one-sided")
        #expect(missed.text == "绝无此事")
        #expect(missed.gold == "河务处")
        #expect(missed.system == nil)
        #expect(missed.before == "网传水坝漏水。河务处说")
        #expect(missed.after == ",坝体完好。网上又称处长辞职。处长回应不是真的,还说会留任。".prefix(30))
        #expect(missed.range == 11..<15)
    }

    @Test(
        "layers and kinds of a case",
        arguments: [
            (
                ScoringCase.sources, Disagreement.Layer.sources,
                ["missed 传言", "missed 市府发言人何秋", "spurious 何秋", "spurious 照旧", "different 居民"]
            ),
            (
                .names, .mentions,
                [
                    "spurious 青城", "spurious 林树", "spurious 青城", "missed 青城", "missed 青城队", "missed 林树", "spurious 青城",
                    "spurious 榕茶",
                ]
            ),
            (.responsesThatDoNotCount, .traps, ["spurious 绝无此事"]),
            (.emptyTargets, .pairs, ["missed 处长辞职", "spurious 处长辞职", "spurious 漏水"]),
            (.quotes, .speakers, ["different 「好。」", "missed 「快走」", "different 「谢谢。」"]),
        ])
    func kinds(of scoringCase: ScoringCase, layer: Disagreement.Layer, expected: [String]) throws {
        let found = try disagreements(of: scoringCase).filter { $0.layer == layer }.map { "\($0.what) \($0.text)" }
        #expect(found.sorted() == expected.sorted())
    }
}
