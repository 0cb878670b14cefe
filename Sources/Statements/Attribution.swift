internal import AlignedText

/// A frame that gives words or facts to a source: 据…报道, 某人表示, …他说.
struct Attribution: Sendable, Hashable {
    /// The noun phrase that names who says it; nil for a verb whose subject stands before or is not named.
    var subject: ScalarRange?
    /// The phrase that relays it.
    var via: ScalarRange?
    /// The reporting word.
    var verb: ScalarRange
    /// The class of the reporting word in the cue dictionary.
    var verbClass: String
    /// Whether it says where something is known from rather than who speaks.
    var isEvidential: Bool
    /// Whether it stands behind the words that it gives.
    var isTrailing: Bool
    /// Whether a colon follows.
    var hasColon: Bool
    /// Whether its subject stands in a clause before.
    var isInherited = false
    /// Where it begins; what it governs begins behind the verb, or before the frame when it trails.
    var start: Int

    /// The same frame behind the words that it gives.
    var trailing: Attribution {
        var frame = self
        frame.isTrailing = true
        return frame
    }
}
