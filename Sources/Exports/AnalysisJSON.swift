public import Bianyan

/// The JSON record of an analysis, `bianyan.analysis/1`.
public struct AnalysisJSON: Sendable {
    /// What offsets are counted in.
    public let unit: OffsetUnit

    /// A writer of records with offsets in a unit.
    public init(unit: OffsetUnit = .scalar) {
        self.unit = unit
    }

    /// The record in UTF-8, on one line, without a line feed. Linear.
    public func record(of analysis: Analysis) -> [UInt8] {
        var record = Record(analysis: analysis, offsets: OffsetTable(unit: unit, text: analysis.text), unit: unit)
        record.write()
        return record.json.bytes
    }

    /// The mentions alone, as `mentions --format json` gives them. Linear.
    public func mentions(of analysis: Analysis) -> [UInt8] {
        var record = Record(analysis: analysis, offsets: OffsetTable(unit: unit, text: analysis.text), unit: unit)
        record.json.beginObject()
        record.writeIdentity()
        record.writeEntities()
        record.writeMentions()
        record.json.endObject()
        return record.json.bytes
    }
}

/// One record being written.
private struct Record {
    let analysis: Analysis
    let offsets: OffsetTable
    let unit: OffsetUnit
    var json = JSONWriter()

    mutating func write() {
        json.beginObject()
        writeIdentity()
        json.key("source")
        json.beginObject()
        field("encoding", analysis.origin.encoding)
        json.key("confidence")
        json.value(analysis.origin.confidence)
        json.key("bytes")
        json.value(analysis.origin.byteCount)
        field("sha256", analysis.origin.sha256)
        json.endObject()
        json.key("text")
        json.value(analysis.text)
        json.key("script")
        json.beginObject()
        field("verdict", analysis.script.verdict.rawValue)
        json.key("hant")
        json.value(analysis.script.hant)
        json.key("hans")
        json.value(analysis.script.hans)
        json.key("neutral")
        json.value(analysis.script.neutral)
        json.endObject()
        json.key("normalized")
        json.beginObject()
        field("script", analysis.normalizedScript.rawValue)
        json.key("text")
        json.value(analysis.normalized.scalars)
        json.endObject()
        json.key("edits")
        list(analysis.normalized.plan.edits) { $0.edit($1) }
        json.key("sentences")
        list(analysis.sentences) { writer, range in
            writer.json.beginObject()
            writer.bounds(range)
            writer.json.endObject()
        }
        if let tokens = analysis.tokens {
            json.key("tokens")
            list(tokens) { writer, token in
                writer.json.beginObject()
                writer.span(token.range)
                writer.field("normalized", token.normalized)
                writer.json.endObject()
            }
        }
        writeEntities()
        writeMentions()
        json.key("quotes")
        list(Array(analysis.quotes.enumerated())) { $0.quote($1.element, at: $1.offset) }
        json.key("sources")
        list(Array(analysis.sources.enumerated())) { $0.source($1.element, at: $1.offset) }
        json.key("statements")
        list(Array(analysis.statements.enumerated())) { $0.statement($1.element, at: $1.offset) }
        json.key("denials")
        list(Array(analysis.denials.enumerated())) { $0.denial($1.element, at: $1.offset) }
        json.key("flags")
        list(analysis.flags) { $0.flag($1) }
        json.endObject()
    }

    mutating func writeIdentity() {
        field("schema", "bianyan.analysis/1")
        field("id", analysis.id)
        field("offsetUnit", unit.rawValue)
    }

    mutating func writeEntities() {
        json.key("entities")
        list(Array(analysis.entities.enumerated())) { writer, item in
            let entity = item.element
            writer.json.beginObject()
            writer.field("id", "e\(item.offset + 1)")
            writer.field("type", entity.type.rawValue)
            writer.json.key("names")
            writer.json.beginObject()
            if let name = entity.hans { writer.field("hans", name) }
            if let name = entity.hant { writer.field("hant", name) }
            if let name = entity.en { writer.field("en", name) }
            writer.json.endObject()
            writer.json.key("key")
            if let key = entity.key { writer.json.value(key) } else { writer.json.null() }
            writer.json.endObject()
        }
    }

    mutating func writeMentions() {
        json.key("mentions")
        list(Array(analysis.mentions.enumerated())) { writer, item in
            let mention = item.element
            writer.json.beginObject()
            writer.field("id", "m\(item.offset + 1)")
            writer.span(mention.range)
            writer.field("normalized", writer.analysis.repairedText(of: mention.range))
            writer.field("type", mention.type.rawValue)
            writer.field("form", mention.form.rawValue)
            if let entity = mention.entity { writer.field("entity", "e\(entity + 1)") }
            writer.field("via", mention.origin.rawValue)
            writer.confidence(mention.confidence)
            writer.json.endObject()
        }
    }

    // MARK: objects

    private mutating func edit(_ edit: Edit) {
        json.beginObject()
        field("kind", edit.kind.rawValue)
        span(edit.range)
        json.key("replacement")
        json.value(edit.replacement)
        confidence(edit.confidence)
        if !edit.alternatives.isEmpty {
            json.key("alternatives")
            list(edit.alternatives) { $0.json.value($1) }
        }
        json.endObject()
    }

    private mutating func quote(_ quote: Quote, at index: Int) {
        json.beginObject()
        field("id", "q\(index + 1)")
        span(quote.range)
        field("kind", quote.kind.rawValue)
        json.key("attributable")
        json.value(quote.kind.isAttributable)
        json.key("closed")
        json.value(quote.isClosed)
        if let speaker = quote.speaker { field("speaker", "src\(speaker + 1)") }
        confidence(quote.confidence)
        json.endObject()
    }

    private mutating func source(_ source: Source, at index: Int) {
        json.beginObject()
        field("id", "src\(index + 1)")
        span(source.range)
        field("kind", source.kind.rawValue)
        if let mention = source.mention {
            field("mention", "m\(mention + 1)")
            if let entity = analysis.mentions[mention].entity { field("entity", "e\(entity + 1)") }
        }
        if let via = source.via { field("via", "src\(via + 1)") }
        json.endObject()
    }

    private mutating func statement(_ statement: Statement, at index: Int) {
        json.beginObject()
        field("id", "s\(index + 1)")
        span(statement.range)
        let spans = analysis.spans(of: statement.range)
        if spans.count > 1 {
            json.key("spans")
            list(spans) { writer, range in
                writer.json.beginObject()
                writer.bounds(range)
                writer.json.endObject()
            }
        }
        field("label", statement.label.rawValue)
        field("mode", statement.mode.rawValue)
        if let source = statement.source { field("source", "src\(source + 1)") }
        if let source = statement.carriedSource { field("carriedSource", "src\(source + 1)") }
        json.key("heading")
        json.value(statement.isHeading)
        confidence(statement.confidence)
        json.key("scores")
        json.beginObject()
        for label in Statement.Label.allCases {
            guard let score = statement.scores[label] else { continue }
            switch label {
            case .reportedFact: json.key("reported_fact")
            case .quote: json.key("quote")
            case .denial: json.key("denial")
            case .commentary: json.key("commentary")
            case .none: json.key("none")
            }
            json.value(score)
        }
        json.endObject()
        json.key("cues")
        list(statement.cues) { writer, cue in
            writer.json.beginObject()
            writer.span(cue.range)
            writer.field("function", cue.function.rawValue)
            writer.field("subtype", cue.subtype)
            writer.json.endObject()
        }
        json.endObject()
    }

    private mutating func denial(_ denial: Denial, at index: Int) {
        json.beginObject()
        field("id", "d\(index + 1)")
        field("statement", "s\(denial.statement + 1)")
        json.key("cue")
        json.beginObject()
        span(denial.cue)
        json.endObject()
        json.key("denier")
        if let denier = denial.denier {
            json.beginObject()
            span(analysis.sources[denier].range)
            if let entity = entity(ofSource: denier) { field("entity", entity) }
            json.endObject()
        } else {
            json.null()
        }
        json.key("official")
        json.value(denial.isOfficial)
        field("polarity", denial.polarity.rawValue)
        field("reality", denial.reality.rawValue)
        field("status", denial.status.rawValue)
        field("scope", denial.scope.rawValue)
        field("targetKind", denial.targetKind.rawValue)
        json.key("targets")
        list(denial.targets) { writer, target in
            writer.json.beginObject()
            writer.field("statement", "s\(target.statement + 1)")
            writer.span(target.range)
            writer.json.key("required")
            writer.json.value(target.isRequired)
            writer.confidence(target.confidence)
            writer.json.endObject()
        }
        json.key("rebuttals")
        list(denial.rebuttals) { $0.json.value("s\($1 + 1)") }
        confidence(denial.confidence)
        json.endObject()
    }

    private mutating func flag(_ flag: DenialFlag) {
        json.beginObject()
        field("denial", "d\(flag.denial + 1)")
        field("claim", "s\(flag.claim + 1)")
        let denial = analysis.denials[flag.denial]
        if let entity = denial.denier.flatMap({ entity(ofSource: $0) }) { field("denier", entity) }
        if let source = analysis.statements[flag.claim].source { field("claimSource", "src\(source + 1)") }
        confidence(flag.confidence)
        json.endObject()
    }

    private func entity(ofSource source: Int) -> String? {
        analysis.sources[source].mention.flatMap { analysis.mentions[$0].entity }.map { "e\($0 + 1)" }
    }

    // MARK: fields

    mutating func field(_ name: StaticString, _ value: String) {
        json.key(name)
        json.value(value)
    }

    private mutating func confidence(_ value: Double) {
        json.key("confidence")
        json.value(value)
    }

    private mutating func bounds(_ range: ScalarRange) {
        json.key("start")
        json.value(offsets[range.lowerBound])
        json.key("end")
        json.value(offsets[range.upperBound])
    }

    private mutating func span(_ range: ScalarRange) {
        bounds(range)
        json.key("text")
        json.value(analysis.text[range])
    }

    private mutating func list<Element>(_ elements: [Element], _ body: (inout Record, Element) -> Void) {
        json.beginArray()
        for element in elements { body(&self, element) }
        json.endArray()
    }
}
