import ArgumentParser
import Bianyan

/// `bianyan segment`: one output line for each input line, words parted by one space.
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment", abstract: "Cuts text into words.",
        discussion:
            "One output line for each input line, words parted by one space; without its spaces the output is the input without its own."
    )

    enum Standard: String, ExpressibleByArgument, CaseIterable { case `default` }

    @Argument(help: "Files to read; - or none reads standard input.")
    var files: [String] = []

    @Option(help: "Whose idea of a word.")
    var standard: Standard = .default

    func run() throws {
        let analyzer = try Analyzer.loaded()
        var failures = 0
        for path in files.isEmpty ? ["-"] : files {
            do {
                var input = try ByteLines(path: path)
                while let line = try input.next() {
                    let text = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
                    let words = analyzer.words(of: text).filter { word in
                        !text[word].allSatisfy { $0.properties.isWhitespace }
                    }
                    Console.output(words.map { String(scalars: text[$0]) }.joined(separator: " ") + "\n")
                }
            } catch {
                Console.error(error.description)
                failures += 1
            }
        }
        if failures > 0 { throw ExitCode(1) }
    }
}
