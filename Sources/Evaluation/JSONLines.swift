internal import Foundation

/// Reads a file that holds one JSON document a line.
enum JSONLines {
    /// The documents of a file in order; lines of white space alone are passed over.
    ///
    /// - Throws: `EvaluationError` that names the file and the line.
    static func documents<Document: Decodable & Identifiable<String>>(
        path: String, as type: Document.Type = Document.self
    ) throws(EvaluationError) -> [Document] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw EvaluationError(file: path, reason: .unreadable)
        }
        let decoder = JSONDecoder()
        var documents: [Document] = []
        var known: Set<String> = []
        var line = 0
        for bytes in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            line += 1
            if bytes.allSatisfy({ $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }) { continue }
            let document: Document
            do {
                document = try decoder.decode(type, from: Data(bytes))
            } catch {
                throw EvaluationError(file: path, line: line, reason: .malformed(message(of: error)))
            }
            guard known.insert(document.id).inserted else {
                throw EvaluationError(file: path, line: line, reason: .duplicateID(document.id))
            }
            documents.append(document)
        }
        return documents
    }

    private static func message(of error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        let context: DecodingError.Context
        var key: (any CodingKey)?
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found): context = found
        case .keyNotFound(let missing, let found): (context, key) = (found, missing)
        @unknown default: return "\(error)"
        }
        var place = ""
        for step in context.codingPath + (key.map { [$0] } ?? []) {
            if let index = step.intValue {
                place += "[\(index)]"
            } else {
                place += place.isEmpty ? step.stringValue : ".\(step.stringValue)"
            }
        }
        if key != nil { return "no \(place)" }
        let message = context.debugDescription.split(separator: "\n").first.map(String.init) ?? "not JSON"
        return place.isEmpty ? message : "\(place): \(message)"
    }
}
