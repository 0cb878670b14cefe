public import ArgumentParser
public import Bianyan

/// `bianyan segment`: one output line for each input line, words parted by one space.
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment", abstract: "Cuts text into words.",
        discussion:
            "One output line for each input line, words parted by one space; without its spaces the output is the input without its own."
    )

    @Argument(help: "Files to read; - or none reads standard input.")
    var files: [String] = []

    @Option(help: "Whose idea of a word: what a reader calls one, or a corpus' (pku, msr, as, cityu).")
    var standard: WordStandard = .default

    @Option(help: "Words of your own, one a line, of any characters; they are whole wherever they stand. Repeatable.")
    var words: [String] = []

    func run() throws {
        let cutter = try LineCutter(standard: standard, userWordFiles: words)
        var failures = 0
        for path in files.isEmpty ? ["-"] : files {
            do {
                var input = try ByteLines(path: path)
                var output: [UInt8] = []
                while let line = try input.next() {
                    cutter.append(line, to: &output)
                    if output.count >= 1 << 16 {
                        Console.output(output)
                        output.removeAll(keepingCapacity: true)
                    }
                }
                Console.output(output)
            } catch {
                Console.error(error.description)
                failures += 1
            }
        }
        if failures > 0 { throw ExitCode(1) }
    }
}

extension WordStandard: ExpressibleByArgument {}
