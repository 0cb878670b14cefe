/// An official, asserted, standing denial against a reported claim of somebody else.
public struct DenialFlag: Sendable, Hashable {
    /// The index of the denial.
    public let denial: Int
    /// The index of the statement that claims.
    public let claim: Int
    /// How sure it is, from 0 to 1.
    public let confidence: Double
}
