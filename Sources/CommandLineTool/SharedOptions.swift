public import ArgumentParser
public import Bianyan
public import Exports

/// What the input is.
enum InputFormat: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

extension OffsetUnit: ExpressibleByArgument {}
extension ConversionTarget: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension NameStandard: ExpressibleByArgument {}

/// Options that more than one command takes.
struct InputOptions: ParsableArguments {
    @Argument(help: "Files to read; - or none reads standard input.")
    var files: [String] = []

    @Option(help: "The input: one article a file (text), or one {\"id\", \"text\"} object a line (jsonl).")
    var input: InputFormat = .text

    @Option(help: "The charset of the files, instead of finding it.")
    var encoding: String?

    @Option(help: "An entity table of your own, laid over the dictionaries. Repeatable.")
    var dictionary: [String] = []

    var paths: [String] { files.isEmpty ? ["-"] : files }

    func analyzer(standard: NameStandard = .guideline) throws -> Analyzer {
        try .loaded(overlays: dictionary, standard: standard)
    }
}
