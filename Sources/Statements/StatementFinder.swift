public import Lexicons
internal import Mentions
public import PatternMatching
internal import Segmentation

/// Finds what is said in a text, by whom and how.
public struct StatementFinder: Sendable {
    private let cues: CueLexicon
    private let vocabulary: FrameVocabulary
    private let models: StatementModels

    /// Reads the cues, and the weights unless they are given.
    ///
    /// - Throws: `StatementsError` that names the file and the line.
    public init(lexicons: LexiconDirectory, models: StatementModels? = nil, fold: ScalarFold) throws(StatementsError) {
        cues = try CueLexicon(lexicons: lexicons, fold: fold)
        vocabulary = try FrameVocabulary(lexicons: lexicons, fold: fold)
        if let models { self.models = models } else { self.models = try StatementModels(lexicons: lexicons) }
    }

    /// A finder with the same cues and other weights.
    public func with(models: StatementModels) -> StatementFinder {
        StatementFinder(cues: cues, vocabulary: vocabulary, models: models)
    }

    private init(cues: CueLexicon, vocabulary: FrameVocabulary, models: StatementModels) {
        self.cues = cues
        self.vocabulary = vocabulary
        self.models = models
    }

    /// The sources, quotes and statements of a text. Linear in the text.
    public func findings(in context: StatementContext) -> StatementFindings {
        var run = StatementRun(
            survey: TextSurvey(context: context, lexicon: cues), vocabulary: vocabulary, models: models)
        return run.findings()
    }
}
