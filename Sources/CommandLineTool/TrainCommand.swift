import ArgumentParser
import Bianyan
import Evaluation
import LinearModels
import Training

/// `bianyan train`: makes weights from annotated text.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Trains weights on annotated text.",
        subcommands: [TrainNamesCommand.self, TrainSegmenterCommand.self, TrainStatementsCommand.self])
}

/// `bianyan train statements`: the weights of quotes, denial cues, labels and targets.
struct TrainStatementsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statements", abstract: "Trains the weights of quotes, denial cues, labels and targets.")

    @Argument(help: "Gold files, one document a line.")
    var gold: [String]

    @OptionGroup var names: NameFoldsOption

    @Option(help: "The folder for the weights.")
    var output: String

    func run() throws {
        var documents: [GoldDocument] = []
        do { for path in gold { documents += try GoldCorpus(path: path).documents } } catch {
            throw InputFailure("\(error)")
        }
        let analyzer = try Analyzer.loaded()
        let readers = try names.readers(analyzer: analyzer)
        let trainer = StatementTrainer(analyzer: analyzer, readers: readers)
        let weights = trainer.weights(from: trainer.articles(documents))
        let models = [
            ("attributions", weights.statements.attribution), ("source-kinds", weights.statements.kind),
            ("quotes", weights.statements.quote),
            ("denials", weights.statements.denial),
            ("labels", weights.statements.label),
            ("labels-in-context", weights.statements.context), ("targets", weights.targets.elsewhere),
            ("targets-inline", weights.targets.inline),
        ]
        for (name, model) in models {
            guard let model else { continue }
            try Files.write(Array((model.lines.joined(separator: "\n") + "\n").utf8), to: output + "/\(name).tsv")
        }
    }
}
