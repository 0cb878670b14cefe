public import AlignedText

/// Words that deny, and who utters them.
public struct DenialSignal: Sendable, Hashable {
    /// The word that denies.
    public let cue: Cue
    /// The clause that it stands in, over the readable text.
    public let clause: ScalarRange
    /// The index of the source that denies; nil when the text names none.
    public let denier: Int?
    /// How sure it is, from 0 to 1.
    public let confidence: Double
}

extension DenialSignal {
    /// The signal with its ranges led to another text. Constant time but for `lead`.
    public func rebased(_ lead: (ScalarRange) -> ScalarRange) -> DenialSignal {
        DenialSignal(cue: cue.rebased(lead), clause: lead(clause), denier: denier, confidence: confidence)
    }
}
