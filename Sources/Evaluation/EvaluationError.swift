/// Why a file of documents cannot be read, and where.
public struct EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of fault.
    public enum Reason: Sendable, Hashable {
        /// The file cannot be read.
        case unreadable
        /// The line is not the JSON of a document; what the decoder said, and at which field.
        case malformed(String)
        /// An earlier line has a document of that id.
        case duplicateID(String)
    }

    /// The file.
    public let file: String
    /// The line, from 1; nil when the fault is the file's as a whole.
    public let line: Int?
    /// What is wrong.
    public let reason: Reason

    /// Makes an error.
    public init(file: String, line: Int? = nil, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// The error in one line, beginning with the place.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        switch reason {
        case .unreadable: return "\(place): cannot be read"
        case .malformed(let message): return "\(place): \(message)"
        case .duplicateID(let id): return "\(place): \"\(id)\" is there already"
        }
    }
}
