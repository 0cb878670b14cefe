import ArgumentParser
import Bianyan
import Exports

/// `bianyan analyze`: everything that is known of each article.
struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze", abstract: "Names, statements, sources, denials and flags of articles.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

    @OptionGroup var options: InputOptions

    @Option(help: "The output: a view for the terminal (text), or the JSON record.")
    var format: Format = .text

    @Option(help: "What offsets are counted in.")
    var offsets: OffsetUnit = .scalar

    @Option(help: "The script of the normalized text.")
    var to: ConversionTarget = .hans

    @Flag(help: "List the words too.")
    var tokens = false

    @Flag(help: "Leave the text as it came.")
    var noRepair = false

    func run() throws {
        let run = ArticleRun(
            analyzer: try options.analyzer(),
            options: AnalysisOptions(script: to, repair: noRepair ? .none : .standard, listsTokens: tokens),
            encoding: options.encoding)
        let json = AnalysisJSON(unit: offsets)
        let view = TerminalView(hasColor: Console.hasColor, width: Console.width)
        let format = format
        let render: @Sendable (Analysis) -> [UInt8] = { analysis in
            switch format {
            case .text: Array(view.text(of: analysis).utf8)
            case .json, .jsonl: json.record(of: analysis) + [UInt8(ascii: "\n")]
            }
        }
        let failures =
            switch options.input {
            case .text: try run.files(options.paths) { Console.output(render($0)) }
            case .jsonl: try run.lines(options.paths, render: render)
            }
        if failures > 0 { throw ExitCode(1) }
    }
}
