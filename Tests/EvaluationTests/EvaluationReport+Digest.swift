@testable import Evaluation

extension EvaluationReport {
    /// The figures in short, a layer a line; layers where nothing was counted are left out. Counts are true positives,
    /// false positives and false negatives.
    var digest: String {
        func text(_ counts: MatchCounts) -> String {
            "\(counts.truePositives) \(counts.falsePositives) \(counts.falseNegatives)"
        }
        func isEmpty(_ counts: MatchCounts) -> Bool { counts == MatchCounts() }
        func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "nil" }
        var lines: [String] = []
        if !missing.isEmpty { lines.append("missing \(missing.joined(separator: " "))") }
        if offsets.checked > 0 { lines.append("offsets \(offsets.wrong) of \(offsets.checked)") }
        if statements.macroF1 + statements.lenientMacroF1 + statements.characterAccuracy > 0 {
            lines.append(
                "statements \(statements.macroF1) \(statements.lenientMacroF1) \(statements.characterAccuracy)")
        }
        if !isEmpty(sources.spans) {
            lines.append("sources \(text(sources.spans)), kind \(number(sources.kindAccuracy))")
        }
        if !isEmpty(quotes.exact) {
            let speakers = "\(number(quotes.speakers.rate)) of \(quotes.speakers.total)"
            lines.append("quotes \(text(quotes.exact)), \(text(quotes.overlap)), speakers \(speakers)")
        }
        if !isEmpty(denials.events) || denials.traps.total > 0 {
            let traps = "\(number(denials.traps.rate)) of \(denials.traps.total)"
            lines.append("denials \(text(denials.events)), \(text(denials.official)), traps \(traps)")
        }
        if !isEmpty(pairs.loose) || !isEmpty(pairs.strict) {
            lines.append("pairs \(text(pairs.strict)), \(text(pairs.loose)), \(text(pairs.officialStrict))")
        }
        if !isEmpty(mentions.exact) { lines.append("mentions \(text(mentions.exact)), \(text(mentions.span))") }
        return lines.joined(separator: "\n")
    }
}
