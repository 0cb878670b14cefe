internal import Algorithms
public import Bianyan

/// Standoff annotation for brat, as <https://brat.nlplab.org/standoff.html> describes it: `.ann` lines beside a `.txt` that
/// is the text as it came. brat counts characters, which are Unicode scalars.
///
/// Mentions, voices, statements and denied claims are text-bound; a denial is an event whose trigger is its cue.
public struct BratAnnotations: AnalysisWriter {
    /// A writer of `.ann` files.
    public init() {}

    /// The `.ann` lines. Linear.
    public func article(_ analysis: Analysis, number: Int) -> [UInt8] {
        var file = File(analysis: analysis)
        file.write()
        return Array(file.lines.map { $0 + "\n" }.joined().utf8)
    }

    /// The text that the lines are about, for the `.txt` beside them.
    public func text(of analysis: Analysis) -> [UInt8] {
        Array(String(scalars: analysis.text).utf8)
    }

    /// brat's own description of the annotation, for the folder of the files.
    static let configuration: [(name: String, text: String)] = [
        (
            "annotation.conf",
            """
            [entities]
            Person
            Organization
            Place
            Product
            Other
            Source
            ReportedFact
            Quote
            Denial
            Commentary
            Claim

            [relations]
            <MENTION>=Person|Organization|Place|Product|Other
            <STATEMENT>=ReportedFact|Quote|Denial|Commentary
            SaidBy Arg1:<STATEMENT>, Arg2:Source
            CarriedFrom Arg1:<STATEMENT>, Arg2:Source
            Equiv Arg1:<MENTION>, Arg2:<MENTION>, <REL-TYPE>:symmetric-transitive
            <OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

            [events]
            <STATEMENT>=ReportedFact|Quote|Denial|Commentary
            Denies Denier?:Source, Claim*:Claim, Rebuttal*:<STATEMENT>

            [attributes]
            <MENTION>=Person|Organization|Place|Product|Other
            Form Arg:<MENTION>, Value:nominal|pronoun
            Kind Arg:Source, Value:official|named|anonymous|document|media|expert|hearsay|self
            Official Arg:Denies
            Flag Arg:Denies
            Polarity Arg:Denies, Value:denies|not_denied|confirms|no_comment
            Reality Arg:Denies, Value:asserted|irrealis
            Status Arg:Denies, Value:standing|withdrawn|past

            """
        ),
        (
            "visual.conf",
            """
            [labels]
            ReportedFact | reported fact | fact
            CarriedFrom | carried from

            [drawing]
            SPAN_DEFAULT fgColor:black, bgColor:lightgray, borderColor:darken
            ARC_DEFAULT color:black, arrowHead:triangle-5
            Person bgColor:#d9c8f0
            Organization bgColor:#bfe3e6
            Place bgColor:#dbe6b5
            Product bgColor:#f3c9e2
            ReportedFact bgColor:#cfe0f5
            Quote bgColor:#cdebd8
            Denial bgColor:#f6cfcb
            Commentary bgColor:#f3e2bd
            Claim bgColor:#ffd9a8
            Denies bgColor:#e5534b
            Claim color:#b3261e

            """
        ),
    ]
}

/// One file being written.
private struct File {
    let analysis: Analysis
    var lines: [String] = []
    private var counts: [Character: Int] = [:]

    init(analysis: Analysis) {
        self.analysis = analysis
    }

    mutating func write() {
        let mentions = analysis.mentions.map { mention(mention: $0) }
        writeEquivalences(mentions)
        let sources = analysis.sources.map { source in
            let name = textBound("Source", source.range)
            if let name { add("A", "Kind \(name) \(source.kind.rawValue)") }
            return name
        }
        let statements = analysis.statements.map { statement -> String? in
            guard let type = type(of: statement.label), let name = textBound(type, statement.range) else { return nil }
            if let source = statement.source.flatMap({ sources[$0] }) {
                add("R", "SaidBy Arg1:\(name) Arg2:\(source)")
            } else if let source = statement.carriedSource.flatMap({ sources[$0] }) {
                add("R", "CarriedFrom Arg1:\(name) Arg2:\(source)")
            }
            return name
        }
        let flagged = Set(analysis.flags.map(\.denial))
        for (index, denial) in analysis.denials.enumerated() {
            write(denial, isFlagged: flagged.contains(index), sources: sources, statements: statements)
        }
    }

    private mutating func mention(mention: Mention) -> String? {
        guard let name = textBound(type(of: mention.type), mention.range) else { return nil }
        if mention.form != .name { add("A", "Form \(name) \(mention.form.rawValue)") }
        if let entity = mention.entity.map({ analysis.entities[$0] }), let key = entity.key {
            let key = String(scalars: key.unicodeScalars.map { $0.properties.isWhitespace ? "_" : $0 })
            add("N", "Reference \(name) Bianyan:\(key)\t\(oneLine(entity.name(language: analysis.language)))")
        }
        let repaired = analysis.repairedText(of: mention.range)
        if repaired.unicodeScalars.elementsEqual(analysis.text[mention.range]) == false {
            add("#", "AnnotatorNotes \(name)\trepaired: \(oneLine(repaired))")
        }
        return name
    }

    private mutating func writeEquivalences(_ names: [String?]) {
        var groups: [Int: [String]] = [:]
        for (mention, name) in zip(analysis.mentions, names) {
            if let entity = mention.entity, let name { groups[entity, default: []].append(name) }
        }
        for entity in groups.keys.sorted() {
            if let group = groups[entity], group.count > 1 {
                lines.append("*\tEquiv \(group.joined(separator: " "))")
            }
        }
    }

    private mutating func write(_ denial: Denial, isFlagged: Bool, sources: [String?], statements: [String?]) {
        guard let trigger = textBound("Denies", denial.cue) else { return }
        var arguments = ["Denies:\(trigger)"]
        if let denier = denial.denier.flatMap({ sources[$0] }) { arguments.append("Denier:\(denier)") }
        // A second argument of a role has a number behind its name.
        for (index, claim) in denial.targets.compactMap({ textBound("Claim", $0.range) }).enumerated() {
            arguments.append("Claim\(index == 0 ? "" : "\(index + 1)"):\(claim)")
        }
        for (index, rebuttal) in denial.rebuttals.compactMap({ statements[$0] }).enumerated() {
            arguments.append("Rebuttal\(index == 0 ? "" : "\(index + 1)"):\(rebuttal)")
        }
        let name = add("E", arguments.joined(separator: " "))
        if denial.isOfficial { add("A", "Official \(name)") }
        if isFlagged { add("A", "Flag \(name)") }
        add("A", "Polarity \(name) \(denial.polarity.rawValue)")
        add("A", "Reality \(name) \(denial.reality.rawValue)")
        add("A", "Status \(name) \(denial.status.rawValue)")
    }

    /// A text-bound line, unless nothing is left of the range.
    private mutating func textBound(_ type: String, _ range: ScalarRange) -> String? {
        let fragments = fragments(of: range)
        guard !fragments.isEmpty else { return nil }
        let places = fragments.map { "\($0.lowerBound) \($0.upperBound)" }.joined(separator: ";")
        let text = fragments.map { analysis.text(of: $0) }.joined(separator: " ")
        return add("T", "\(type) \(places)\t\(text)")
    }

    /// brat reads a line a time and takes tabs for ends of fields: neither may stand in a fragment.
    private func fragments(of range: ScalarRange) -> [ScalarRange] {
        var fragments: [ScalarRange] = []
        var start = range.lowerBound
        for position in range where LineBreaks.contain(analysis.text[position]) || analysis.text[position] == "\t" {
            if start < position { fragments.append(start..<position) }
            start = position + 1
        }
        if start < range.upperBound { fragments.append(start..<range.upperBound) }
        return fragments
    }

    @discardableResult
    private mutating func add(_ kind: Character, _ rest: String) -> String {
        let number = counts[kind, default: 0] + 1
        counts[kind] = number
        lines.append("\(kind)\(number)\t\(rest)")
        return "\(kind)\(number)"
    }

    private func oneLine(_ text: String) -> String {
        String(scalars: text.unicodeScalars.map { LineBreaks.contain($0) || $0 == "\t" ? " " : $0 })
    }

    private func type(of type: EntityType) -> String {
        switch type {
        case .person: "Person"
        case .organization: "Organization"
        case .place: "Place"
        case .product: "Product"
        case .other: "Other"
        }
    }

    private func type(of label: Statement.Label) -> String? {
        switch label {
        case .reportedFact: "ReportedFact"
        case .quote: "Quote"
        case .denial: "Denial"
        case .commentary: "Commentary"
        case .none: nil
        }
    }
}
