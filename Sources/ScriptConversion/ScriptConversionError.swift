/// What is wrong with a conversion table or a user dictionary, and where.
public struct ScriptConversionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of fault.
    public enum Reason: Sendable, Hashable {
        /// The file cannot be read.
        case unreadable
        /// The line is not valid UTF-8.
        case notUTF8
        /// The line has so many fields where it needs so many.
        case wrongFieldCount(found: Int, expected: Int)
        /// The header is not the one that the file must begin with.
        case wrongHeader(expected: String)
        /// The line has no text to convert from.
        case emptyKey
        /// The line has no text to convert to.
        case emptyValue
        /// The text to convert from stands on an earlier line, which is named.
        case duplicateKey(String, firstLine: Int)
        /// The text to convert from is longer than a pattern may be, in scalars.
        case tooLong(count: Int, limit: Int)
        /// The line belongs before the one above it.
        case unsorted(String)
        /// A field that must be one character or a number is not.
        case invalidField(String)
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
        case .notUTF8: return "\(place): not UTF-8"
        case .wrongFieldCount(let found, let expected): return "\(place): \(found) fields where \(expected) are needed"
        case .wrongHeader(let expected): return "\(place): the header must be \"\(expected)\""
        case .emptyKey: return "\(place): nothing to convert from"
        case .emptyValue: return "\(place): nothing to convert to"
        case .duplicateKey(let key, let first): return "\(place): \"\(key)\" stands on line \(first) already"
        case .tooLong(let count, let limit): return "\(place): \(count) characters where \(limit) are allowed"
        case .unsorted(let key): return "\(place): \"\(key)\" is out of order"
        case .invalidField(let field): return "\(place): cannot use \"\(field)\""
        }
    }
}
