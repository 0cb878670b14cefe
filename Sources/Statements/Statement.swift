public import AlignedText

/// A stretch of text that says one thing in one way.
public struct Statement: Sendable, Hashable {
    /// What is done by saying it. The raw values are those of the JSON record.
    public enum Label: String, Sendable, Hashable, CaseIterable {
        case reportedFact = "reported_fact"
        case quote, denial, commentary, none
    }

    /// How it is said.
    public enum Mode: String, Sendable, Hashable, CaseIterable {
        case narrator, indirect, evidential, direct, mixed
    }

    /// Where, over the readable text.
    public let range: ScalarRange
    /// What is done by saying it.
    public let label: Label
    /// How it is said.
    public let mode: Mode
    /// The index of its own source.
    public let source: Int?
    /// The index of a source that goes on from an earlier statement.
    public let carriedSource: Int?
    /// Whether it is a heading.
    public let isHeading: Bool
    /// The score of each label, from 0 to 1.
    public let scores: [Label: Double]
    /// The cues that decided it.
    public let cues: [Cue]
    /// The words that deny, if it is a denial.
    public let denial: DenialSignal?

    /// The score of the label.
    public var confidence: Double { scores[label] ?? 0 }
}

extension Statement {
    /// The statement with its ranges led to another text. Linear in its cues but for `lead`.
    ///
    /// - Parameters:
    ///   - lead: leads a range there.
    ///   - place: where the statement as a whole stands there, if that is known better.
    public func rebased(_ lead: (ScalarRange) -> ScalarRange, to place: ScalarRange? = nil) -> Statement {
        Statement(
            range: place ?? lead(range), label: label, mode: mode, source: source, carriedSource: carriedSource,
            isHeading: isHeading, scores: scores, cues: cues.map { $0.rebased(lead) }, denial: denial?.rebased(lead))
    }
}
