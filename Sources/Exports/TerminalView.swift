internal import Algorithms
public import Bianyan

/// An analysis for a reader at a terminal: the repaired text with its names marked, label and source in the margin,
/// and each denial beside the claim that it denies.
public struct TerminalView: Sendable {
    /// Whether colours are used; without them names stand in ‹›.
    public let hasColor: Bool
    /// How many columns there are.
    public let width: Int

    private static let labelWidth = 10
    private static let sourceWidth = 18

    /// A view of a width, at least 60 columns.
    public init(hasColor: Bool, width: Int = 100) {
        self.hasColor = hasColor
        self.width = max(60, width)
    }

    /// The whole view, ending in a line feed. Linear.
    public func text(of analysis: Analysis) -> String {
        var lines: [String] = []
        let repairs = Dictionary(grouping: analysis.repairs, by: \.kind).map { "\($0.value.count) \($0.key.rawValue)" }
            .sorted().joined(separator: ", ")
        lines.append(
            style(.bold, "\(analysis.id)") + "  \(analysis.script.verdict.rawValue), \(analysis.origin.encoding), "
                + "\(analysis.text.count) characters" + (repairs.isEmpty ? "" : "; repaired: \(repairs)"))
        lines.append(String(repeating: "─", count: width))
        for (index, statement) in analysis.statements.enumerated() {
            lines += row(of: statement, at: index, in: analysis)
        }
        if !analysis.denials.isEmpty {
            lines.append(String(repeating: "─", count: width))
            for (index, denial) in analysis.denials.enumerated() {
                lines += block(of: denial, at: index, in: analysis)
            }
        }
        lines.append(String(repeating: "─", count: width))
        lines.append(legend(of: analysis))
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: statements

    private func row(of statement: Statement, at index: Int, in analysis: Analysis) -> [String] {
        let number = DisplayWidth.fit("s\(index + 1)", to: 5)
        let label = DisplayWidth.fit(name(of: statement.label), to: Self.labelWidth)
        let source =
            statement.source.map { oneLine(analysis.repairedText(of: analysis.sources[$0].range)) }
            ?? statement.carriedSource.map { "…" + oneLine(analysis.repairedText(of: analysis.sources[$0].range)) }
            ?? ""
        let margin =
            number + style(color(of: statement.label), label) + " "
            + DisplayWidth.fit(source, to: Self.sourceWidth) + " │ "
        let rest = String(repeating: " ", count: 5 + Self.labelWidth + 1 + Self.sourceWidth) + " │ "
        let columns = width - 5 - Self.labelWidth - 1 - Self.sourceWidth - 3
        return wrap(marked(statement.range, in: analysis), to: columns).enumerated().map {
            $0 == 0 ? margin + $1 : rest + $1
        }
    }

    /// The pieces of a repaired text, each plain or a name.
    private func marked(_ range: ScalarRange, in analysis: Analysis) -> [(text: String, isName: Bool)] {
        var pieces: [(String, Bool)] = []
        var position = range.lowerBound
        for mention in mentions(in: range, of: analysis) where mention.range.lowerBound >= position {
            if mention.range.lowerBound > position {
                pieces.append((oneLine(analysis.repairedText(of: position..<mention.range.lowerBound)), false))
            }
            pieces.append((oneLine(analysis.repairedText(of: mention.range)), true))
            position = mention.range.upperBound
        }
        if position < range.upperBound {
            pieces.append((oneLine(analysis.repairedText(of: position..<range.upperBound)), false))
        }
        return pieces
    }

    private func mentions(in range: ScalarRange, of analysis: Analysis) -> [Mention] {
        let first = analysis.mentions.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
        return Array(analysis.mentions[first...].prefix { $0.range.upperBound <= range.upperBound })
    }

    private func wrap(_ pieces: [(text: String, isName: Bool)], to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in pieces {
            if piece.isName { line += hasColor ? "\u{1B}[4m" : "‹" }
            for scalar in piece.text.unicodeScalars {
                let width = DisplayWidth.of(scalar)
                if used + width > columns {
                    lines.append(line + (piece.isName && hasColor ? "\u{1B}[24m" : ""))
                    line = piece.isName && hasColor ? "\u{1B}[4m" : ""
                    used = 0
                }
                line.unicodeScalars.append(scalar)
                used += width
            }
            if piece.isName {
                line += hasColor ? "\u{1B}[24m" : "›"
                if !hasColor { used += 2 }
            }
        }
        lines.append(line)
        return lines
    }

    // MARK: denials

    private func block(of denial: Denial, at index: Int, in analysis: Analysis) -> [String] {
        let denier =
            denial.denier.map { oneLine(analysis.repairedText(of: analysis.sources[$0].range)) } ?? "(nobody named)"
        let flags = analysis.flags.filter { $0.denial == index }
        var lines = [
            style(.red, "d\(index + 1) denial") + " by " + style(.bold, denier)
                + (denial.isOfficial ? ", official" : "") + ", \(denial.status.rawValue)"
                + (flags.isEmpty ? "" : "  " + style(.bold, "⚑ official denial of a reported claim"))
        ]
        lines += entry(
            "denies", "s\(denial.statement + 1)", analysis.repairedText(of: analysis.statements[denial.statement].range)
        )
        if denial.targets.isEmpty { lines += entry("claim", "", "(not in this article)") }
        for target in denial.targets {
            let claim = analysis.statements[target.statement]
            let source =
                claim.source.map { "  [\(oneLine(analysis.repairedText(of: analysis.sources[$0].range)))]" } ?? ""
            lines += entry("claim", "s\(target.statement + 1)", analysis.repairedText(of: target.range) + source)
        }
        for rebuttal in denial.rebuttals {
            lines += entry("but", "s\(rebuttal + 1)", analysis.repairedText(of: analysis.statements[rebuttal].range))
        }
        return lines
    }

    private func entry(_ role: String, _ statement: String, _ text: String) -> [String] {
        let margin = "   " + DisplayWidth.fit(role, to: 8) + DisplayWidth.fit(statement, to: 5) + "│ "
        let rest = String(repeating: " ", count: 16) + "│ "
        return wrap([(oneLine(text), false)], to: width - 18).enumerated().map { $0 == 0 ? margin + $1 : rest + $1 }
    }

    // MARK: words and colours

    private func legend(of analysis: Analysis) -> String {
        let names = hasColor ? "underlined: names" : "‹›: names"
        return
            "\(analysis.entities.count) entities, \(analysis.mentions.count) mentions, \(analysis.statements.count) statements, "
            + "\(analysis.denials.count) denials, \(analysis.flags.count) flags.  \(names); …: source carried on; ⚑: flag"
    }

    private func oneLine(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            output.unicodeScalars.append(
                scalar.value < 0x20 || scalar.value == 0x7F || (0x80..<0xA0).contains(scalar.value) ? " " : scalar)
        }
        return output
    }

    private func name(of label: Statement.Label) -> String {
        switch label {
        case .reportedFact: "fact"
        case .quote: "quote"
        case .denial: "denial"
        case .commentary: "comment"
        case .none: "-"
        }
    }

    private enum Style: String {
        case bold = "1"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case dim = "2"
    }

    private func color(of label: Statement.Label) -> Style {
        switch label {
        case .reportedFact: .blue
        case .quote: .green
        case .denial: .red
        case .commentary: .yellow
        case .none: .dim
        }
    }

    private func style(_ style: Style, _ text: String) -> String {
        hasColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
