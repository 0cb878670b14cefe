internal import Foundation

/// A figure of a report, or a table of them: what both forms of the report are written from.
indirect enum Figure {
    case integer(Int)
    case number(Double)
    /// There was nothing to measure.
    case unknown
    case names([String])
    case counts(MatchCounts, kindAccuracy: Figure?)
    case table([(key: String, value: Figure)])

    init(_ number: Double?) {
        self = number.map(Figure.number) ?? .unknown
    }

    static func counts(_ counts: MatchCounts) -> Figure { .counts(counts, kindAccuracy: nil) }
}

extension Figure {
    /// The figure as JSON, indented by one space a level.
    func appendJSON(to output: inout String, level: Int = 0) {
        switch self {
        case .integer(let value): output += "\(value)"
        case .number(let value): output += "\(value)"
        case .unknown: output += "null"
        case .names(let names):
            Self.appendItems(names, "[", "]", level, to: &output) { name, output in
                Self.appendQuoted(name, to: &output)
            }
        case .counts(let counts, let kindAccuracy):
            var members: [(key: String, value: Figure)] = [
                ("p", .number(counts.precision)), ("r", .number(counts.recall)), ("f1", .number(counts.f1)),
                ("tp", .integer(counts.truePositives)), ("fp", .integer(counts.falsePositives)),
                ("fn", .integer(counts.falseNegatives)),
            ]
            if let kindAccuracy { members.append(("kind_accuracy", kindAccuracy)) }
            Figure.table(members).appendJSON(to: &output, level: level)
        case .table(let members):
            Self.appendItems(members, "{", "}", level, to: &output) { member, output in
                Self.appendQuoted(member.key, to: &output)
                output += ": "
                member.value.appendJSON(to: &output, level: level + 1)
            }
        }
    }

    private static func appendItems<Item>(
        _ items: [Item], _ open: String, _ close: String, _ level: Int, to output: inout String,
        append: (Item, inout String) -> Void
    ) {
        output += open
        for (index, item) in items.enumerated() {
            output += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: level + 1)
            append(item, &output)
        }
        if !items.isEmpty { output += "\n" + String(repeating: " ", count: level) }
        output += close
    }

    private static func appendQuoted(_ text: String, to output: inout String) {
        output += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case "\u{8}": output += "\\b"
            case "\u{C}": output += "\\f"
            case "\0"..<" ": output += String(format: "\\u%04x", scalar.value)
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }
}

extension Figure {
    /// The lines of a table for a person, two spaces further in at each level.
    static func lines(of members: [(key: String, value: Figure)], level: Int = 0) -> [String] {
        let margin = String(repeating: "  ", count: level)
        return members.flatMap { key, value -> [String] in
            if case .table(let members) = value { return [margin + key] + lines(of: members, level: level + 1) }
            let padding = String(repeating: " ", count: max(0, 16 - key.unicodeScalars.count))
            return ["\(margin)\(key)\(padding) \(value.shown)"]
        }
    }

    private var shown: String {
        switch self {
        case .integer(let value): return "\(value)"
        case .number(let value): return Self.rounded(value)
        case .unknown: return "None"
        case .names(let names): return "[\(names.map { "'\($0)'" }.joined(separator: ", "))]"
        case .counts(let counts, let kindAccuracy):
            var line = "P \(Self.rounded(counts.precision))  R \(Self.rounded(counts.recall))"
            line += "  F1 \(Self.rounded(counts.f1))"
            line += "  (tp \(counts.truePositives) fp \(counts.falsePositives) fn \(counts.falseNegatives))"
            if case .number(let value) = kindAccuracy { line += "  kind \(Self.rounded(value))" }
            return line
        case .table: return ""
        }
    }

    private static func rounded(_ value: Double) -> String { String(format: "%.3f", value) }
}
