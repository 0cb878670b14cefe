import Archive
public import ArgumentParser
public import Bianyan
import Foundation

/// `bianyan search`: statements of the archive.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Finds statements of the archive, in whatever script they are written.",
        discussion: """
            A statement is found when it has all the words. A word finds itself in
            both scripts, and inside longer words; a name also finds the other
            names of whom it names.

            EXAMPLES
              bianyan search 否认 收购
              bianyan search --entity 特朗普 --label denial --from 2024-01-01
              bianyan search --source-kind anonymous --format jsonl 裁员
            """)

    @Argument(help: "Words, all of which a statement must have.")
    var words: [String] = []

    @OptionGroup var archive: ArchiveOptions

    @Option(help: "A name or dictionary key of somebody whom the statement mentions, be it by a pronoun.")
    var entity: String?

    @Option(help: "What the statement does.")
    var label: Statement.Label?

    @Option(help: "What kind of voice says it.")
    var sourceKind: Source.Kind?

    @OptionGroup var dates: DateOptions

    @Option(help: "How many statements, at most \(SearchQuery.largestLimit).")
    var limit = 20

    @Option(help: "How many are passed over.")
    var offset = 0

    @Option(help: "The output.")
    var format: RecordFormat = .text

    func validate() throws {
        if words.isEmpty, entity == nil, label == nil, sourceKind == nil, dates.first == nil, dates.last == nil {
            throw ValidationError("name a word, or --entity, --label, --source-kind, --from or --to")
        }
    }

    func run() throws {
        let query = SearchQuery(
            text: words.joined(separator: " "), entity: entity, label: label, sourceKind: sourceKind,
            from: dates.first, to: dates.last, limit: limit, offset: offset)
        let hits = try archive.opened().search(query)
        for hit in hits { Console.output(format == .jsonl ? try RecordFormat.line(hit) : text(of: hit)) }
    }

    private func text(of hit: SearchHit) -> String {
        let voice = [hit.label, hit.source].compactMap { $0 }.joined(separator: " · ")
        return """
            \(hit.date ?? "no date")  \(hit.name) #\(hit.article)  \(hit.statement) \(hit.start)-\(hit.end)  \(voice)
                \(marked(hit))

            """
    }

    /// The statement on one line with its matches marked, in bold where there is colour.
    private func marked(_ hit: SearchHit) -> String {
        let (open, close) = Console.hasColor ? ("\u{1B}[1m", "\u{1B}[0m") : ("[", "]")
        let starts = Set(hit.matches.map { $0.start - hit.start })
        let ends = Set(hit.matches.map { $0.end - hit.start })
        var output = ""
        var index = 0
        for scalar in hit.text.unicodeScalars {
            if ends.contains(index) { output += close }
            if starts.contains(index) { output += open }
            output.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
            index += 1
        }
        return ends.contains(index) ? output + close : output
    }
}

/// How records are shown.
enum RecordFormat: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl

    /// A record as a line of JSON.
    static func line(_ record: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(record), as: UTF8.self) + "\n"
    }
}

extension Statement.Label: ExpressibleByArgument {}
extension Source.Kind: ExpressibleByArgument {}
