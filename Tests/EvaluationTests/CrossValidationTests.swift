import TestSupport
import Testing

@testable import Evaluation

@Suite("Folds for cross-validation")
struct CrossValidationTests {
    private static func documents(_ ids: [String]) throws -> [GoldDocument] {
        try CaseFiles.with(
            ids.map { ScoringCase(name: $0, gold: ["id": .string($0), "text": "甲"], system: nil) }
        ) { $0.gold }
    }

    @Test("documents are dealt in the order of their ids")
    func dealing() throws {
        let folds = CrossValidation.folds(count: 3, of: try Self.documents(["d", "a", "g", "c", "b", "f", "e"]))
        #expect(folds.map { $0.test.map(\.id) } == [["a", "d", "g"], ["b", "e"], ["c", "f"]])
        #expect(folds[1].training.map(\.id) == ["a", "c", "d", "f", "g"])
    }

    @Test("every document is tested once and never learnt from where it is tested", arguments: 0..<20)
    func partition(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let ids = (0..<Int.random(in: 0...20, using: &generator)).map { "n\($0)" }.shuffled(using: &generator)
        let count = Int.random(in: -1...25, using: &generator)
        let documents = try Self.documents(ids)
        let folds = CrossValidation.folds(count: count, of: documents)
        #expect(folds.count == (ids.isEmpty ? 0 : min(max(1, count), ids.count)))
        #expect(folds.flatMap(\.test).map(\.id).sorted() == ids.sorted())
        for fold in folds {
            #expect(Set(fold.test.map(\.id)).isDisjoint(with: fold.training.map(\.id)))
            #expect(fold.test.count + fold.training.count == ids.count)
        }
        let again = CrossValidation.folds(count: count, of: documents.shuffled(using: &generator))
        #expect(again.map { $0.test.map(\.id) } == folds.map { $0.test.map(\.id) })
    }
}
