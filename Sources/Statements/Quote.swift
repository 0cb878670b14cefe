public import AlignedText

/// Words between quotation marks.
public struct Quote: Sendable, Hashable {
    /// What the marks are for. The raw values are those of the JSON record.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case direct, mixed
        case mixedFragment = "mixed_fragment"
        case scare, term, name, title, gloss, nickname

        /// Whether such words are somebody's.
        public var isAttributable: Bool {
            switch self {
            case .direct, .mixed, .mixedFragment: true
            default: false
            }
        }
    }

    /// From mark to mark, over the readable text.
    public let range: ScalarRange
    /// What stands between the marks.
    public let content: ScalarRange
    /// What the marks are for.
    public let kind: Kind
    /// Whether there is a closing mark.
    public let isClosed: Bool
    /// The index of the source that speaks; nil when it is not known.
    public let speaker: Int?
    /// How sure the kind is, from 0 to 1.
    public let confidence: Double
}

extension Quote {
    /// The quote with its ranges led to another text. Constant time but for `lead`.
    public func rebased(_ lead: (ScalarRange) -> ScalarRange) -> Quote {
        Quote(
            range: lead(range), content: lead(content), kind: kind, isClosed: isClosed, speaker: speaker,
            confidence: confidence)
    }
}
