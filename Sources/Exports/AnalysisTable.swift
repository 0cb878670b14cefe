public import Bianyan

/// Mentions, statements or denials as rows of a table.
public struct AnalysisTable: AnalysisWriter {
    /// What a row is about.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
        /// A row for each mention.
        case mentions
        /// A row for each statement.
        case statements
        /// A row for each denial and claim that it denies; a denial without a claim in the article has one row.
        case denials
    }

    /// How fields are told apart.
    public enum Dialect: String, Sendable, Hashable, CaseIterable {
        /// RFC 4180: commas, quotation marks where they are needed, CR LF.
        case csv
        /// A tab between fields, LF behind a row; tabs and line breaks inside a field become spaces.
        case tsv
    }

    /// What a row is about.
    public let subject: Subject
    /// How fields are told apart.
    public let dialect: Dialect
    /// What offsets are counted in.
    public let unit: OffsetUnit

    /// A table with offsets in a unit.
    public init(subject: Subject, dialect: Dialect, unit: OffsetUnit = .scalar) {
        self.subject = subject
        self.dialect = dialect
        self.unit = unit
    }

    /// The names of the columns.
    public var columns: [String] {
        switch subject {
        case .mentions:
            ["id", "start", "end", "text", "normalized", "type", "form", "entity", "key", "via", "confidence"]
        case .statements:
            [
                "id", "statement", "start", "end", "text", "normalized", "label", "mode", "heading", "source",
                "source_kind", "source_carried", "entity", "confidence",
            ]
        case .denials:
            [
                "id", "denial", "statement", "start", "end", "text", "cue", "denier", "denier_entity", "official",
                "polarity", "reality", "status", "scope", "target_kind", "claim_statement", "claim_start", "claim_end",
                "claim_text", "claim_label", "claim_source", "claim_required", "flag", "confidence", "claim_confidence",
            ]
        }
    }

    /// The row of the columns' names.
    public var opening: [UInt8] { Array(row(columns).utf8) }

    /// The rows of an article. Linear.
    public func article(_ analysis: Analysis, number: Int) -> [UInt8] {
        Array(rows(of: analysis).map(row).joined().utf8)
    }

    /// The fields of each row. Linear.
    public func rows(of analysis: Analysis) -> [[String]] {
        let offsets = OffsetTable(unit: unit, text: analysis.text)
        return switch subject {
        case .mentions: mentions(of: analysis, offsets)
        case .statements: statements(of: analysis, offsets)
        case .denials: denials(of: analysis, offsets)
        }
    }

    private func mentions(of analysis: Analysis, _ offsets: OffsetTable) -> [[String]] {
        analysis.mentions.map { mention in
            let entity = mention.entity.map { analysis.entities[$0] }
            return [analysis.id] + span(mention.range, of: analysis, offsets)
                + [
                    analysis.repairedText(of: mention.range), mention.type.rawValue, mention.form.rawValue,
                    mention.entity.map(ItemName.entity) ?? "", entity?.key ?? "", mention.origin.rawValue,
                    share(mention.confidence),
                ]
        }
    }

    private func statements(of analysis: Analysis, _ offsets: OffsetTable) -> [[String]] {
        analysis.statements.enumerated().map { index, statement in
            let source = (statement.source ?? statement.carriedSource).map { analysis.sources[$0] }
            return [analysis.id, ItemName.statement(index)] + span(statement.range, of: analysis, offsets)
                + [
                    analysis.repairedText(of: statement.range), statement.label.rawValue, statement.mode.rawValue,
                    "\(statement.isHeading)", source.map { analysis.text(of: $0.range) } ?? "",
                    source?.kind.rawValue ?? "",
                    source == nil ? "" : "\(statement.source == nil)",
                    source.flatMap { analysis.entity(of: $0) }.map(ItemName.entity) ?? "", share(statement.confidence),
                ]
        }
    }

    private func denials(of analysis: Analysis, _ offsets: OffsetTable) -> [[String]] {
        let flagged = Set(analysis.flags.map { [$0.denial, $0.claim] })
        return analysis.denials.enumerated().flatMap { index, denial -> [[String]] in
            let denier = denial.denier.map { analysis.sources[$0] }
            let head =
                [analysis.id, ItemName.denial(index), ItemName.statement(denial.statement)]
                + span(analysis.statements[denial.statement].range, of: analysis, offsets)
                + [
                    analysis.text(of: denial.cue), denier.map { analysis.text(of: $0.range) } ?? "",
                    denier.flatMap { analysis.entity(of: $0) }.map(ItemName.entity) ?? "", "\(denial.isOfficial)",
                    denial.polarity.rawValue, denial.reality.rawValue, denial.status.rawValue, denial.scope.rawValue,
                    denial.targetKind.rawValue,
                ]
            if denial.targets.isEmpty {
                return [head + ["", "", "", "", "", "", "", "false", share(denial.confidence), ""]]
            }
            return denial.targets.map { target in
                let claim = analysis.statements[target.statement]
                return head + [ItemName.statement(target.statement)] + span(target.range, of: analysis, offsets)
                    + [
                        claim.label.rawValue, claim.source.map { analysis.text(of: analysis.sources[$0].range) } ?? "",
                        "\(target.isRequired)", "\(flagged.contains([index, target.statement]))",
                        share(denial.confidence), share(target.confidence),
                    ]
            }
        }
    }

    private func span(_ range: ScalarRange, of analysis: Analysis, _ offsets: OffsetTable) -> [String] {
        ["\(offsets[range.lowerBound])", "\(offsets[range.upperBound])", analysis.text(of: range)]
    }

    private func share(_ number: Double) -> String { "\((number * 1000).rounded() / 1000)" }

    private func row(_ fields: [String]) -> String {
        switch dialect {
        case .csv: fields.map(quoted).joined(separator: ",") + "\r\n"
        case .tsv: fields.map { String(scalars: $0.unicodeScalars.map(unbroken)) }.joined(separator: "\t") + "\n"
        }
    }

    /// Readers of lines cut at more than line feeds; what they cut at becomes a space.
    private func unbroken(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        LineBreaks.contain(scalar) || scalar == "\t" ? " " : scalar
    }

    private func quoted(_ field: String) -> String {
        guard field.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || LineBreaks.contain($0) }) else {
            return field
        }
        return "\"" + String(scalars: field.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }) + "\""
    }
}
