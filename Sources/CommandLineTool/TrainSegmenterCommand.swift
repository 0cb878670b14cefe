import ArgumentParser
import Bianyan
import Training

/// `bianyan train segmenter`: the weights that cut words.
struct TrainSegmenterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segmenter", abstract: "Trains the weights that cut words.",
        discussion: """
            A corpus is STANDARD=FILE, where STANDARD is default, pku, msr, as, cityu, or other for a standard that is \
            not offered but taught from. FILE has words parted by blanks, word/tag, or CoNLL columns. One text may be \
            given for two standards.
            """)

    @Argument(help: "Texts that people cut into words, as STANDARD=FILE.")
    var corpora: [String]

    @Option(help: "The words of a standard, one a line, as STANDARD=FILE. Repeatable.")
    var words: [String] = []

    @Option(help: "A lexicon: word and count on each line. Repeatable.")
    var lexicon: [String] = []

    @Option(help: "The file for the weights.")
    var output: String

    func run() throws {
        do {
            let texts = try corpora.map { argument in
                let (standard, path) = try Self.parsed(argument)
                return try SegmenterCorpus(path: path, standard: standard)
            }
            let lists =
                try words.map { argument in
                    let (standard, path) = try Self.parsed(argument)
                    guard let standard else { throw ValidationError("\(argument): lists have a standard") }
                    return try SegmenterWordList(path: path, standard: standard)
                } + lexicon.map { try SegmenterWordList(path: $0, standard: nil) }
            let fold = try ScriptConverter(lexicons: .standard()).fold
            let result = try SegmenterTrainer(fold: fold).train(on: texts, lists: lists) { Console.error($0) }
            try Files.write(result.weights.bytes, to: output)
            for score in result.heldOut {
                let rounded = (score.f1 * 10_000).rounded() / 10_000
                Console.output("\(score.standard.rawValue)\t\(rounded)\n")
            }
        } catch let error as TrainingError {
            throw InputFailure("\(error)")
        }
    }

    private static func parsed(_ argument: String) throws -> (WordStandard?, String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw ValidationError("\(argument): not STANDARD=FILE") }
        if parts[0] == "other" { return (nil, parts[1]) }
        guard let standard = WordStandard(rawValue: parts[0]) else {
            throw ValidationError("\(argument): no standard \(parts[0])")
        }
        return (standard, parts[1])
    }
}
