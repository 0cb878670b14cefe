internal import Bianyan

extension EvaluationReport {
    /// The report for a person, a figure a line.
    public var lines: [String] { Figure.lines(of: figures) }

    /// The report as a JSON object, byte for byte as the reference scorer writes it; no newline at the end.
    public var json: String {
        var output = ""
        Figure.table(figures).appendJSON(to: &output)
        return output
    }

    private var figures: [(key: String, value: Figure)] {
        var figures: [(key: String, value: Figure)] = [
            ("documents", .integer(documents)),
            ("missing_or_text_differs", .names(missing)),
            ("offsets", .table([("checked", .integer(offsets.checked)), ("wrong", .integer(offsets.wrong))])),
        ]
        if layers.contains(.statements) {
            figures.append(("statements", statementFigures))
            figures.append(("sources", .counts(sources.spans, kindAccuracy: Figure(sources.kindAccuracy))))
        }
        if layers.contains(.quotes) {
            figures.append(
                (
                    "quotes",
                    .table([
                        ("exact", .counts(quotes.exact)), ("overlap", .counts(quotes.overlap)),
                        ("speaker_accuracy", Figure(quotes.speakers.rate)),
                        ("speakers", .integer(quotes.speakers.total)),
                    ])
                ))
        }
        if layers.contains(.denials) {
            figures.append(
                (
                    "denials",
                    .table([
                        ("events", .counts(denials.events)), ("official", .counts(denials.official)),
                        ("trap_rate", Figure(denials.traps.rate)), ("traps", .integer(denials.traps.total)),
                    ])
                ))
            figures.append(
                (
                    "pairs",
                    .table([
                        ("strict", .counts(pairs.strict)), ("loose", .counts(pairs.loose)),
                        ("official_strict", .counts(pairs.officialStrict)),
                    ])
                ))
        }
        if layers.contains(.mentions) {
            let types = mentions.perType.sorted { $0.key < $1.key }
            figures.append(
                (
                    "mentions",
                    .table([
                        ("exact", .counts(mentions.exact)), ("span", .counts(mentions.span)),
                        ("per_type", .table(types.map { ($0.key, .counts($0.value)) })),
                    ])
                ))
        }
        return figures
    }

    private var statementFigures: Figure {
        .table([
            ("macro_f1", .number(statements.macroF1)),
            ("macro_f1_lenient", .number(statements.lenientMacroF1)),
            ("char_accuracy", .number(statements.characterAccuracy)),
            (
                "per_label",
                .table(Tally.labels.map { ($0.rawValue, .counts(statements.perLabel[$0] ?? MatchCounts())) })
            ),
            (
                "confusion",
                .table(
                    statements.confusion.map { ("\($0.gold)->\($0.system ?? "None")", .integer($0.count)) })
            ),
        ])
    }
}
