public import Archive
public import ArgumentParser
import Bianyan

/// Which archive.
struct ArchiveOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The archive, an SQLite file.", valueName: "file"))
    var archive = "bianyan.sqlite"

    /// Opens the archive.
    ///
    /// - Throws: `InputFailure` of status 2.
    func opened(creates: Bool = false, overlays: [String] = []) throws(InputFailure) -> Archive {
        try Self.opened(archive, creates: creates, overlays: overlays)
    }

    static func opened(
        _ path: String, creates: Bool = false, overlays: [String] = []
    ) throws(InputFailure) -> Archive {
        do {
            return try Archive(
                path: path, lexicons: try LexiconDirectory.standard(), overlays: overlays, creates: creates)
        } catch {
            throw InputFailure("\(error)", status: 2)
        }
    }
}

/// The first and the last day.
struct DateOptions: ParsableArguments {
    @Option(name: .customLong("from"), help: "The first day, as 2024-05-31. Articles without a date are left out.")
    var first: ArticleDate?

    @Option(name: .customLong("to"), help: "The last day.")
    var last: ArticleDate?
}

extension ArticleDate: ExpressibleByArgument {
    /// Reads a day.
    public init?(argument: String) { self.init(argument) }
}
