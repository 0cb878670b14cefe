/// A part of the analysis that can be scored by itself.
public enum ScoringLayer: String, Sendable, Hashable, CaseIterable {
    /// Labels of statements, and sources.
    case statements
    /// Attributable quotes and their speakers.
    case quotes
    /// Denial events, traps and the pairs of denial and claim.
    case denials
    /// Names.
    case mentions
}
