import ArgumentParser
import Bianyan
import Evaluation
import LinearModels
import Training

/// `bianyan train`: makes weights from annotated text.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Trains weights on annotated text.",
        subcommands: [TrainNamesCommand.self, TrainStatementsCommand.self])
}

/// `bianyan train statements`: the weights of quotes, denial cues, labels and targets.
struct TrainStatementsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statements", abstract: "Trains the weights of quotes, denial cues, labels and targets.")

    @Argument(help: "Gold files, one document a line.")
    var gold: [String]

    @Option(help: "The folder for the weights.")
    var output: String

    @Option(help: "A folder of name weights by train names --folds: each document is read by such as have not seen it.")
    var nameFolds: String?

    func run() throws {
        var documents: [GoldDocument] = []
        do { for path in gold { documents += try GoldCorpus(path: path).documents } } catch {
            throw InputFailure("\(error)")
        }
        let analyzer = try Analyzer.loaded()
        var own: [String: Analyzer] = [:]
        do { if let nameFolds { own = try NameFolds(path: nameFolds).analyzers(from: analyzer) } } catch {
            throw InputFailure("\(error)")
        }
        let weights = StatementTrainer(analyzer: analyzer, ownAnalyzers: own).weights(from: documents)
        let models = [
            ("attributions", weights.statements.attribution), ("quotes", weights.statements.quote),
            ("denials", weights.statements.denial),
            ("labels", weights.statements.label),
            ("labels-in-context", weights.statements.context), ("targets", weights.targets),
        ]
        for (name, model) in models {
            guard let model else { continue }
            try Files.write(Array((model.lines.joined(separator: "\n") + "\n").utf8), to: output + "/\(name).tsv")
        }
    }
}
