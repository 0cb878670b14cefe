extension KeyedDecodingContainer {
    /// Whether a field that is true when absent is true; null is not.
    fileprivate func flag(_ key: Key, ifAbsent absent: Bool) throws -> Bool {
        contains(key) ? try decodeIfPresent(Bool.self, forKey: key) ?? false : absent
    }

    /// Whether a field has a value; absent counts as having it, null does not.
    fileprivate func isAbsent(_ key: Key, or value: String) throws -> Bool {
        contains(key) ? try decodeIfPresent(String.self, forKey: key) == value : true
    }
}

extension Record.Span: Decodable {
    private enum CodingKeys: String, CodingKey {
        case text, entity
    }

    /// Decodes `start`, `end`, `text` and `entity`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        extent = try Extent(from: decoder)
        text = try container.decodeIfPresent(String.self, forKey: .text)
        entity = try container.decodeIfPresent(String.self, forKey: .entity)
    }
}

extension Record.Statement: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, spans, label, alt, mode, source, heading
    }

    /// Decodes a member of `statements`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        spans = try container.decodeIfPresent([Extent].self, forKey: .spans) ?? [Extent(from: decoder)]
        label = try container.decode(String.self, forKey: .label)
        alternatives = try container.decodeIfPresent([String].self, forKey: .alt) ?? []
        mode = try container.decodeIfPresent(String.self, forKey: .mode)
        source = try container.decodeIfPresent(String.self, forKey: .source)
        isHeading = try container.flag(.heading, ifAbsent: false)
    }
}

extension Record.Source: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, kind
    }

    /// Decodes a member of `sources`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        span = try Record.Span(from: decoder)
        kind = try container.decodeIfPresent(String.self, forKey: .kind)
    }
}

extension Record.Quote: Decodable {
    private enum CodingKeys: String, CodingKey {
        case kind, attributable, speaker
    }

    /// Decodes a member of `quotes`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        span = try Record.Span(from: decoder)
        kind = try container.decodeIfPresent(String.self, forKey: .kind)
        isAttributable = try container.flag(.attributable, ifAbsent: false)
        speaker = try container.decodeIfPresent(String.self, forKey: .speaker)
    }
}

extension Record.Denial: Decodable {
    private enum CodingKeys: String, CodingKey {
        case statement, cue, denier, official, polarity, reality, status, scope, targets
        case targetKind = "target_kind"
        case outputTargetKind = "targetKind"
    }

    /// Decodes a member of `denials`. Gold writes `target_kind`, an analysis `targetKind`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        statement = try container.decodeIfPresent(String.self, forKey: .statement)
        cue = try container.decode(Record.Span.self, forKey: .cue)
        denier = try container.decodeIfPresent(Record.Span.self, forKey: .denier)
        isOfficial = try container.flag(.official, ifAbsent: false)
        isAsserted =
            try container.isAbsent(.polarity, or: "denies") && container.isAbsent(.reality, or: "asserted")
        status = try container.decodeIfPresent(String.self, forKey: .status)
        scope = try container.decodeIfPresent(String.self, forKey: .scope)
        targetKind =
            try container.decodeIfPresent(String.self, forKey: .targetKind)
            ?? container.decodeIfPresent(String.self, forKey: .outputTargetKind)
        targets = try container.decodeIfPresent([Record.Target].self, forKey: .targets) ?? []
    }
}

extension Record.Target: Decodable {
    private enum CodingKeys: String, CodingKey {
        case statement, required
    }

    /// Decodes a member of a denial's `targets`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        statement = try container.decodeIfPresent(String.self, forKey: .statement)
        span = try Record.Span(from: decoder)
        isRequired = try container.flag(.required, ifAbsent: true)
    }
}

extension Record.Trap: Decodable {
    private enum CodingKeys: String, CodingKey {
        case trap
    }

    /// Decodes a member of `not_denials`.
    public init(from decoder: any Decoder) throws {
        span = try Record.Span(from: decoder)
        kind = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .trap)
    }
}

extension Record.Mention: Decodable {
    private enum CodingKeys: String, CodingKey {
        case type, form
    }

    /// Decodes a member of `mentions`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        span = try Record.Span(from: decoder)
        type = try container.decode(String.self, forKey: .type)
        isName = try container.isAbsent(.form, or: "name")
    }
}
