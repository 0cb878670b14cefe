import ArgumentParser
import Bianyan
import Exports

/// `bianyan mentions`: who and what articles name.
struct MentionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mentions", abstract: "Who and what articles name, and where.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case tsv, json, jsonl }

    @OptionGroup var options: InputOptions

    @Option(help: "The output: one mention a line (tsv), or one article a line (json, jsonl).")
    var format: Format = .tsv

    @Option(help: "What offsets are counted in.")
    var offsets: OffsetUnit = .scalar

    @Option(help: "Whose rules say what a name is.")
    var standard: NameStandard = .guideline

    func run() throws {
        let run = ArticleRun(
            analyzer: try options.analyzer(standard: standard), options: .init(findsStatements: false),
            encoding: options.encoding)
        let json = AnalysisJSON(unit: offsets)
        let table = MentionTable(unit: offsets)
        let format = format
        let render: @Sendable (Analysis) -> [UInt8] = { analysis in
            format == .tsv ? Array(table.lines(of: analysis).utf8) : json.mentions(of: analysis) + [UInt8(ascii: "\n")]
        }
        if format == .tsv { Console.output(MentionTable.header + "\n") }
        let failures =
            switch options.input {
            case .text: try run.files(options.paths) { Console.output(render($0)) }
            case .jsonl: try run.lines(options.paths, render: render)
            }
        if failures > 0 { throw ExitCode(1) }
    }
}
