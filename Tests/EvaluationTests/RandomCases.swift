import TestSupport

/// Makes random gold and system documents: short texts and few ids, so that records meet in every way.
struct RandomCases {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// So many cases of distinct ids.
    func cases(_ count: Int) -> [ScoringCase] {
        var copy = self
        return (0..<count).map { copy.next("d\($0)") }
    }

    private static let alphabet: [Unicode.Scalar] = Array(
        "甲乙丙丁说否认「」『』,。e\u{301}\u{E9}😀 \u{3000}\u{A0}\u{1C}\u{85}\u{200B}\u{2028}\"\\".unicodeScalars)
    private static let labels = ["reported_fact", "quote", "denial", "commentary", "none", "odd"]
    private static let kinds: [JSON] = ["official", "named", nil]
    private static let types = ["person", "place", "organization", "other"]

    private mutating func next(_ id: String) -> ScoringCase {
        let text = (0..<number(1...40)).map { _ in pick(Self.alphabet) }
        let gold = document(id, text, isGold: true)
        switch number(0...9) {
        case 0: return ScoringCase(name: id, gold: gold, system: nil)
        case 1: return ScoringCase(name: id, gold: gold, system: document(id, text + ["x"], isGold: false))
        default: return ScoringCase(name: id, gold: gold, system: document(id, text, isGold: false))
        }
    }

    private mutating func document(_ id: String, _ text: [Unicode.Scalar], isGold: Bool) -> JSON {
        var members: [String: JSON] = ["id": .string(id), "text": .string(Self.string(text))]
        let statements = number(0...6)
        members["statements"] = list(statements) { index, cases in
            var statement = cases.span(in: text, isGold: isGold)
            statement["id"] = .string("s\(index)")
            statement["label"] = .string(cases.pick(Self.labels))
            if cases.chance(3) { statement["alt"] = .array([.string(cases.pick(Self.labels))]) }
            if cases.chance(4) {
                statement["spans"] = cases.list(2) { _, cases in .object(cases.span(in: text, isGold: isGold)) }
            }
            if cases.chance(3) { statement["cues"] = .array([.object(cases.span(in: text, isGold: isGold))]) }
            return .object(statement)
        }
        members["sources"] = list(number(0...5)) { index, cases in
            var source = cases.participant(in: text, isGold: isGold)
            source["id"] = .string("src\(index)")
            if !cases.chance(3) { source["kind"] = cases.pick(Self.kinds) }
            return .object(source)
        }
        members["quotes"] = list(number(0...6)) { _, cases in
            var quote = cases.span(in: text, isGold: isGold)
            if !cases.chance(6) { quote["attributable"] = .bool(!cases.chance(4)) }
            if !cases.chance(4) { quote["speaker"] = .string("src\(cases.number(0...5))") }
            return .object(quote)
        }
        if !chance(6) {
            members["denials"] = list(number(0...5)) { _, cases in cases.denial(in: text, isGold: isGold) }
        }
        members["not_denials"] = list(number(0...3)) { _, cases in .object(cases.span(in: text, isGold: isGold)) }
        if !chance(6) {
            members["mentions"] = list(number(0...8)) { _, cases in
                var mention = cases.span(in: text, isGold: isGold)
                mention["type"] = .string(cases.pick(Self.types))
                if cases.chance(3) { mention["form"] = cases.pick(["name", "name", "nominal", nil]) }
                return .object(mention)
            }
        }
        if chance(3) { members["edits"] = .array([.object(span(in: text, isGold: isGold))]) }
        return .object(members)
    }

    private mutating func denial(in text: [Unicode.Scalar], isGold: Bool) -> JSON {
        var denial: [String: JSON] = ["cue": .object(span(in: text, isGold: isGold))]
        if !chance(4) { denial["statement"] = .string("s\(number(0...6))") }
        if chance(2) { denial["denier"] = chance(5) ? nil : .object(participant(in: text, isGold: isGold)) }
        if !chance(5) { denial["official"] = .bool(chance(2)) }
        if chance(4) { denial["polarity"] = pick(["denies", "denies", "confirms", nil]) }
        if chance(4) { denial["reality"] = pick(["asserted", "asserted", "irrealis", nil]) }
        if !chance(5) {
            denial["targets"] = list(number(0...4)) { _, cases in
                var target = cases.span(in: text, isGold: isGold)
                if !cases.chance(3) { target["statement"] = .string("s\(cases.number(0...6))") }
                if cases.chance(2) { target["required"] = cases.pick([true, false, false, nil]) }
                return .object(target)
            }
        }
        return .object(denial)
    }

    private mutating func participant(in text: [Unicode.Scalar], isGold: Bool) -> [String: JSON] {
        var participant = span(in: text, isGold: isGold)
        if chance(2) { participant["entity"] = pick(["e1", "e2", "e3", "", nil]) }
        return participant
    }

    /// A place in a text; in a system's document now and then one that is wrong.
    private mutating func span(in text: [Unicode.Scalar], isGold: Bool) -> [String: JSON] {
        let start = number(0...text.count)
        let end = min(text.count, start + number(0...(chance(4) ? 40 : 6)))
        var members: [String: JSON] = [
            "start": .integer(start), "end": .integer(end), "text": .string(Self.string(text[start..<end])),
        ]
        guard !isGold else { return members }
        switch number(0...30) {
        case 0: members["text"] = "别的"
        case 1: members["end"] = .integer(end + 50)
        case 2: members["start"] = .integer(-number(1...5))
        case 3: members["end"] = .integer(start - 3)
        default: break
        }
        return members
    }

    private mutating func list(_ count: Int, _ make: (Int, inout RandomCases) -> JSON) -> JSON {
        .array((0..<count).map { make($0, &self) })
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func chance(_ of: Int) -> Bool { number(1...of) == 1 }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
