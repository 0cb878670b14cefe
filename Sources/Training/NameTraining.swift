public import Bianyan
internal import Evaluation

/// Trains the weights of the name tagger, and measures them on articles that they have not seen.
public struct NameTraining: Sendable {
    /// Files of analysis records that follow our guideline.
    public let gold: [String]
    /// Files of sets that follow other rules.
    public let corpora: [String]
    /// Files of sentences that are not to be trained on.
    public let excluded: [String]
    private let trainer: NameTaggerTrainer

    /// - Parameters:
    ///   - analyzer: the analyzer whose names are to be found better.
    ///   - lexicons: the dictionaries; nil for those that came with this build.
    ///   - progress: gets a line about each epoch.
    /// - Throws: `NameTrainingError` for a fault of the dictionaries.
    public init(
        analyzer: Analyzer, lexicons: LexiconDirectory? = nil, gold: [String], corpora: [String], excluded: [String],
        progress: (@Sendable (String) -> Void)? = nil
    ) throws(NameTrainingError) {
        do {
            var trainer = try NameTaggerTrainer(lexicons: lexicons ?? .standard(), fold: analyzer.fold)
            trainer.progress = progress
            self.trainer = trainer
        } catch {
            throw NameTrainingError(cause: error)
        }
        (self.gold, self.corpora, self.excluded) = (gold, corpora, excluded)
    }

    /// What a training gives.
    public struct Outcome: Sendable {
        /// The bytes of the file of weights by each standard that the files show.
        public let weights: [NameStandard: [UInt8]]
        /// The weights that have not seen a part of the gold each.
        public let folds: NameFolds
    }

    /// Learns from all files, and once more without each of so many parts of the gold; each gold file is dealt into the
    /// parts by itself, by the rule of `CrossValidation`. Deterministic.
    ///
    /// - Throws: `NameTrainingError` that names the file and the line.
    public func outcome(folds count: Int) throws(NameTrainingError) -> Outcome {
        do {
            var parts = [[String]](repeating: [], count: count)
            for path in gold where count > 0 {
                let documents = try GoldCorpus(path: path).documents
                for (part, fold) in CrossValidation.folds(count: count, of: documents).enumerated() {
                    parts[part] += fold.test.map(\.id)
                }
            }
            let outcome = try trainer.train(corpora: gold + corpora, excluding: excluded, parts: parts)
            return Outcome(weights: outcome.weights, folds: NameFolds(parts: parts, weights: outcome.folds))
        } catch {
            throw NameTrainingError(cause: error)
        }
    }
}
