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
        let writer: any AnalysisWriter =
            format == .tsv
            ? AnalysisTable(subject: .mentions, dialect: .tsv, unit: offsets)
            : MentionRecords(json: AnalysisJSON(unit: offsets))
        let run = ArticleRun(
            analyzer: try options.analyzer(standard: standard), options: .init(findsStatements: false),
            encoding: options.encoding, writer: writer)
        let failures =
            switch options.input {
            case .text: try run.files(options.paths, to: ArticleSink(writer: writer, stream: .standard))
            case .jsonl:
                try run.lines(
                    options.paths, showsProgress: Console.isTerminal(2) && !Console.isTerminal(1), resume: nil,
                    advice: ""
                ) { _ in ArticleSink(writer: writer, stream: .standard) }
            }
        if failures > 0 { throw ExitCode(1) }
    }
}

/// The mentions alone, one article a line.
private struct MentionRecords: AnalysisWriter {
    let json: AnalysisJSON

    func article(_ analysis: Analysis, number: Int) -> [UInt8] {
        json.mentions(of: analysis) + [UInt8(ascii: "\n")]
    }
}
