/// A text as the stages after repair read it: the repaired scalars, their matching form, and the way back.
///
/// `scalars` and `folded` have the same length and one coordinate, in which every stage from sentences to denials
/// gives its ranges; the facade leads them back to the source once, at the end.
public struct ReadableText: Sendable, Hashable {
    /// The text after repair, with its alignment to the source text.
    public let repaired: AlignedText
    /// The repaired scalars in matching form, one for one.
    public let folded: [Unicode.Scalar]

    /// Joins a repaired text and its fold.
    ///
    /// - Precondition: none; a fold of another length is replaced by the repaired scalars themselves.
    public init(repaired: AlignedText, folded: [Unicode.Scalar]) {
        self.repaired = repaired
        self.folded = folded.count == repaired.scalars.count ? folded : repaired.scalars
    }

    /// The repaired scalars.
    public var scalars: [Unicode.Scalar] { repaired.scalars }

    /// The source range of a range of this text. O(log edits).
    public func sourceRange(of range: ScalarRange) -> ScalarRange {
        repaired.alignment.sourceRange(of: range)
    }
}
