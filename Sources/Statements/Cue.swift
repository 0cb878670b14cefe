public import AlignedText

/// A word or phrase that tells how something is said.
public struct Cue: Sendable, Hashable {
    /// What a cue does. The raw values are the names of the files in `dictionaries/cues`.
    public enum Function: String, Sendable, Hashable, CaseIterable {
        case report
        case reportBlocker = "report-blocker"
        case source
        case evidential
        case denial
        case nonDenial = "non-denial"
        case commentary
        case target
        case rebuttal
        case rumour
        case modality
        case carry
        case fact
        case negation
        case quotation
    }

    /// Where, over the readable text.
    public let range: ScalarRange
    /// What it does.
    public let function: Function
    /// The finer class that its file gives.
    public let subtype: String
    /// The cue as its file has it.
    public let surface: String
}

extension Cue {
    /// The cue with its range led to another text. Constant time but for `lead`.
    public func rebased(_ lead: (ScalarRange) -> ScalarRange) -> Cue {
        Cue(range: lead(range), function: function, subtype: subtype, surface: surface)
    }
}
