internal import AlignedText
internal import Foundation
public import Lexicons
public import PatternMatching
internal import Segmentation

/// Trains a `NameTagger`: a conditional random field by stochastic gradient descent with a step size for each weight
/// (AdaGrad; Duchi, Hazan, Singer 2011).
///
/// Corpora differ in what they mark. Every set but ours has weights of its own beside the common ones (Daumé 2007) and
/// what a set does not mark is left open, so that the sums run over all labels there; only the common weights, which
/// our guideline's articles alone move at the end, go into the file. The same files give the same weights.
public struct NameTaggerTrainer: Sendable {
    /// How often the other sets are gone through, our own articles left out.
    public var epochs = 3
    /// How often our own articles are gone through afterwards, each time beside a part of the other sets.
    public var tuningEpochs = 5
    /// One of so many sentences of the other sets is seen again while tuning.
    public var replay = 8
    /// What the sums of squared slopes are multiplied by before tuning: the smaller, the more our articles count.
    public var forgetting: Float = 0.1
    /// The share of what a unit shows that each step does without, so that no single clue is leant on.
    public var noise = 0.35
    /// How strongly weights are pulled to zero.
    public var decay: Float = 2e-5
    /// The first step's size.
    public var rate: Float = 0.12
    /// The share of dictionary names that the tagger is not told of, so that it learns to do without.
    public var dropout = 0.15
    /// Weights smaller than this are left out of the file.
    public var floor: Float = 0.08
    /// Records none of whose weights is as large as this are left out of the file.
    public var least: Float = 0.3
    /// Of the large set of 1998 one sentence in so many is read.
    public var thinning = 2

    /// Gets a line about each epoch.
    public var progress: (@Sendable (String) -> Void)?

    let words: NameWords
    let reader: NameUnitReader
    let finder: MentionFinder
    let fold: ScalarFold

    /// Reads the dictionaries.
    ///
    /// - Throws: `MentionsError`.
    public init(lexicons: LexiconDirectory, fold: ScalarFold) throws(MentionsError) {
        do throws(LexiconError) {
            words = try NameWords(lexicons: lexicons, fold: fold)
        } catch {
            throw MentionsError.dictionary(error)
        }
        reader = try NameUnitReader(lexicons: lexicons, fold: fold)
        finder = try MentionFinder(lexicons: lexicons, fold: fold, tagger: nil)
        self.fold = fold
    }

    /// What a training gives.
    public struct Outcome: Sendable {
        /// The bytes of the file of weights, for our guideline and for each other standard that the files show.
        public let weights: [NameStandard: [UInt8]]
        /// For each part of our own articles the bytes of the weights that have not seen it.
        public let folds: [[UInt8]]
    }

    /// Trains on all files together, once for all standards that they show, and once without each part of our articles.
    ///
    /// - Parameters:
    ///   - corpora: the files; their names tell the format.
    ///   - excluding: files of sentences that are not to be trained on.
    ///   - parts: the names of the articles of each part; none for no cross-validation.
    /// - Throws: `MentionsError.corpus`.
    public func train(
        corpora: [String], excluding: [String] = [], parts: [[String]]
    ) throws(MentionsError) -> Outcome {
        let task = try prepare(corpora: corpora, excluding: excluding)
        let pretrained = task.pretrained(by: self)
        let folds = parts.map { part in
            let held = Set(part)
            return tuned(
                pretrained, of: task, on: task.own.filter { !(task.identifiers[$0].map(held.contains) ?? false) })
        }
        var weights: [NameStandard: [UInt8]] = [:]
        for standard in NameStandard.allCases where standard != .guideline {
            guard task.conventions.contains(standard.convention) else { continue }
            weights[standard] = task.bytes(
                of: pretrained, convention: standard.convention, floor: floor, least: least)
        }
        weights[.guideline] = tuned(pretrained, of: task, on: task.own)
        return Outcome(weights: weights, folds: folds)
    }

    private func tuned(_ pretrained: NameTrainingTask.State, of task: NameTrainingTask, on own: [Int]) -> [UInt8] {
        var state = pretrained
        task.tune(&state, on: own, by: self, seed: 7)
        return task.bytes(of: state, floor: floor, least: least)
    }

    private func prepare(corpora: [String], excluding: [String]) throws(MentionsError) -> NameTrainingTask {
        var held: Set<[Unicode.Scalar]> = []
        for path in excluding {
            for article in try NameCorpus(path: path).articles {
                held.formUnion(Self.shingles(of: fold.fold(article.scalars)))
            }
        }
        var articles: [(article: NameCorpus.Article, convention: NameCorpus.Convention)] = []
        for path in corpora {
            let corpus = try NameCorpus(path: path)
            progress?(
                "\(path): \(corpus.articles.count) articles, \(corpus.articles.reduce(0) { $0 + $1.names.count }) names"
            )
            for (index, article) in corpus.articles.enumerated() {
                if corpus.convention == .pfr, index % max(1, thinning) != 0 { continue }
                if !held.isEmpty, corpus.convention != .guideline,
                    Self.shingles(of: fold.fold(article.scalars)).contains(where: held.contains)
                {
                    continue
                }
                articles.append((article, corpus.convention))
            }
        }
        return NameTrainingTask(articles: articles, trainer: self)
    }

    /// Stretches of sixteen Han characters from every sixteenth place of a text: what tells that two texts share a
    /// sentence. From each place for the texts that are tested against, so that their phase does not matter.
    private static func shingles(of folded: [Unicode.Scalar]) -> Set<[Unicode.Scalar]> {
        let han = folded.filter { $0.value >= 0x4E00 && $0.value <= 0x9FFF }
        guard han.count >= 16 else { return [] }
        return Set((0...(han.count - 16)).map { Array(han[$0..<$0 + 16]) })
    }
}
