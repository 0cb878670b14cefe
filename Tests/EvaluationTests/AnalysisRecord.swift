import Bianyan

/// The record of an analysis as the contract has it, as far as it is scored: written here a second time, so that the
/// module's own reading of an analysis has something to be held against.
struct AnalysisRecord {
    let analysis: Analysis

    var document: JSON {
        [
            "id": .string(analysis.id), "text": .string(String(scalars: analysis.text)),
            "mentions": .array(analysis.mentions.map(mention)),
            "quotes": .array(analysis.quotes.map(quote)),
            "sources": .array(
                analysis.sources.enumerated().map { index, source in
                    span(source.range, ["id": .string("src\(index + 1)"), "kind": .string(source.kind.rawValue)])
                }),
            "statements": .array(analysis.statements.enumerated().map { statement($1, $0) }),
            "denials": .array(
                analysis.denials.filter { $0.polarity == .denies && $0.reality == .asserted }.map(denial)),
            "edits": .array(
                analysis.normalized.plan.edits.map { span($0.range, ["kind": .string($0.kind.rawValue)]) }),
        ]
    }

    private func span(_ range: ScalarRange, _ fields: [String: JSON?] = [:]) -> JSON {
        var members: [String: JSON] = [
            "start": .integer(range.lowerBound), "end": .integer(range.upperBound),
            "text": .string(analysis.text(of: range)),
        ]
        for (key, value) in fields { members[key] = value }
        return .object(members)
    }

    private func mention(_ mention: Mention) -> JSON {
        span(
            mention.range,
            [
                "type": .string(mention.type.rawValue), "form": .string(mention.form.rawValue),
                "entity": entity(mention.entity),
            ])
    }

    private func quote(_ quote: Quote) -> JSON {
        span(
            quote.range,
            [
                "kind": .string(quote.kind.rawValue), "attributable": .bool(quote.kind.isAttributable),
                "speaker": quote.speaker.map { .string("src\($0 + 1)") },
            ])
    }

    private func statement(_ statement: Statement, _ index: Int) -> JSON {
        let spans = analysis.spans(of: statement.range)
        return span(
            statement.range,
            [
                "id": .string("s\(index + 1)"), "label": .string(statement.label.rawValue),
                "mode": .string(statement.mode.rawValue), "source": statement.source.map { .string("src\($0 + 1)") },
                "heading": .bool(statement.isHeading), "cues": .array(statement.cues.map { span($0.range) }),
                "spans": spans.count < 2
                    ? nil
                    : .array(
                        spans.map { ["start": .integer($0.lowerBound), "end": .integer($0.upperBound)] }),
            ])
    }

    private func denial(_ denial: Denial) -> JSON {
        let denier: JSON? = denial.denier.map { index in
            let source = analysis.sources[index]
            return span(
                source.range, ["entity": source.mention.flatMap { entity(analysis.mentions[$0].entity) }])
        }
        var members: [String: JSON] = [
            "statement": .string("s\(denial.statement + 1)"), "cue": span(denial.cue),
            "official": .bool(denial.isOfficial), "polarity": .string(denial.polarity.rawValue),
            "reality": .string(denial.reality.rawValue), "status": .string(denial.status.rawValue),
            "scope": .string(denial.scope.rawValue), "targetKind": .string(denial.targetKind.rawValue),
            "targets": .array(
                denial.targets.map {
                    span($0.range, ["statement": .string("s\($0.statement + 1)"), "required": .bool($0.isRequired)])
                }),
        ]
        members["denier"] = denier
        return .object(members)
    }

    private func entity(_ index: Int?) -> JSON? { index.map { .string("e\($0 + 1)") } }
}
