public import Bianyan

extension ScoredDocument {
    /// The scored part of an analysis, as its JSON record has it: statements are `s1`…, sources `src1`…, entities `e1`….
    ///
    /// Of the denials those are taken that deny and are asserted, as in the record.
    ///
    /// - Complexity: linear in the records, but for `Analysis.spans(of:)`.
    public init(_ analysis: Analysis) {
        let builder = RecordBuilder(analysis: analysis)
        id = analysis.id
        text = analysis.text
        statements = analysis.statements.enumerated().map { builder.statement($1, at: $0) }
        sources = analysis.sources.enumerated().map { builder.source($1, at: $0) }
        quotes = analysis.quotes.map(builder.quote)
        denials = analysis.denials.filter { $0.polarity == .denies && $0.reality == .asserted }.map(builder.denial)
        mentions = analysis.mentions.map(builder.mention)
        var claims: [SpanClaim] = []
        func claim(_ path: String, _ ranges: some Sequence<ScalarRange>) {
            for range in ranges { claims.append(builder.claim(path, range)) }
        }
        claim("mentions", analysis.mentions.map(\.range))
        claim("quotes", analysis.quotes.map(\.range))
        claim("sources", analysis.sources.map(\.range))
        for statement in analysis.statements {
            claim("statements", [statement.range])
            claim("statements.cues", statement.cues.map(\.range))
        }
        for denial in analysis.denials where denial.polarity == .denies && denial.reality == .asserted {
            claim("denials.cue", [denial.cue])
            if let denier = denial.denier { claim("denials.denier", [analysis.sources[denier].range]) }
            claim("denials.targets", denial.targets.map(\.range))
        }
        claim("edits", analysis.normalized.plan.edits.map(\.range))
        self.claims = claims
    }
}

/// Turns the parts of an analysis into records.
private struct RecordBuilder {
    let analysis: Analysis

    func statement(_ statement: Statement, at index: Int) -> Record.Statement {
        let spans = analysis.spans(of: statement.range)
        return Record.Statement(
            id: statementID(index), spans: (spans.isEmpty ? [statement.range] : spans).map { Extent($0) },
            label: statement.label.rawValue, alternatives: [], mode: statement.mode.rawValue,
            source: statement.source.map(sourceID), isHeading: statement.isHeading)
    }

    func source(_ source: Source, at index: Int) -> Record.Source {
        Record.Source(id: sourceID(index), span: span(source.range), kind: source.kind.rawValue)
    }

    func quote(_ quote: Quote) -> Record.Quote {
        Record.Quote(
            span: span(quote.range), kind: quote.kind.rawValue, isAttributable: quote.kind.isAttributable,
            speaker: quote.speaker.map(sourceID))
    }

    func denial(_ denial: Denial) -> Record.Denial {
        let denier = denial.denier.map { index in
            let source = analysis.sources[index]
            return span(source.range, entity: source.mention.flatMap { analysis.mentions[$0].entity })
        }
        let targets = denial.targets.map { target in
            Record.Target(
                statement: statementID(target.statement), span: span(target.range), isRequired: target.isRequired)
        }
        return Record.Denial(
            statement: statementID(denial.statement), cue: span(denial.cue), denier: denier,
            isOfficial: denial.isOfficial, isAsserted: true, status: denial.status.rawValue,
            scope: denial.scope.rawValue, targetKind: denial.targetKind.rawValue, targets: targets)
    }

    func mention(_ mention: Mention) -> Record.Mention {
        Record.Mention(
            span: span(mention.range, entity: mention.entity), type: mention.type.rawValue,
            isName: mention.form == .name)
    }

    func claim(_ path: String, _ range: ScalarRange) -> SpanClaim {
        SpanClaim(path: path, extent: Extent(range), text: Array(words(range)))
    }

    private func span(_ range: ScalarRange, entity: Int? = nil) -> Record.Span {
        Record.Span(
            extent: Extent(range), text: String(scalars: words(range)), entity: entity.map { "e\($0 + 1)" })
    }

    /// What stands at a range, as far as it lies inside the text: a wrong range is scored, it must not trap.
    private func words(_ range: ScalarRange) -> ArraySlice<Unicode.Scalar> {
        analysis.text[range.clamped(to: 0..<analysis.text.count)]
    }

    private func statementID(_ index: Int) -> String { "s\(index + 1)" }

    private func sourceID(_ index: Int) -> String { "src\(index + 1)" }
}
