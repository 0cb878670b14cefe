import ArgumentParser
import Bianyan
import Exports

/// `bianyan analyze`: everything that is known of each article.
struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze", abstract: "Names, statements, sources, denials and flags of articles.",
        discussion: """
            FORMATS
              text          a view for the terminal
              json, jsonl   the record bianyan.analysis/1, one article a line
              html          a report for a browser, one file without network;
                            --both-scripts puts the other script beside it
              brat          standoff annotation: one article, or a folder
                            (--output) of .txt, .ann and .conf files
              w3c           Web Annotation, JSON-LD: positions in code points
                            and quotations; denials are linking
              label-studio  tasks with predictions; --configuration prints the
                            labelling interface
              conllu        words and sentences; start_char, end_char in MISC
              csv-…, tsv-…  a table of mentions, statements or denials
              claims        Claims of schema.org, JSON-LD, without ratings
            --offsets is for json, jsonl, csv-… and tsv-…; the other formats
            count Unicode scalars by their own rules.

            MANY ARTICLES
              With --input jsonl articles are done on all cores, in order, in
              flat memory. A bad line is reported with its number and counted;
              the exit status is then 1. On a terminal, standard error shows
              the rate and the time left. A run that was stopped, whatever
              stopped it, goes on with --resume OUTPUT.

            EXAMPLES
              bianyan analyze article.txt
              bianyan analyze --format html --output report.html *.txt
              bianyan analyze --format brat --output annotated/ *.txt
              bianyan analyze --input jsonl --format csv-denials news.jsonl
              bianyan analyze --input jsonl --format jsonl --resume out.jsonl in.jsonl
            """)

    @OptionGroup var options: InputOptions

    @Option(help: ArgumentHelp("The output.", valueName: "format"))
    var format: ExportFormat = .text

    @Option(name: [.short, .long], help: "Write to this file instead of standard output; for brat, to this folder.")
    var output: String?

    @Option(help: "With --input jsonl and --format jsonl: go on behind the records that this file holds.")
    var resume: String?

    @Option(help: "What offsets are counted in.")
    var offsets: OffsetUnit = .scalar

    @Option(help: "The script of the normalized text (default: hans; in a report with both scripts, the other one).")
    var to: ConversionTarget?

    @Flag(help: "In a report, show the text as it came and the normalized text side by side.")
    var bothScripts = false

    @Flag(help: "List the words too.")
    var tokens = false

    @Flag(help: "Leave the text as it came.")
    var noRepair = false

    @Flag(help: "Print how the tool that reads the format is set up for it, and read no input.")
    var configuration = false

    func validate() throws {
        if offsets != .scalar, !format.takesOffsetUnit {
            throw ValidationError("--format \(format.rawValue) always counts Unicode scalars")
        }
        if bothScripts, format != .html { throw ValidationError("--both-scripts is for --format html") }
        if resume != nil {
            guard options.input == .jsonl, format == .jsonl || format == .json else {
                throw ValidationError("--resume is for --input jsonl with --format jsonl")
            }
            if output != nil { throw ValidationError("--resume names the output already") }
        }
        if configuration, format.configuration.isEmpty {
            throw ValidationError("there is nothing to set up for --format \(format.rawValue)")
        }
        if format.isOneArticleAFile, output == nil, options.input == .jsonl || options.files.count > 1 {
            throw ValidationError("--format \(format.rawValue) has a file for each article: name a folder by --output")
        }
    }

    func run() throws {
        if configuration {
            for (name, text) in format.configuration {
                Console.output(format.configuration.count > 1 ? "# \(name)\n\(text)" : text)
            }
            return
        }
        let view = TerminalView(
            hasColor: output == nil && Console.hasColor, width: output == nil ? Console.width : 100)
        let run = ArticleRun(
            analyzer: try options.analyzer(),
            options: AnalysisOptions(
                script: to ?? .hans, repair: noRepair ? .none : .standard, listsTokens: tokens || format.needsTokens),
            encoding: options.encoding,
            writer: format.writer(unit: offsets, view: view, hasBothScripts: bothScripts),
            choosesOtherScript: bothScripts && to == nil, keepsText: format.isOneArticleAFile)
        let failures =
            switch options.input {
            case .text: try run.files(options.paths, to: try sink(for: run.writer, keeping: 0))
            case .jsonl:
                try run.lines(
                    options.paths,
                    showsProgress: Console.isTerminal(2) && (output != nil || resume != nil || !Console.isTerminal(1)),
                    resume: try resume.map { try ResumePoint(path: $0) }, advice: advice
                ) { try sink(for: run.writer, keeping: $0) }
            }
        if failures > 0 { throw ExitCode(1) }
    }

    private func sink(for writer: any AnalysisWriter, keeping length: Int) throws -> ArticleSink {
        if let resume {
            return ArticleSink(
                writer: writer, stream: try .file(resume, keeping: length), isContinued: length > 0)
        }
        guard let output else { return ArticleSink(writer: writer, stream: .standard) }
        if format.isOneArticleAFile { return try ArticleSink(writer: writer, folder: output, format: format) }
        return ArticleSink(writer: writer, stream: try .file(output))
    }

    private var advice: String {
        guard format == .json || format == .jsonl else { return "" }
        return "; --resume \(resume ?? output ?? "OUTPUT") goes on"
    }
}
