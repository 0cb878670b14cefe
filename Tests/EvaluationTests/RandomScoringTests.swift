import TestSupport
import Testing

@testable import Evaluation

@Suite("Random documents")
struct RandomScoringTests {
    @Test("the reference agrees to the last digit", .enabled(if: ReferenceScorer.named != nil), arguments: 0..<60)
    func reference(seed: Int) throws {
        let scorer = try #require(ReferenceScorer.named)
        try CaseFiles.with(RandomCases(seed: UInt64(seed)).cases(12)) { files in
            let report = files.report
            let answer = try scorer.run([files.goldPath, files.systemPath, "--json", "--errors", "1000000"])
            #expect(report.json + "\n" == answer.output)
            #expect(Self.listed(report) == Self.listed(answer.errors))
        }
    }

    @Test("gold against itself has every name and every quote", arguments: 0..<40)
    func identity(seed: Int) throws {
        let cases = RandomCases(seed: UInt64(seed)).cases(6).map {
            ScoringCase(name: $0.name, gold: $0.gold, system: $0.gold)
        }
        let report = try CaseFiles.with(cases) { $0.report }
        #expect(report.missing.isEmpty)
        #expect(report.quotes.exact.falsePositives + report.quotes.exact.falseNegatives == 0)
        #expect(report.mentions.span.falsePositives + report.mentions.span.falseNegatives == 0)
        #expect(report.mentions.exact.falsePositives + report.mentions.exact.falseNegatives == 0)
    }

    @Test("counts of two corpora add up", arguments: 0..<20)
    func additivity(seed: Int) throws {
        try CaseFiles.with(RandomCases(seed: UInt64(seed)).cases(8)) { files in
            let scorer = Scorer()
            let whole = files.report
            let parts = [Array(files.gold.prefix(3)), Array(files.gold.dropFirst(3))].map {
                scorer.report(gold: $0, system: files.system)
            }
            #expect(whole.offsets.checked == parts.reduce(0) { $0 + $1.offsets.checked })
            #expect(whole.pairs.strict.falsePositives == parts.reduce(0) { $0 + $1.pairs.strict.falsePositives })
            #expect(whole.denials.events.truePositives == parts.reduce(0) { $0 + $1.denials.events.truePositives })
            #expect(whole.disagreements == parts.flatMap(\.disagreements))
        }
    }

    @Test("strict pairs are never more than loose ones, nor exact names more than spans", arguments: 0..<20)
    func order(seed: Int) throws {
        let report = try CaseFiles.with(RandomCases(seed: UInt64(seed)).cases(8)) { $0.report }
        #expect(report.pairs.strict.truePositives <= report.pairs.loose.truePositives)
        #expect(report.mentions.exact.truePositives <= report.mentions.span.truePositives)
        #expect(report.statements.macroF1 <= report.statements.lenientMacroF1)
    }

    /// How many disagreements a report lists, of the kinds that the reference lists too.
    private static func listed(_ report: EvaluationReport) -> [String: Int] {
        var counts: [String: Int] = [:]
        for item in report.disagreements {
            switch (item.layer, item.what) {
            case (.sources, .different), (.sources, .spurious), (.pairs, .spurious): break
            default: counts[item.layer.rawValue, default: 0] += 1
            }
        }
        return counts
    }

    /// The same of what the reference prints: a line each, the layer first.
    private static func listed(_ errors: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for line in errors.split(separator: "\n") {
            counts[String(line.prefix { $0 != "\t" }), default: 0] += 1
        }
        return counts
    }
}
