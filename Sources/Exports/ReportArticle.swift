internal import Algorithms
internal import Bianyan

/// One article of the report being written.
struct ReportArticle {
    private let analysis: Analysis
    /// What the ids of the article begin with.
    private let anchor: String
    private let hasBothScripts: Bool
    private let layers: [TextLayer]
    private let flags: Set<Int>
    /// The denials of each statement, and the denials whose claim it holds.
    private let denialsOf: [Int: [Int]]
    private let claimsOf: [Int: [(denial: Int, target: Int)]]
    private var out = HTMLText()

    init(analysis: Analysis, anchor: String, hasBothScripts: Bool) {
        self.analysis = analysis
        self.anchor = anchor
        self.hasBothScripts = hasBothScripts
        flags = Set(analysis.flags.map(\.denial))
        denialsOf = Dictionary(grouping: analysis.denials.indices) { analysis.denials[$0].statement }
        var claims: [Int: [(denial: Int, target: Int)]] = [:]
        for (index, denial) in analysis.denials.enumerated() {
            for (number, target) in denial.targets.enumerated() {
                claims[target.statement, default: []].append((index, number))
            }
        }
        claimsOf = claims
        layers = ReportLayers(analysis: analysis, anchor: anchor).layers
    }

    mutating func html() -> [UInt8] {
        let title = "\(anchor)-title"
        out.tag("<article")
        out.attribute("id", anchor)
        out.attribute("aria-labelledby", title)
        out.tag(">\n<h2")
        out.attribute("id", title)
        out.tag(">")
        out.text(analysis.id)
        out.tag("</h2>\n")
        writeFacts()
        writeDenials()
        writeStatements()
        writeEntities()
        writeRepairs()
        out.tag("</article>\n")
        return out.bytes
    }

    private mutating func writeFacts() {
        let script =
            switch analysis.language {
            case "zh-Hant": "Traditional"
            case "zh-Hans": "Simplified"
            default: "mixed or neutral script"
            }
        out.tag("<p class=\"facts\">")
        out.text(
            "\(script) · \(analysis.origin.encoding) · \(count(analysis.text.count, "character")) · "
                + "\(count(analysis.statements.count, "statement")) · \(count(analysis.entities.count, "entity", "entities")) · "
                + "\(count(analysis.denials.count, "denial")) · \(count(analysis.flags.count, "flag")) · "
                + count(analysis.repairs.count, "repair"))
        out.tag("</p>\n")
    }

    // MARK: denials

    private mutating func writeDenials() {
        guard !analysis.denials.isEmpty else { return }
        out.tag("<section class=\"denials\"><h3>Denials</h3>\n<ol>\n")
        for (index, denial) in analysis.denials.enumerated() { write(denial, at: index) }
        out.tag("</ol></section>\n")
    }

    private mutating func write(_ denial: Denial, at index: Int) {
        let isFlagged = flags.contains(index)
        let name = ItemName.denial(index)
        out.tag("<li class=\"card\(isFlagged ? " flagged" : "")\"")
        out.attribute("id", "\(anchor)-\(name)")
        out.tag(">\n<p class=\"head\"><b>\(name)</b> ")
        if isFlagged { out.tag("<b class=\"flagsign\">⚑ official denial of a reported claim</b> ") }
        let words = [
            denial.isOfficial && !isFlagged ? "official" : nil, denial.polarity.rawValue, denial.status.rawValue,
            denial.reality == .irrealis ? "not asserted" : nil, "scope: \(denial.scope.rawValue)",
            "of: \(denial.targetKind.rawValue)",
        ]
        for word in words.compactMap({ $0 }) {
            out.tag("<span class=\"chip\">")
            out.text(word.map { $0 == "_" ? " " : $0 }.reduce(into: "") { $0.append($1) })
            out.tag("</span> ")
        }
        out.tag("<span class=\"sure\">confidence \(percent(denial.confidence))</span></p>\n<div class=\"pair\">\n")
        out.tag("<div class=\"claim\"><p class=\"role\">Claim</p>")
        if denial.targets.isEmpty { out.tag("<p class=\"missing\">not in this article</p>") }
        for target in denial.targets {
            passage(
                target.range, statement: target.statement, source: analysis.statements[target.statement].source)
        }
        out.tag(
            "</div>\n<p class=\"arrow\" aria-hidden=\"true\">⟵</p>\n<div class=\"denying\"><p class=\"role\">Denied by</p>"
        )
        passage(
            analysis.statements[denial.statement].range, statement: denial.statement, source: denial.denier)
        out.tag("</div>\n</div>\n")
        if !denial.rebuttals.isEmpty {
            out.tag("<div class=\"rebuttals\"><p class=\"role\">But</p>")
            for rebuttal in denial.rebuttals {
                let statement = analysis.statements[rebuttal]
                passage(statement.range, statement: rebuttal, source: statement.source)
            }
            out.tag("</div>\n")
        }
        out.tag("</li>\n")
    }

    /// A stretch of repaired text with a link to its statement and its voice.
    private mutating func passage(_ range: ScalarRange, statement: Int, source: Int?) {
        out.tag("<blockquote><p")
        out.attribute("lang", analysis.language)
        out.tag(">")
        out.text(analysis.repairedText(of: range))
        out.tag("</p><footer>")
        link(to: ItemName.statement(statement), ItemName.statement(statement))
        if let source {
            out.tag(" · ")
            out.text(analysis.repairedText(of: analysis.sources[source].range))
            out.tag(" <span class=\"kind\">\(analysis.sources[source].kind.rawValue)</span>")
        }
        out.tag("</footer></blockquote>")
    }

    // MARK: statements

    private mutating func writeStatements() {
        out.tag(
            "<section class=\"body\"><h3 class=\"vh\">Text</h3>\n<svg class=\"arcs\" aria-hidden=\"true\" focusable=\"false\"></svg>\n<table>\n"
        )
        out.tag("<caption class=\"vh\">The text as it came, one statement a row</caption>\n<thead><tr>")
        for column in ["No.", "Label", "Source", "Text as it came"] { out.tag("<th scope=\"col\">\(column)</th>") }
        if hasBothScripts { out.tag("<th scope=\"col\">Repaired, \(scriptName)</th>") }
        out.tag("</tr></thead>\n<tbody>\n")
        if analysis.statements.isEmpty, !analysis.text.isEmpty { row(nil, over: 0..<analysis.text.count) }
        for index in analysis.statements.indices {
            let start = index == 0 ? 0 : analysis.statements[index].range.lowerBound
            let end =
                index + 1 < analysis.statements.count
                ? analysis.statements[index + 1].range.lowerBound : analysis.text.count
            row(index, over: start..<max(start, end))
        }
        out.tag("</tbody></table></section>\n")
    }

    private var scriptName: String {
        switch analysis.normalizedScript.rawValue {
        case "hans": "Simplified"
        case "hant": "Traditional"
        case let name: name
        }
    }

    /// The range is the statement with the white space behind it, so that the rows hold the whole text.
    private mutating func row(_ index: Int?, over range: ScalarRange) {
        let statement = index.map { analysis.statements[$0] }
        let voice = statement.flatMap { $0.source ?? $0.carriedSource }
        out.tag("<tr")
        if let index { out.attribute("id", "\(anchor)-\(ItemName.statement(index))") }
        out.attribute("class", "l-\(statement?.label.rawValue ?? "none")" + (startsParagraph(range) ? " para" : ""))
        out.attribute("data-label", statement?.label.rawValue ?? "none")
        out.attribute("data-kind", voice.map { analysis.sources[$0].kind.rawValue } ?? "nobody")
        out.attribute("data-names", entities(in: range, voice: voice).map(ItemName.entity).joined(separator: " "))
        out.tag("><th scope=\"row\">\(index.map(ItemName.statement) ?? "")</th><td class=\"label\">")
        if let index, let statement { writeLabel(of: statement, at: index) }
        out.tag("</td><td class=\"source\">")
        if let statement, let voice { writeVoice(voice, isCarried: statement.source == nil) }
        out.tag("</td><td class=\"text\"")
        out.attribute("lang", analysis.language)
        out.tag("><div class=\"src\">")
        TextLayer.write(range, of: analysis.text, layers: layers[...], to: &out)
        out.tag("</div></td>")
        if hasBothScripts {
            out.tag("<td class=\"other\"")
            out.attribute("lang", analysis.normalizedScript.rawValue == "hans" ? "zh-Hans" : "zh-Hant")
            out.tag("><div>")
            out.text(EditedText(edits: analysis.normalized.plan.edits).scalars(of: range, in: analysis.text))
            out.tag("</div></td>")
        }
        out.tag("</tr>\n")
    }

    private mutating func writeLabel(of statement: Statement, at index: Int) {
        out.tag("<span class=\"tag\"")
        out.attribute("title", "\(statement.mode.rawValue), confidence \(percent(statement.confidence))")
        out.tag(">\(statement.label == .none ? "–" : ReportWords.label(statement.label))</span>")
        if statement.isHeading { out.tag(" <span class=\"chip\">heading</span>") }
        for denial in denialsOf[index] ?? [] {
            let targets = analysis.denials[denial].targets.map { ItemName.statement($0.statement) }
            out.tag("<br>")
            link(
                to: ItemName.denial(denial),
                "\(ItemName.denial(denial)) ⟶ "
                    + (targets.isEmpty ? "claim not here" : targets.joined(separator: ", ")),
                title: "denies "
                    + (targets.isEmpty ? "a claim that is not in this article" : targets.joined(separator: ", ")))
        }
        for claim in claimsOf[index] ?? [] where analysis.denials[claim.denial].statement != index {
            out.tag("<br>")
            link(
                to: ItemName.denial(claim.denial), "⟵ \(ItemName.denial(claim.denial))",
                title: "denied by " + ItemName.statement(analysis.denials[claim.denial].statement))
        }
    }

    private mutating func writeVoice(_ voice: Int, isCarried: Bool) {
        let source = analysis.sources[voice]
        if isCarried { out.tag("<span title=\"carried on from before\">…</span>") }
        out.tag("<span")
        out.attribute("lang", analysis.language)
        out.tag(">")
        let name = analysis.repairedText(of: source.range)
        if let entity = analysis.entity(of: source) {
            link(to: ItemName.entity(entity), name)
        } else {
            out.text(name)
        }
        out.tag("</span> <span class=\"kind\">\(source.kind.rawValue)</span>")
    }

    private func startsParagraph(_ range: ScalarRange) -> Bool {
        guard range.lowerBound > 0 else { return false }
        var position = range.lowerBound
        while position > 0, analysis.text[position - 1].properties.isWhitespace {
            if LineBreaks.contain(analysis.text[position - 1]) { return true }
            position -= 1
        }
        return false
    }

    private func entities(in range: ScalarRange, voice: Int?) -> [Int] {
        let first = analysis.mentions.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
        let named = analysis.mentions[first...].prefix { $0.range.lowerBound < range.upperBound }.compactMap(\.entity)
        let speaking = voice.flatMap { analysis.entity(of: analysis.sources[$0]) }
        return Set(named + [speaking].compactMap { $0 }).sorted()
    }

    // MARK: lists

    private mutating func writeEntities() {
        guard !analysis.entities.isEmpty else { return }
        var places: [[Int]] = Array(repeating: [], count: analysis.entities.count)
        for (index, mention) in analysis.mentions.enumerated() {
            if let entity = mention.entity { places[entity].append(index) }
        }
        out.tag("<section class=\"entities\"><h3>Entities</h3>\n<ul>\n")
        for (index, entity) in analysis.entities.enumerated() {
            let main = entity.name(language: analysis.language)
            let others = Array([entity.hans, entity.hant, entity.en].compactMap { $0 }.filter { $0 != main }.uniqued())
            out.tag("<li")
            out.attribute("id", "\(anchor)-\(ItemName.entity(index))")
            out.attribute("data-name", ([main] + others).joined(separator: "\n"))
            out.attribute("data-entity", ItemName.entity(index))
            out.tag("><span class=\"m t-\(entity.type.rawValue)\"")
            out.attribute("lang", analysis.language)
            out.tag(">")
            out.text(main)
            out.tag("</span> <span class=\"kind\">\(entity.type.rawValue)</span>")
            if !others.isEmpty {
                out.tag(" <span class=\"others\">")
                out.text(others.joined(separator: " · "))
                out.tag("</span>")
            }
            out.tag("<span class=\"places\">")
            for mention in places[index] {
                out.tag(" ")
                link(
                    to: ItemName.mention(mention), ItemName.mention(mention),
                    title: analysis.repairedText(of: analysis.mentions[mention].range))
            }
            out.tag("</span></li>\n")
        }
        out.tag("</ul></section>\n")
    }

    private mutating func writeRepairs() {
        guard !analysis.repairs.isEmpty else { return }
        out.tag(
            "<details class=\"repairs\"><summary>\(count(analysis.repairs.count, "repair"))</summary><table>\n<thead><tr><th scope=\"col\">Where</th><th scope=\"col\">Kind</th><th scope=\"col\">As it came</th><th scope=\"col\">Repaired</th><th scope=\"col\">Confidence</th></tr></thead><tbody>\n"
        )
        for (index, edit) in analysis.repairs.enumerated() {
            out.tag("<tr><td>")
            link(to: "r\(index + 1)", "\(edit.range.lowerBound)–\(edit.range.upperBound)")
            out.tag("</td><td>\(edit.kind.rawValue)</td><td")
            out.attribute("lang", analysis.language)
            out.tag(">")
            out.text(String(scalars: analysis.text[edit.range.clamped(to: 0..<analysis.text.count)].prefix(80)))
            out.tag("</td><td")
            out.attribute("lang", analysis.language)
            out.tag(">")
            out.text(edit.replacement.isEmpty ? "(removed)" : String(scalars: edit.replacement.prefix(80)))
            out.tag("</td><td>\(percent(edit.confidence))</td></tr>\n")
        }
        out.tag("</tbody></table></details>\n")
    }

    // MARK: pieces

    private mutating func link(to item: String, _ text: String, title: String? = nil) {
        out.tag("<a")
        out.attribute("href", "#\(anchor)-\(item)")
        if let title { out.attribute("title", title) }
        out.tag(">")
        out.text(text)
        out.tag("</a>")
    }

    private func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    private func percent(_ share: Double) -> String { share.isFinite ? "\(Int((share * 100).rounded()))%" : "?" }
}

/// A text with edits done, range by range.
struct EditedText: Sendable {
    /// In order, without overlap, over the source.
    let edits: [Edit]

    /// The edited text of a range. An edit that crosses the end of the range belongs to the range that it begins in.
    ///
    /// - Complexity: linear in the range, plus a search.
    func scalars(of range: ScalarRange, in source: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var output: [Unicode.Scalar] = []
        var index = edits.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
        var position = range.lowerBound
        if index > 0 { position = max(position, edits[index - 1].range.upperBound) }
        while index < edits.count, edits[index].range.lowerBound < range.upperBound {
            let edit = edits[index]
            if position < edit.range.lowerBound { output.append(contentsOf: source[position..<edit.range.lowerBound]) }
            output.append(contentsOf: edit.replacement)
            position = max(position, edit.range.upperBound)
            index += 1
        }
        if position < range.upperBound { output.append(contentsOf: source[position..<range.upperBound]) }
        return output
    }
}
