import Archive
import ArgumentParser
import Bianyan
import Foundation

/// `bianyan import`: puts articles into the archive.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Puts articles into the archive, each once.",
        discussion: """
            Reads files, folders with all that is in them, and JSON lines with
            "text" and, if they have them, "id" and "date". An article that the
            archive has is not added again, however it is called. Dates are those
            of the lines, or those that file names begin with (2024-05-31-a.txt).

            Killed at any moment, the archive holds each article whole or not at
            all; the same command goes on. When dictionaries have changed since,
            --renew reads the articles anew.

            EXAMPLES
              bianyan import --archive news.sqlite articles/ more.jsonl
              zcat news.jsonl.gz | bianyan import --input jsonl
              bianyan import --renew
            """)

    @Argument(help: "Files and folders to read; - reads standard input. Files named .jsonl are read as JSON lines.")
    var files: [String] = []

    @OptionGroup var archive: ArchiveOptions

    @Option(help: "Read every input as this.")
    var input: InputFormat?

    @Option(help: "The charset of the files, instead of finding it.")
    var encoding: String?

    @Option(help: "An entity table of your own, laid over the dictionaries. Repeatable.")
    var dictionary: [String] = []

    @Flag(help: "Read articles anew that were read with other dictionaries than those of now.")
    var renew = false

    func run() throws {
        let archive = try archive.opened(creates: true, overlays: dictionary)
        let analyzer = try Analyzer.loaded(overlays: dictionary)
        let run = ImportRun(archive: archive, analyzer: analyzer, encoding: encoding)
        if !files.isEmpty || !renew {
            for path in files.isEmpty ? ["-"] : files { run.read(path, as: input) }
        }
        var counts = try run.finish()
        if renew { counts.renewed = try run.renew() }
        let state = try archive.counts()
        Console.error(
            "\(counts.added) added, \(counts.known) known, \(counts.renewed) renewed, \(run.failures) failed; "
                + "\(state.articles) articles, \(state.statements) statements, \(state.denials) denials, "
                + "\(state.flags) flags")
        if state.stale > 0 {
            Console.error("\(state.stale) articles were read with other dictionaries; bianyan import --renew")
        }
        if run.failures > 0 { throw ExitCode(1) }
    }
}
