import Lexicons
import LinearModels
import TestSupport
import Testing

@Suite("Linear models")
struct LinearModelTests {
    private static let table = "feature\tno\tyes\na\t0\t2\nb\t1\t-1.5\n"

    @Test("scores are sums of weights, and unknown features weigh nothing") func scores() throws {
        let model = try LinearModel(table: LexiconTable(text: Self.table, file: "m.tsv"))
        #expect(model.classes == ["no", "yes"])
        #expect(model.scores(of: []) == [0, 0])
        #expect(model.scores(of: ["a", "b", "c"]) == [1, 0.5])
        #expect(model.scores(of: ["a", "a"]) == [0, 4])
    }

    @Test("probabilities sum to one and grow with the score") func probabilities() throws {
        let model = try LinearModel(table: LexiconTable(text: Self.table, file: "m.tsv"))
        for features in [[], ["a"], ["b"], ["a", "b"], [String](repeating: "a", count: 1000)] {
            let probabilities = model.probabilities(of: features)
            #expect(abs(probabilities.reduce(0, +) - 1) < 1e-9)
            #expect(probabilities.allSatisfy { $0.isFinite && $0 >= 0 })
        }
        #expect(model.probabilities(of: []) == [0.5, 0.5])
        #expect(model.probabilities(of: ["a"])[1] > model.probabilities(of: ["b"])[1])
    }

    private static let faultyTables: [(text: String, message: String)] = [
        ("word\tno\na\t1\n", "m.tsv:1: no column \"feature\""),
        ("feature\tno\na\tone\n", "m.tsv:2: no cannot be \"one\""),
        ("feature\tno\na\t1\na\t2\n", "m.tsv:3: \"a\" is there already"),
    ]

    @Test("a bad table names its line", arguments: faultyTables)
    func faults(text: String, message: String) {
        let error = #expect(throws: LexiconError.self) {
            try LinearModel(table: LexiconTable(text: text, file: "m.tsv"))
        }
        #expect(error?.description == message)
    }

    @Test("weights of another width than the classes are left out") func width() {
        let model = LinearModel(classes: ["no", "yes"], weights: ["a": [1], "b": [1, 2]])
        #expect(model.scores(of: ["a", "b"]) == [1, 2])
    }

    @Test("a model written and read again decides the same") func roundTrip() throws {
        let model = LinearModel(classes: ["x", "y"], weights: ["甲": [0.1234, -2], "乙": [1e-5, 0], "丙": [3, 4]])
        #expect(model.lines == ["feature\tx\ty", "丙\t3.0\t4.0", "甲\t0.123\t-2.0"])
        let again = try LinearModel(
            table: LexiconTable(text: model.lines.joined(separator: "\n"), file: "m.tsv"))
        #expect(again.lines == model.lines)
        #expect(again.scores(of: ["甲", "丙"]) == [3.123, 2])
    }
}

@Suite("Training")
struct LinearModelTrainerTests {
    /// Examples whose class one feature tells, among features that tell nothing.
    private static func examples(seed: UInt64, count: Int) -> [LinearModelTrainer.Example] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let label = Int.random(in: 0...2, using: &generator)
            let noise = (0..<4).map { _ in "n\(Int.random(in: 0...9, using: &generator))" }
            return .init(features: noise + ["sign:\(label)"], label: label)
        }
    }

    @Test("what tells the classes apart is learnt", arguments: 0..<3)
    func learning(seed: UInt64) {
        let model = LinearModelTrainer().model(
            classes: ["a", "b", "c"], from: Self.examples(seed: seed, count: 200))
        for example in Self.examples(seed: seed + 100, count: 100) {
            let scores = model.scores(of: example.features)
            #expect(scores.indices.max { scores[$0] < scores[$1] } == example.label)
        }
    }

    @Test("the same examples give the same model") func repeatable() {
        let examples = Self.examples(seed: 1, count: 100)
        let trainer = LinearModelTrainer(epochs: 5)
        #expect(
            trainer.model(classes: ["a", "b", "c"], from: examples).lines
                == trainer.model(classes: ["a", "b", "c"], from: examples).lines)
    }

    @Test("features seen too seldom are not learnt") func rare() {
        let examples = [
            LinearModelTrainer.Example(features: ["once", "twice"], label: 0),
            LinearModelTrainer.Example(features: ["twice"], label: 1),
        ]
        let model = LinearModelTrainer(leastCount: 2).model(classes: ["a", "b"], from: examples)
        #expect(model.scores(of: ["once"]) == [0, 0])
    }

    @Test("no examples give a model that knows nothing") func empty() {
        let model = LinearModelTrainer().model(classes: ["a", "b"], from: [])
        #expect(model.probabilities(of: ["x"]) == [0.5, 0.5])
    }

    @Test("an example that weighs nothing teaches nothing") func weight() {
        let real = Self.examples(seed: 3, count: 60)
        let ghosts = [LinearModelTrainer.Example(features: ["sign:0"], label: 2, weight: 0)]
        let model = LinearModelTrainer().model(classes: ["a", "b", "c"], from: real + ghosts)
        #expect((model.probabilities(of: ["sign:0"]).first ?? 0) > 0.8)
    }
}
