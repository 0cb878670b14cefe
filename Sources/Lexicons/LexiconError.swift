/// What is wrong with a dictionary, and where.
public struct LexiconError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of fault.
    public enum Reason: Sendable, Hashable {
        /// No dictionary directory was found; the places that were looked at.
        case directoryNotFound([String])
        /// The file cannot be read.
        case unreadable
        /// The file is not valid UTF-8.
        case notUTF8
        /// The header does not name this column.
        case missingColumn(String)
        /// The row has so many fields where the header has another number.
        case wrongFieldCount(found: Int, expected: Int)
        /// The value of a column is not one that is allowed.
        case invalidValue(column: String, value: String)
        /// The key stands on an earlier row.
        case duplicateKey(String)
        /// The row belongs before the one above it.
        case unsorted(String)
    }

    /// The file, or the directory.
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
        case .directoryNotFound(let places): return "no dictionaries; looked in \(places.joined(separator: ", "))"
        case .unreadable: return "\(place): cannot be read"
        case .notUTF8: return "\(place): not UTF-8"
        case .missingColumn(let name): return "\(place): no column \"\(name)\""
        case .wrongFieldCount(let found, let expected):
            return "\(place): \(found) fields where the header has \(expected)"
        case .invalidValue(let column, let value): return "\(place): \(column) cannot be \"\(value)\""
        case .duplicateKey(let key): return "\(place): \"\(key)\" is there already"
        case .unsorted(let key): return "\(place): \"\(key)\" is out of order"
        }
    }
}
