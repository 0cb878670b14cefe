public import Archive
public import ArgumentParser
import Bianyan

/// `bianyan flags`: official denials against reported claims.
struct FlagsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flags", abstract: "Official denials of the archive, each beside the claim that it denies.",
        discussion: """
            A claim stands in the article of the denial, or in another one that was
            published no later. Each flag says how sure it is.

            EXAMPLES
              bianyan flags --from 2024-05-01 --to 2024-05-31
              bianyan flags --entity 外交部 --place across --format jsonl
            """)

    @OptionGroup var archive: ArchiveOptions

    @Option(help: "Where the claim stands: in the article of the denial, or in another one (default: both).")
    var place: FlagQuery.Place?

    @Option(help: "A name or dictionary key of somebody whom the denial or the claim names.")
    var entity: String?

    @OptionGroup var dates: DateOptions

    @Option(help: "How sure a flag must be, from 0 to 1.")
    var confidence = 0.5

    @Option(help: "How many flags.")
    var limit = 100

    @Option(help: "The output.")
    var format: RecordFormat = .text

    func run() throws {
        let query = FlagQuery(
            place: place, entity: entity, from: dates.first, to: dates.last, confidence: confidence, limit: limit)
        var failure: (any Error)?
        try archive.opened().flags(query) { record in
            do {
                Console.output(format == .jsonl ? try RecordFormat.line(record) : Self.text(of: record))
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    private static func text(of record: FlagRecord) -> String {
        """
        \(record.place.rawValue) \((record.confidence * 100).rounded() / 100)
          denial  \(text(of: record.denial))
          claim   \(text(of: record.claim))

        """
    }

    private static func text(of side: FlagRecord.Side) -> String {
        var text = ""
        for scalar in side.text.unicodeScalars {
            text.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        let place = "\(side.date ?? "no date")  \(side.name) #\(side.article) \(side.statement)"
        return "\(place)  \(side.source ?? "–"): \(text)"
    }
}

extension FlagQuery.Place: ExpressibleByArgument {}
