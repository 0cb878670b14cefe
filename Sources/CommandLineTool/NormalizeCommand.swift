import ArgumentParser
import Bianyan
import Exports

/// `bianyan normalize`: clean text in the wished script.
struct NormalizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalize", abstract: "Repairs text and converts it to a script.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "Files to read; - or none reads standard input.")
    var files: [String] = []

    @Option(help: "The script: hans, hant, tw, twp, hk, hkp, keep, or one of OpenCC's names.")
    var to: ConversionTarget = .keep

    @Flag(help: "Convert only.")
    var noRepair = false

    @Flag(help: "Leave half-width punctuation between Chinese as it is.")
    var keepWidth = false

    @Option(
        help: "Conversions of your own, before those of the tables: from, to and, if you like, targets, parted by tabs."
    )
    var dictionary: String?

    @Option(help: "The text, or a plan of edits that replays (json).")
    var format: Format = .text

    @Flag(help: "List each edit on a line for a person.")
    var explain = false

    @Option(help: "What offsets are counted in.")
    var offsets: OffsetUnit = .scalar

    @Option(help: "The charset of the files, instead of finding it.")
    var encoding: String?

    func run() throws {
        let normalizer = try normalizer()
        var repair: RepairOptions = noRepair ? .none : .cleaned
        if keepWidth { repair.width = false }
        var failures = 0
        for path in files.isEmpty ? ["-"] : files {
            do {
                var input = try ByteLines(path: path)
                let bytes = try input.all()
                let decoded: DecodedText
                do { decoded = try TextDecoder().decode(bytes, encoding: encoding) } catch {
                    throw InputFailure("\(path): \(error)", status: 2)
                }
                let text = normalizer.normalized(decoded, to: to, repair: repair)
                let plan = EditPlanView(source: decoded.scalars, text: text, target: to, unit: offsets)
                if explain {
                    Console.output(plan.explanation)
                } else if format == .json {
                    Console.output(plan.json + [UInt8(ascii: "\n")])
                } else {
                    Console.output(String(scalars: text.scalars))
                }
            } catch let failure as InputFailure {
                if failure.status == 2 { throw failure }
                Console.error(failure.description)
                failures += 1
            }
        }
        if failures > 0 { throw ExitCode(1) }
    }

    private func normalizer() throws(InputFailure) -> TextNormalizer {
        do {
            return try TextNormalizer(conversions: try dictionary.map { try UserConversions(path: $0) } ?? .none)
        } catch {
            throw InputFailure("\(error)", status: 2)
        }
    }
}
