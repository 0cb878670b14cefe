public import AlignedText
public import Denials
public import Statements

/// The decisions that trained weights make in one text, each with what it is made by. Ranges are over the source text.
public struct TrainingMaterial: Sendable {
    /// One decision.
    public struct Decision: Sendable {
        /// What it is about, over the source text.
        public let range: ScalarRange
        /// What is known.
        public let features: [String]
        /// For targets the index of the denial; else 0.
        public let group: Int
        /// For targets what the place would be; else `.none`.
        public let role: TargetRole
    }

    /// Whether a noun phrase is a source: a decision for each candidate.
    public let attributions: [Decision]
    /// What kind of voice each source is.
    public let kinds: [Decision]
    /// Whether quoted words are somebody's: a decision for each pair of marks.
    public let quotes: [Decision]
    /// Whether a denial cue denies.
    public let denialCues: [Decision]
    /// The label of each statement by itself.
    public let labels: [Decision]
    /// The label of each statement in the light of the article.
    public let labelsInContext: [Decision]
    /// Whether a place is what a denial means.
    public let targets: [Decision]
    /// The denials as they were found.
    public let denials: [Denial]
    /// The statements as they were found.
    public let statements: [Statement]
}
