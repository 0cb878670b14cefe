internal import Algorithms
public import Bianyan

/// An analysis for a reader at a terminal: the repaired text with its names marked, label and source in the margin,
/// and each denial beside the claim that it denies.
public struct TerminalView: Sendable {
    /// Whether colours are used; without them names stand in ‹›.
    public let hasColor: Bool
    /// How many columns there are.
    public let width: Int

    private static let numberWidth = 5
    private static let labelWidth = 10
    private static let sourceWidth = 18

    /// A view of a width, at least 20 columns. Below 60 the margin stands above the text.
    public init(hasColor: Bool, width: Int = 100) {
        self.hasColor = hasColor
        self.width = max(20, width)
    }

    private var isNarrow: Bool { width < 60 }

    /// The whole view, ending in a line feed. Linear.
    public func text(of analysis: Analysis) -> String {
        var lines = header(of: analysis)
        let rule = String(repeating: "─", count: width)
        lines.append(rule)
        let notes = notes(of: analysis)
        for (index, statement) in analysis.statements.enumerated() {
            lines += row(of: statement, at: index, note: notes[index] ?? "", in: analysis)
        }
        if !analysis.denials.isEmpty {
            lines.append(rule)
            let flagged = Set(analysis.flags.map(\.denial))
            for (index, denial) in analysis.denials.enumerated() {
                lines += block(of: denial, at: index, isFlagged: flagged.contains(index), in: analysis)
            }
        }
        lines.append(rule)
        lines += legend(of: analysis)
        return lines.joined(separator: "\n") + "\n"
    }

    /// What stands below the label of a statement: the denials that it makes, and those of what it claims.
    private func notes(of analysis: Analysis) -> [Int: String] {
        var made: [Int: [String]] = [:]
        var met: [Int: [String]] = [:]
        for (index, denial) in analysis.denials.enumerated() {
            let claims = Array(denial.targets.map(\.statement).uniqued())
            let names = claims.isEmpty ? "?" : claims.map(ItemName.statement).joined(separator: " ")
            made[denial.statement, default: []].append("\(ItemName.denial(index)) → \(names)")
            for claim in claims where claim != denial.statement {
                met[claim, default: []].append(ItemName.denial(index))
            }
        }
        return made.mapValues { $0.joined(separator: ", ") }.merging(
            met.mapValues { "← " + $0.joined(separator: " ") }, uniquingKeysWith: { "\($0)  \($1)" })
    }

    private func header(of analysis: Analysis) -> [String] {
        let repairs = Dictionary(grouping: analysis.repairs, by: \.kind).map { "\($0.value.count) \($0.key.rawValue)" }
            .sorted().joined(separator: ", ")
        let facts =
            "\(analysis.script.verdict.rawValue), \(analysis.origin.encoding), \(analysis.text.count) characters"
            + (repairs.isEmpty ? "" : "; repaired: \(repairs)")
        let id = oneLine(analysis.id)
        if DisplayWidth.of(id) + 2 + DisplayWidth.of(facts) <= width { return [style(.bold, id) + "  " + facts] }
        return wrap([.init(id)], to: width).map { style(.bold, $0) } + wrap([.init(facts)], to: width)
    }

    // MARK: statements

    /// The rows of a statement.
    private func row(of statement: Statement, at index: Int, note: String, in analysis: Analysis) -> [String] {
        let source =
            statement.source.map { oneLine(analysis.repairedText(of: analysis.sources[$0].range)) }
            ?? statement.carriedSource.map { "…" + oneLine(analysis.repairedText(of: analysis.sources[$0].range)) }
            ?? ""
        let number = DisplayWidth.fit(ItemName.statement(index), to: Self.numberWidth)
        let label = name(of: statement.label)
        let pieces = marked(statement.range, in: analysis)
        if isNarrow {
            let words = [source, note].filter { !$0.isEmpty }.joined(separator: "  ")
            let room = max(0, width - Self.numberWidth - DisplayWidth.of(label) - 1)
            let margin =
                number + style(color(of: statement.label), label) + " "
                + (DisplayWidth.of(words) <= room ? words : DisplayWidth.fit(words, to: room))
            return [margin] + wrap(pieces, to: width - 2).map { "  " + $0 }
        }
        let left = Self.numberWidth + Self.labelWidth + 1 + Self.sourceWidth
        let first =
            number + style(color(of: statement.label), DisplayWidth.fit(label, to: Self.labelWidth)) + " "
            + DisplayWidth.fit(source, to: Self.sourceWidth)
        var margins = [first]
        if !note.isEmpty {
            margins.append(
                String(repeating: " ", count: Self.numberWidth)
                    + style(.red, DisplayWidth.fit(note, to: Self.labelWidth + 1 + Self.sourceWidth)))
        }
        let lines = wrap(pieces, to: width - left - 3)
        return (0..<max(margins.count, lines.count)).map {
            ($0 < margins.count ? margins[$0] : String(repeating: " ", count: left)) + " │"
                + ($0 < lines.count ? " " + lines[$0] : "")
        }
    }

    /// The pieces of a repaired text, each plain or a name.
    private func marked(_ range: ScalarRange, in analysis: Analysis) -> [TerminalLines.Piece] {
        var pieces: [TerminalLines.Piece] = []
        var position = range.lowerBound
        for mention in mentions(in: range, of: analysis) where mention.range.lowerBound >= position {
            if mention.range.lowerBound > position {
                pieces.append(.init(oneLine(analysis.repairedText(of: position..<mention.range.lowerBound))))
            }
            pieces.append(.init(oneLine(analysis.repairedText(of: mention.range)), isName: true))
            position = mention.range.upperBound
        }
        if position < range.upperBound {
            pieces.append(.init(oneLine(analysis.repairedText(of: position..<range.upperBound))))
        }
        return pieces
    }

    private func mentions(in range: ScalarRange, of analysis: Analysis) -> [Mention] {
        let first = analysis.mentions.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
        return Array(analysis.mentions[first...].prefix { $0.range.upperBound <= range.upperBound })
    }

    private func wrap(_ pieces: [TerminalLines.Piece], to columns: Int) -> [String] {
        TerminalLines(hasColor: hasColor, columns: columns).lines(of: pieces)
    }

    // MARK: denials

    private func block(of denial: Denial, at index: Int, isFlagged: Bool, in analysis: Analysis) -> [String] {
        let denier =
            denial.denier.map { oneLine(analysis.repairedText(of: analysis.sources[$0].range)) } ?? "(nobody named)"
        let words =
            "\(ItemName.denial(index)) denial by \(denier)" + (denial.isOfficial ? ", official" : "")
            + ", \(denial.status.rawValue)"
        var lines = wrap([.init(words)], to: width).map { style(.red, $0) }
        if isFlagged {
            lines += wrap([.init("   ⚑ official denial of a reported claim")], to: width).map { style(.bold, $0) }
        }
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
        let indent = isNarrow ? 1 : 3
        let roleWidth = isNarrow ? 7 : 8
        let margin =
            String(repeating: " ", count: indent) + DisplayWidth.fit(role, to: roleWidth)
            + DisplayWidth.fit(statement, to: Self.numberWidth) + "│ "
        let left = indent + roleWidth + Self.numberWidth
        let rest = String(repeating: " ", count: left) + "│ "
        return wrap([.init(oneLine(text))], to: max(4, width - left - 2)).enumerated().map {
            $0 == 0 ? margin + $1 : rest + $1
        }
    }

    // MARK: words and colours

    private func legend(of analysis: Analysis) -> [String] {
        func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
            "\(number) \(number == 1 ? one : many ?? one + "s")"
        }
        let counts = [
            count(analysis.entities.count, "entity", "entities"), count(analysis.mentions.count, "mention"),
            count(analysis.statements.count, "statement"), count(analysis.denials.count, "denial"),
            count(analysis.flags.count, "flag"),
        ]
        let signs = [
            hasColor ? "underlined: name" : "‹›: name", "…: source carried on", "d1 → s2: denies s2 (?: not here)",
            "← d1: denied by d1",
            "⚑: official denial of a reported claim",
        ]
        let labels = [
            "fact: reported fact", "quote: quotation", "denial: denial", "comment: commentary", "-: no label",
        ]
        return [counts, signs, labels].flatMap { wrap([.init($0.joined(separator: "; "))], to: width) }
    }

    private func oneLine(_ text: String) -> String {
        String(
            scalars: text.unicodeScalars.map { scalar -> Unicode.Scalar in
                switch scalar.value {
                case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: " "
                // What turns the direction of text would turn the margin with it.
                case 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
                default: scalar
                }
            })
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
