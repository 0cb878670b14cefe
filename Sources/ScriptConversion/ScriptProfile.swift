/// How much of a text is in which script.
public struct ScriptProfile: Sendable, Hashable {
    /// What a text is written in.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// Traditional.
        case hant
        /// Simplified.
        case hans
        /// Both, neither of them only here and there.
        case mixed
        /// Nothing that tells: no Han characters, or only those that both scripts have.
        case neutral
    }

    /// How many characters only Traditional text has.
    public let hant: Int
    /// How many characters only Simplified text has.
    public let hans: Int
    /// How many Han characters both have.
    public let neutral: Int

    /// A profile of these counts.
    public init(hant: Int, hans: Int, neutral: Int) {
        self.hant = hant
        self.hans = hans
        self.neutral = neutral
    }

    /// What the text is written in: one script when nine in ten of the characters that tell are of it.
    public var verdict: Verdict {
        let telling = hant + hans
        if telling == 0 { return .neutral }
        if hant * 10 >= telling * 9 { return .hant }
        if hans * 10 >= telling * 9 { return .hans }
        return .mixed
    }
}
