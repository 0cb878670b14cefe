import ArgumentParser
import Bianyan
import Evaluation
import Foundation

/// Weights for names that have not seen the articles they read: what `bianyan train names --folds` leaves.
struct NameFolds: ParsableArguments {
    @Option(
        help: """
            A file of weights for names that has not seen one part of the articles, the first file for the first, \
            sixth, eleventh article of the gold by id when there are five, and so on. Repeatable.
            """)
    var nameWeights: [String] = []

    /// For each article of a gold file that the weights are for the analyzer that has not seen it.
    func readers(of documents: [GoldDocument], analyzer: Analyzer) throws -> [String: Analyzer] {
        guard !nameWeights.isEmpty else { return [:] }
        let analyzers = try nameWeights.map { path in
            guard let data = FileManager.default.contents(atPath: path) else {
                throw InputFailure("\(path): cannot be read")
            }
            return try analyzer.with(nameWeights: Array(data), file: path)
        }
        let sorted = documents.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        return Dictionary(
            sorted.enumerated().map { ($1.id, analyzers[$0 % analyzers.count]) }, uniquingKeysWith: { first, _ in first }
        )
    }
}
