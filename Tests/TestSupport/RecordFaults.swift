/// What is wrong with the JSON record of an analysis by the contract; nothing where the record is sound.
///
/// It looks at the JSON alone, as a program of somebody else would.
public struct RecordFaults: Sendable {
    /// One line for each fault: the path in the record and what is wrong there.
    public private(set) var lines: [String] = []

    private let text: [Unicode.Scalar]
    /// The scalar at each offset of the record's unit; an offset inside a scalar is missing.
    private let places: [Int: Int]

    /// Checks a record.
    public init(in record: JSONTree) {
        text = Array((record["text"].string ?? "").unicodeScalars)
        let unit = OffsetCount(rawValue: record["offsetUnit"].string ?? "") ?? .scalar
        places = Dictionary(
            unit.offsets(of: text).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        checkSpans(record)
        checkReferences(record)
        for list in ["statements", "sentences", "tokens"] where record[list] != .null {
            checkCover(record[list].elements, name: list, of: record)
        }
        checkEdits(record)
        checkSpansOfStatements(record["statements"].elements)
    }

    private func range(of object: JSONTree) -> Range<Int>? {
        guard let start = object["start"].integer, let end = object["end"].integer, start <= end,
            let lower = places[start], let upper = places[end]
        else { return nil }
        return lower..<upper
    }

    // MARK: every span is a slice of the text

    private mutating func checkSpans(_ record: JSONTree) {
        var found: [String] = []
        record.forEachObject { path, object in
            guard object["start"] != .null || object["end"] != .null else { return }
            guard let range = range(of: object) else {
                found.append("\(path): \(object["start"]) to \(object["end"]) is no place in the text")
                return
            }
            guard object["text"] != .null else { return }
            if !(object["text"].string ?? "").unicodeScalars.elementsEqual(text[range]) {
                found.append("\(path): not what stands at \(range)")
            }
        }
        lines += found
    }

    // MARK: what is named by an id is there

    private mutating func checkReferences(_ record: JSONTree) {
        var ids: [String: Set<String>] = [:]
        for (list, prefix) in [
            ("entities", "e"), ("mentions", "m"), ("quotes", "q"), ("sources", "src"), ("statements", "s"),
            ("denials", "d"),
        ] {
            let listed = record[list].elements.compactMap(\.["id"].string)
            if listed != listed.indices.map({ "\(prefix)\($0 + 1)" }) { lines.append("\(list): ids are not in order") }
            ids[list] = Set(listed)
        }
        let references: [(list: String, field: String, to: String)] = [
            ("mentions", "entity", "entities"), ("quotes", "speaker", "sources"), ("sources", "mention", "mentions"),
            ("sources", "via", "sources"), ("statements", "source", "sources"),
            ("statements", "carriedSource", "sources"), ("denials", "statement", "statements"),
            ("flags", "denial", "denials"), ("flags", "claim", "statements"), ("flags", "denier", "entities"),
            ("flags", "claimSource", "sources"),
        ]
        for (list, field, target) in references {
            for object in record[list].elements {
                if let id = object[field].string, ids[target]?.contains(id) != true {
                    lines.append("\(list): \(field) \(id) is not there")
                }
            }
        }
        for denial in record["denials"].elements {
            for id in denial["targets"].elements.compactMap(\.["statement"].string)
                + denial["rebuttals"].elements.compactMap(\.string) where ids["statements"]?.contains(id) != true
            {
                lines.append("denials: statement \(id) is not there")
            }
        }
    }

    // MARK: statements, sentences and words are partitions

    private mutating func checkCover(_ objects: [JSONTree], name: String, of record: JSONTree) {
        // Where repair leaves nothing to read, there is nothing to cut.
        let normalized = record["normalized"]["text"].string ?? ""
        if objects.isEmpty, normalized.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return }
        var reached = 0
        for (index, object) in objects.enumerated() {
            guard let range = range(of: object) else { continue }
            if range.isEmpty, name != "tokens" { lines.append("\(name)[\(index)]: empty") }
            if range.lowerBound < reached { lines.append("\(name)[\(index)]: overlaps what stands before") }
            if range.lowerBound > reached { checkGap(reached..<range.lowerBound, name: name) }
            reached = max(reached, range.upperBound)
        }
        if reached < text.count { checkGap(reached..<text.count, name: name) }
    }

    private mutating func checkGap(_ gap: Range<Int>, name: String) {
        if let place = gap.first(where: { !text[$0].properties.isWhitespace && !Self.isBlankControl(text[$0]) }) {
            lines.append("\(name): U+\(String(text[place].value, radix: 16)) at \(place) is in none")
        }
    }

    /// Control characters below the space show nothing and count as white space.
    private static func isBlankControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 }

    // MARK: edits replay

    private mutating func checkEdits(_ record: JSONTree) {
        var output: [Unicode.Scalar] = []
        var position = 0
        var last: Range<Int>?
        for (index, edit) in record["edits"].elements.enumerated() {
            guard let range = range(of: edit) else { continue }
            if range.lowerBound < position { lines.append("edits[\(index)]: overlaps the one before") }
            if let last, last.isEmpty, last == range { lines.append("edits[\(index)]: at the place of the one before") }
            output += text[position..<max(position, range.lowerBound)]
            output += (edit["replacement"].string ?? "").unicodeScalars
            position = max(position, range.upperBound)
            last = range
        }
        output += text[position...]
        if !output.elementsEqual((record["normalized"]["text"].string ?? "").unicodeScalars) {
            lines.append("edits: replayed they do not give normalized.text")
        }
    }

    private mutating func checkSpansOfStatements(_ statements: [JSONTree]) {
        for (index, statement) in statements.enumerated() where statement["spans"] != .null {
            let spans = statement["spans"].elements.compactMap { range(of: $0) }
            guard let whole = range(of: statement), spans.count > 1,
                spans.first?.lowerBound == whole.lowerBound, spans.last?.upperBound == whole.upperBound,
                zip(spans, spans.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound })
            else {
                lines.append("statements[\(index)]: spans are no parts of it")
                continue
            }
        }
    }
}
