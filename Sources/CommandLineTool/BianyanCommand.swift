import ArgumentParser

/// `bianyan`: reads Chinese news and says who says what of whom.
struct BianyanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bianyan",
        abstract: "Reads Chinese news articles: names, statements, sources, denials and what they deny.",
        version: "0.1.0",
        subcommands: [
            AnalyzeCommand.self, NormalizeCommand.self, SegmentCommand.self, MentionsCommand.self,
            ImportCommand.self, SearchCommand.self, FlagsCommand.self, ServeCommand.self,
            EvaluateCommand.self, TrainCommand.self,
        ])
}
