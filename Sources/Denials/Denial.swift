public import AlignedText

/// An event of denying: somebody says that a claim is not so.
public struct Denial: Sendable, Hashable {
    /// Which way the answer goes. The raw values are those of the JSON record.
    public enum Polarity: String, Sendable, Hashable, CaseIterable {
        case denies
        case notDenied = "not_denied"
        case confirms
        case noComment = "no_comment"
    }

    /// Whether it happened or is only thought of.
    public enum Reality: String, Sendable, Hashable, CaseIterable {
        case asserted, irrealis
    }

    /// Whether the denial still holds.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case standing, withdrawn, past
    }

    /// How much of the claim is denied.
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        case whole, part, manner
    }

    /// What kind of claim is denied.
    public enum TargetKind: String, Sendable, Hashable, CaseIterable {
        case report, charge, event, relation, plan
    }

    /// A claim that is denied.
    public struct Target: Sendable, Hashable {
        /// The claim without its frame, over the readable text.
        public let range: ScalarRange
        /// The index of the statement that it stands in.
        public let statement: Int
        /// Whether it is the claim itself rather than another telling of it.
        public let isRequired: Bool
        /// How sure the link is, from 0 to 1.
        public let confidence: Double
    }

    /// The index of the statement that denies.
    public let statement: Int
    /// The word that denies, over the readable text.
    public let cue: ScalarRange
    /// The index of the source that denies; nil when the text names none.
    public let denier: Int?
    /// Whether the denier speaks for a body or in an office.
    public let isOfficial: Bool
    /// Which way the answer goes.
    public let polarity: Polarity
    /// Whether it happened or is only thought of.
    public let reality: Reality
    /// Whether it still holds.
    public let status: Status
    /// How much of the claim is denied.
    public let scope: Scope
    /// What kind of claim is denied.
    public let targetKind: TargetKind
    /// The claims, the likeliest first.
    public let targets: [Target]
    /// Indices of the statements in which the author doubts the denial.
    public let rebuttals: [Int]
    /// How sure the event is, from 0 to 1.
    public let confidence: Double
}

extension Denial {
    /// The denial with its ranges led to another text. Linear in its targets but for `lead`.
    public func rebased(_ lead: (ScalarRange) -> ScalarRange) -> Denial {
        Denial(
            statement: statement, cue: lead(cue), denier: denier, isOfficial: isOfficial, polarity: polarity,
            reality: reality, status: status, scope: scope, targetKind: targetKind,
            targets: targets.map {
                Target(
                    range: lead($0.range), statement: $0.statement, isRequired: $0.isRequired,
                    confidence: $0.confidence)
            }, rebuttals: rebuttals, confidence: confidence)
    }
}
