internal import Bianyan

/// What a system says of one article, as far as it is scored. Every extent counts Unicode scalars of `text`.
public struct ScoredDocument: Sendable, Identifiable {
    /// The name of the article.
    public let id: String
    /// The source text as the system has it.
    public let text: [Unicode.Scalar]
    /// What is said.
    public let statements: [Record.Statement]
    /// The voices.
    public let sources: [Record.Source]
    /// The quotations.
    public let quotes: [Record.Quote]
    /// What is denied, and other responses.
    public let denials: [Record.Denial]
    /// Where entities are mentioned.
    public let mentions: [Record.Mention]

    /// Every place of the record that carries words, to be held against the text.
    let claims: [SpanClaim]
}

extension ScoredDocument {
    /// A document of which the system says nothing.
    init(emptyWithID id: String, text: [Unicode.Scalar]) {
        self.init(
            id: id, text: text, statements: [], sources: [], quotes: [], denials: [], mentions: [], claims: [])
    }
}

extension ScoredDocument: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, text, mentions, quotes, sources, statements, denials, edits
    }

    /// Decodes an analysis record whose offsets are in scalars.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        text = try container.decode(String.self, forKey: .text).scalarArray
        statements = try container.decodeIfPresent([Record.Statement].self, forKey: .statements) ?? []
        sources = try container.decodeIfPresent([Record.Source].self, forKey: .sources) ?? []
        quotes = try container.decodeIfPresent([Record.Quote].self, forKey: .quotes) ?? []
        denials = try container.decodeIfPresent([Record.Denial].self, forKey: .denials) ?? []
        mentions = try container.decodeIfPresent([Record.Mention].self, forKey: .mentions) ?? []
        var claims: [SpanClaim] = []
        for key in [CodingKeys.mentions, .quotes, .sources, .statements, .denials, .edits] {
            guard let value = try container.decodeIfPresent(JSONValue.self, forKey: key) else { continue }
            SpanClaim.collect(from: value, at: key.rawValue, into: &claims)
        }
        self.claims = claims
    }
}
