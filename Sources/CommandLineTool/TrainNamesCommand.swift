import ArgumentParser
import Bianyan
import Evaluation
import Training

/// `bianyan train names`: the weights of the name tagger.
struct TrainNamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names",
        abstract: "Trains the weights of the name tagger, and says how they do on unseen articles.")

    @Argument(help: "Gold files by our guideline, one document a line.")
    var gold: [String]

    @Option(help: "A set by other rules: .iob2, .bio, boson*, cluener*, weibo*, resume*, pfr*. Repeatable.")
    var corpus: [String] = []

    @Option(help: "A file of sentences that are not to be trained on. Repeatable.")
    var exclude: [String] = []

    @Option(help: "Train without each of so many parts of the gold in turn and score it; 0 for no score.")
    var folds = 5

    @Option(help: "A folder for the weights of the parts, which --name-folds takes.")
    var foldsOutput: String?

    @Option(help: "The folder for the weights.")
    var output: String

    func validate() throws {
        if folds < 0 || folds == 1 { throw ValidationError("--folds must be 0, or 2 or more") }
        if foldsOutput != nil, folds == 0 { throw ValidationError("--folds-output needs --folds") }
    }

    func run() throws {
        let analyzer = try Analyzer.loaded(hasNameWeights: false)
        do {
            let training = try NameTraining(
                analyzer: analyzer, gold: gold, corpora: corpus, excluded: exclude, progress: { Console.error($0) })
            let outcome = try training.outcome(folds: folds)
            for (standard, weights) in outcome.weights {
                try Files.write(weights, to: output + "/" + standard.weightsName)
            }
            if folds == 0 { return }
            if let foldsOutput {
                for (part, weights) in outcome.folds.weights.enumerated() {
                    try Files.write(weights, to: foldsOutput + "/" + NameFolds.weightsFile(ofPart: part))
                }
                try Files.write(Array(outcome.folds.table.utf8), to: foldsOutput + "/" + NameFolds.tableFile)
            }
            let readers = try outcome.folds.analyzers(from: analyzer)
            for path in gold {
                let documents = try GoldCorpus(path: path).documents
                var found: [String: ScoredDocument] = [:]
                for document in documents {
                    let reader = readers[document.id] ?? analyzer
                    found[document.id] = ScoredDocument(reader.analysis(of: document.text, id: document.id))
                }
                let report = Scorer(layers: [.mentions]).report(gold: documents, system: found)
                Console.output("\(path), by weights that have not seen it\n")
                Console.output(report.lines.joined(separator: "\n") + "\n")
            }
        } catch let error as NameTrainingError {
            throw InputFailure("\(error)")
        } catch let error as EvaluationError {
            throw InputFailure("\(error)")
        }
    }
}
