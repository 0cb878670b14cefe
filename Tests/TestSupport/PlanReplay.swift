/// Replays a plan of edits from its JSON, as a program of somebody else would.
public enum PlanReplay {
    /// The text that the edits of a record make of its `text`; nil where an edit is out of order, reaches out of the
    /// text, cuts a scalar or does not quote what it replaces.
    public static func text(of record: JSONTree) -> [Unicode.Scalar]? {
        let text = Array((record["text"].string ?? "").unicodeScalars)
        let unit = OffsetCount(rawValue: record["offsetUnit"].string ?? "") ?? .scalar
        let places = Dictionary(
            unit.offsets(of: text).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var output: [Unicode.Scalar] = []
        var position = 0
        for edit in record["edits"].elements {
            guard let start = edit["start"].integer.flatMap({ places[$0] }),
                let end = edit["end"].integer.flatMap({ places[$0] }), start >= position, end >= start,
                (edit["text"].string ?? "").unicodeScalars.elementsEqual(text[start..<end])
            else { return nil }
            output += text[position..<start]
            output += (edit["replacement"].string ?? "").unicodeScalars
            position = end
        }
        return output + text[position...]
    }
}
