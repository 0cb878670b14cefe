public import AlignedText

/// Who says something.
public struct Source: Sendable, Hashable {
    /// What kind of voice it is. The raw values are those of the JSON record.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case official, named, anonymous, document, media, expert, hearsay
        /// The outlet or the author.
        case own = "self"
    }

    /// The whole noun phrase, over the readable text.
    public let range: ScalarRange
    /// What kind of voice it is.
    public let kind: Kind
    /// The index of the mention inside the phrase that names it.
    public let mention: Int?
    /// The index of the source that relays it.
    public let via: Int?
}

extension Source {
    /// The source with its range led to another text. Constant time but for `lead`.
    public func rebased(_ lead: (ScalarRange) -> ScalarRange) -> Source {
        Source(range: lead(range), kind: kind, mention: mention, via: via)
    }
}
