/// A text whose records are written by the words that they cover.
struct Article: Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    /// A record at the nth occurrence of some words, with further fields.
    func at(_ words: String, _ nth: Int = 1, _ fields: KeyValuePairs<String, JSON> = [:]) -> JSON {
        let place = offsets(words, nth)
        var members: [String: JSON] = [
            "start": .integer(place.lowerBound), "end": .integer(place.upperBound), "text": .string(words),
        ]
        for (key, value) in fields { members[key] = value }
        return .object(members)
    }

    /// A statement.
    func statement(_ id: String, _ words: String, _ label: String, _ fields: KeyValuePairs<String, JSON> = [:]) -> JSON
    {
        guard case .object(var members) = at(words, 1, fields) else { return nil }
        members["id"] = .string(id)
        members["label"] = .string(label)
        return .object(members)
    }

    /// A document of this text.
    func document(_ id: String, _ layers: KeyValuePairs<String, JSON>) -> JSON {
        var members: [String: JSON] = ["id": .string(id), "text": .string(text)]
        for (key, value) in layers { members[key] = value }
        return .object(members)
    }

    /// The scalars of the nth occurrence; a place that no text has if there is none, so that the case fails.
    func offsets(_ words: String, _ nth: Int = 1) -> Range<Int> {
        let scalars = Array(text.unicodeScalars)
        let pattern = Array(words.unicodeScalars)
        var left = nth
        for start in 0..<max(0, scalars.count - pattern.count + 1)
        where scalars[start..<(start + pattern.count)].elementsEqual(pattern) {
            left -= 1
            if left == 0 { return start..<(start + pattern.count) }
        }
        return 1_000_000..<(1_000_000 + pattern.count)
    }
}
