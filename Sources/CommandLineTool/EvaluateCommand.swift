import ArgumentParser
import Bianyan
import Evaluation
import Exports
import Training

/// `bianyan evaluate`: analyses the texts of a gold file and scores them.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Analyses the texts of a gold file and scores them.")

    @Argument(help: "The gold, one document a line.")
    var gold: String

    @Option(help: "Train on the other documents and test on each of so many parts in turn.")
    var folds: Int?

    @Option(help: "With --folds: gold files whose documents are always learnt from. Repeatable.")
    var training: [String] = []

    @OptionGroup var names: NameFoldsOption

    @Option(help: "Write the analyses here, one record a line.")
    var output: String?

    @Option(help: "How many errors of each kind to list on standard error.")
    var errors = 0

    @Flag(help: "Print the figures as JSON.")
    var json = false

    func validate() throws {
        if let folds, folds < 2 { throw ValidationError("--folds must be 2 or more") }
    }

    func run() throws {
        let documents: [GoldDocument]
        do { documents = try GoldCorpus(path: gold).documents } catch { throw InputFailure("\(error)") }
        let analyzer = try Analyzer.loaded()
        let readers = try names.readers(analyzer: analyzer)
        var analyses: [String: Analysis] = [:]
        if let folds {
            var always: [GoldDocument] = []
            do { for path in training { always += try GoldCorpus(path: path).documents } } catch {
                throw InputFailure("\(error)")
            }
            let trainer = StatementTrainer(analyzer: analyzer, readers: readers)
            let common = trainer.articles(always)
            let articles = Dictionary(
                zip(documents.map(\.id), trainer.articles(documents)), uniquingKeysWith: { first, _ in first })
            for fold in CrossValidation.folds(count: folds, of: documents) {
                let weights = trainer.weights(from: fold.training.compactMap { articles[$0.id] } + common)
                for document in fold.test {
                    analyses[document.id] = (readers[document.id] ?? analyzer)
                        .with(models: weights.statements, targets: weights.targets)
                        .analysis(of: document.text, id: document.id)
                }
            }
        } else {
            for document in documents {
                analyses[document.id] = (readers[document.id] ?? analyzer).analysis(of: document.text, id: document.id)
            }
        }
        if let output {
            let writer = AnalysisJSON()
            var bytes: [UInt8] = []
            for document in documents {
                if let analysis = analyses[document.id] { bytes += writer.record(of: analysis) + [UInt8(ascii: "\n")] }
            }
            try Files.write(bytes, to: output)
        }
        let report = Scorer().report(gold: documents, system: analyses.mapValues { ScoredDocument($0) })
        Console.output(json ? report.json + "\n" : report.lines.joined(separator: "\n") + "\n")
    }
}
