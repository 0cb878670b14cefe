import ArgumentParser

/// `bianyan evaluate`: analyses the texts of a gold file and scores them.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Analyses the texts of a gold file and scores them.")

    @Argument(help: "The gold, one document a line.")
    var gold: String

    func run() throws {
        throw InputFailure("not yet", status: 2)
    }
}
