/// Splits documents so that each is tested by weights that never saw it.
public enum CrossValidation {
    /// One way to split the documents.
    public struct Fold: Sendable {
        /// The documents to learn from, sorted by id.
        public let training: [GoldDocument]
        /// The documents to test on, sorted by id.
        public let test: [GoldDocument]
    }

    /// Deals the documents, sorted by id, into so many test parts in turn: the same split at every run, whatever the
    /// order of the file.
    ///
    /// - Parameters:
    ///   - count: how many folds. At least one; never more than there are documents, so that none tests nothing.
    ///   - documents: the documents, of distinct ids.
    /// - Returns: the folds; every document is in one fold's `test` and in every other's `training`. No documents give
    ///   no folds, and a single fold has nothing to learn from.
    /// - Complexity: O(*n* log *n* + *n* × `count`).
    public static func folds(count: Int, of documents: [GoldDocument]) -> [Fold] {
        let count = min(max(1, count), documents.count)
        let sorted = documents.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        return (0..<count).map { fold in
            var training: [GoldDocument] = []
            var test: [GoldDocument] = []
            for (index, document) in sorted.enumerated() {
                if index % count == fold { test.append(document) } else { training.append(document) }
            }
            return Fold(training: training, test: test)
        }
    }
}
