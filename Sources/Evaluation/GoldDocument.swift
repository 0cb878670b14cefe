internal import Bianyan

/// An article with the analysis that readers agreed on. Every extent counts Unicode scalars of `text`.
public struct GoldDocument: Sendable, Identifiable {
    /// The name of the article.
    public let id: String
    /// The source text.
    public let text: String
    /// What is said.
    public let statements: [Record.Statement]
    /// The voices.
    public let sources: [Record.Source]
    /// The quotations.
    public let quotes: [Record.Quote]
    /// What is denied.
    public let denials: [Record.Denial]
    /// Places that look like denials and are none.
    public let notDenials: [Record.Trap]
    /// Where entities are mentioned; nil when the article was not annotated for them, and then they are not scored.
    public let mentions: [Record.Mention]?
    /// Where the outlet is.
    public let region: String?
    /// The set or outlet that the article is from.
    public let origin: String?

    /// The text as a contiguous buffer.
    let scalars: [Unicode.Scalar]
}

extension GoldDocument: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, text, statements, sources, quotes, denials, mentions, region, origin
        case notDenials = "not_denials"
    }

    /// Decodes a line of a gold file.
    ///
    /// - Throws: `DecodingError` for what is not a document, and for a statement that reaches outside the text: there
    ///   would be nothing to score.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        text = try container.decode(String.self, forKey: .text)
        statements = try container.decodeIfPresent([Record.Statement].self, forKey: .statements) ?? []
        sources = try container.decodeIfPresent([Record.Source].self, forKey: .sources) ?? []
        quotes = try container.decodeIfPresent([Record.Quote].self, forKey: .quotes) ?? []
        denials = try container.decodeIfPresent([Record.Denial].self, forKey: .denials) ?? []
        notDenials = try container.decodeIfPresent([Record.Trap].self, forKey: .notDenials) ?? []
        mentions = try container.decodeIfPresent([Record.Mention].self, forKey: .mentions)
        region = try container.decodeIfPresent(String.self, forKey: .region)
        origin = try container.decodeIfPresent(String.self, forKey: .origin)
        scalars = text.scalarArray
        for statement in statements {
            for span in statement.spans where span.start < span.end && (span.start < 0 || span.end > scalars.count) {
                throw DecodingError.dataCorruptedError(
                    forKey: .statements, in: container,
                    debugDescription:
                        "\(statement.id) is at \(span.start) to \(span.end) of a text of \(scalars.count) scalars")
            }
        }
    }
}
