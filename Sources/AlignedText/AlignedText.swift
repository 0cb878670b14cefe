/// A text that remembers where each of its scalars came from.
public struct AlignedText: Sendable, Hashable {
    /// The text itself.
    public let scalars: [Unicode.Scalar]
    /// Leads back to the source text.
    public let alignment: Alignment
    /// The edits to the source that made this text.
    public let plan: EditPlan

    /// A text that is its own source.
    public init(source scalars: [Unicode.Scalar]) {
        self.scalars = scalars
        alignment = Alignment(identityOfLength: scalars.count)
        plan = .empty
    }

    init(scalars: [Unicode.Scalar], alignment: Alignment, plan: EditPlan) {
        self.scalars = scalars
        self.alignment = alignment
        self.plan = plan
    }
}
