import ArgumentParser
import Bianyan
import Training

/// Weights for names that have not seen the articles they read.
struct NameFoldsOption: ParsableArguments {
    @Option(
        help: """
            A folder that train names --folds-output has written: each of its articles is read by weights for names that \
            have not seen it.
            """)
    var nameFolds: String?

    /// For each article of the folder the analyzer that has not seen it.
    func readers(analyzer: Analyzer) throws(InputFailure) -> [String: Analyzer] {
        guard let nameFolds else { return [:] }
        do {
            return try NameFolds(path: nameFolds).analyzers(from: analyzer)
        } catch {
            throw InputFailure("\(error)")
        }
    }
}
