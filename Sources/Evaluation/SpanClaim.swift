internal import Bianyan

/// A record's claim that certain words stand at a certain place of the text.
struct SpanClaim: Sendable, Hashable {
    /// The fields that lead to the record, such as `denials.cue`.
    let path: String
    /// Where; nil when the record has no such offsets.
    let extent: Extent?
    /// The words; nil when the record has something else there.
    let text: [Unicode.Scalar]?

    /// Whether the words stand there. Linear in the words.
    func holds(in document: [Unicode.Scalar]) -> Bool {
        guard let extent, let text else { return false }
        return document[extent.slice(of: document.count)].elementsEqual(text)
    }

    /// Finds the claims in a record of any shape: objects that have `start`, `end` and `text`. Linear but for the sorting
    /// of fields, which makes the order the same at every run.
    static func collect(from value: JSONValue, at path: String, into claims: inout [SpanClaim]) {
        switch value {
        case .object(let members):
            if let start = members["start"], let end = members["end"], let text = members["text"] {
                claims.append(SpanClaim(path: path, extent: extent(start, end), text: words(text)))
            }
            for (key, member) in members.sorted(by: { $0.key < $1.key }) {
                collect(from: member, at: "\(path).\(key)", into: &claims)
            }
        case .array(let items):
            for item in items { collect(from: item, at: path, into: &claims) }
        case .string, .integer, .other: break
        }
    }

    private static func extent(_ start: JSONValue, _ end: JSONValue) -> Extent? {
        let limits = -(1 << 53)...(1 << 53)
        guard case .integer(let start) = start, case .integer(let end) = end, limits.contains(start),
            limits.contains(end)
        else { return nil }
        return Extent(start: start, end: end)
    }

    private static func words(_ value: JSONValue) -> [Unicode.Scalar]? {
        if case .string(let text) = value { return text.scalarArray }
        return nil
    }
}
