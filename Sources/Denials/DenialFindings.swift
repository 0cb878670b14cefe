public import AlignedText

/// What is denied in one text.
public struct DenialFindings: Sendable {
    /// A candidate for a target and what is known of it: the material to train on.
    public struct Decision: Sendable {
        /// The index of the denial.
        public let denial: Int
        /// The candidate, over the readable text.
        public let range: ScalarRange
        /// What the candidate would be.
        public let role: TargetRole
        /// What was known.
        public let features: [String]
    }

    /// The denials in order.
    public let denials: [Denial]
    /// The flags in the order of their denials.
    public let flags: [DenialFlag]
    /// The material of the decisions on targets.
    public let targetDecisions: [Decision]
}

/// What a candidate for a target is to its denial.
public enum TargetRole: Sendable, Hashable {
    /// What the denying clause itself says.
    case inline
    /// A claim in another place.
    case elsewhere
    /// That there is no claim in another place.
    case none
}
