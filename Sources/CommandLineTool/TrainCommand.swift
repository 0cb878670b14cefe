import ArgumentParser

/// `bianyan train`: makes weights from annotated text.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Trains weights on annotated text.", subcommands: [])

    func run() throws {
        throw InputFailure("not yet", status: 2)
    }
}
