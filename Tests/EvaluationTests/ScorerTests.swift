import Testing

@testable import Evaluation

@Suite("Figures are those of the reference scorer")
struct ScorerTests {
    @Test("each branch by itself", arguments: ScoringCase.all)
    func digest(of scoringCase: ScoringCase) throws {
        let digest = try CaseFiles.with([scoringCase]) { $0.report.digest }
        #expect(digest == ExpectedFigures.digests[scoringCase.name])
    }

    @Test("all cases as one corpus, as JSON and as lines")
    func corpus() throws {
        let report = try CaseFiles.with(ScoringCase.all) { $0.report }
        #expect(report.json == ExpectedFigures.json)
        #expect(report.lines.joined(separator: "\n") == ExpectedFigures.lines)
    }

    @Test(
        "the reference agrees on the cases", .enabled(if: ReferenceScorer.named != nil),
        arguments: ScoringCase.all.map { [$0] } + [ScoringCase.all])
    func reference(on cases: [ScoringCase]) throws {
        let scorer = try #require(ReferenceScorer.named)
        try CaseFiles.with(cases) { files in
            let json = try scorer.run([files.goldPath, files.systemPath, "--json"]).output
            #expect(files.report.json + "\n" == json)
            let shown = try scorer.run([files.goldPath, files.systemPath]).output
            #expect(files.report.lines.joined(separator: "\n") + "\n" == shown)
        }
    }

    @Test(
        "the reference agrees on some layers alone", .enabled(if: ReferenceScorer.named != nil),
        arguments: ScoringLayer.allCases)
    func reference(on layer: ScoringLayer) throws {
        let scorer = try #require(ReferenceScorer.named)
        try CaseFiles.with(ScoringCase.all) { files in
            let arguments = [files.goldPath, files.systemPath, "--json", "--only", layer.rawValue]
            let report = Scorer(layers: [layer]).report(gold: files.gold, system: files.system)
            let answer = try scorer.run(arguments)
            #expect(report.json + "\n" == answer.output)
        }
    }

    @Test("documents without gold are not looked at")
    func surplus() throws {
        try CaseFiles.with(ScoringCase.all) { files in
            let some = Array(files.gold.prefix(3))
            let ids = Set(some.map(\.id))
            let scorer = Scorer()
            let left = files.system.filter { ids.contains($0.key) }
            #expect(
                scorer.report(gold: some, system: files.system).json == scorer.report(gold: some, system: left).json)
        }
    }

    @Test("no documents give no figures and no fault")
    func empty() {
        let report = Scorer().report(gold: [], system: [:])
        #expect(report.digest.isEmpty)
        #expect(report.documents == 0)
        #expect(report.disagreements.isEmpty)
    }
}
