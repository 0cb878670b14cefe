public import AlignedText

/// A place where an entity is mentioned.
public struct Mention: Sendable, Hashable {
    /// How an entity is mentioned.
    public enum Form: String, Sendable, Hashable {
        case name, nominal, pronoun
    }

    /// What found a mention.
    public enum Origin: String, Sendable, Hashable {
        /// An entity's canonical name in the dictionary.
        case dictionary
        /// Another name of a dictionary entity.
        case alias
        /// The shape of the name.
        case pattern
        /// The trained tagger.
        case model
        /// A short form of a name that stands elsewhere in the article.
        case coreference
    }

    /// Where, over the readable text.
    public let range: ScalarRange
    /// The kind of thing.
    public let type: EntityType
    /// A name, a noun or a pronoun.
    public let form: Form
    /// The index of the entity in the article's list; nil when it is not known.
    public let entity: Int?
    /// What found it.
    public let origin: Origin
    /// How sure it is, from 0 to 1.
    public let confidence: Double
}

extension Mention {
    /// The mention with its range led to another text. Constant time but for `lead`.
    public func rebased(_ lead: (ScalarRange) -> ScalarRange) -> Mention {
        Mention(range: lead(range), type: type, form: form, entity: entity, origin: origin, confidence: confidence)
    }
}
