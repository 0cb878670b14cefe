internal import Foundation

/// A dictionary file: tab-separated, UTF-8, a header, one entry a line.
///
/// Lines that begin with `#` may stand before the header. Fields hold no tabs and are not quoted.
public struct LexiconTable: Sendable {
    /// One entry.
    public struct Row: Sendable {
        /// The line in the file, from 1.
        public let line: Int
        /// The fields, one for each column.
        public let fields: [String]
    }

    /// The file's path, for messages.
    public let file: String
    /// The header.
    public let columns: [String]
    /// The entries in the file's order.
    public let rows: [Row]

    /// Reads a file.
    ///
    /// - Throws: `LexiconError` that names the file and the line.
    /// - Complexity: linear in the file.
    public init(path: String) throws(LexiconError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LexiconError(file: path, reason: .unreadable)
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw LexiconError(file: path, reason: .notUTF8)
        }
        try self.init(text: text, file: path)
    }

    /// Parses the text of a file; `file` is for messages.
    ///
    /// - Throws: `LexiconError` that names the file and the line.
    public init(text: String, file: String) throws(LexiconError) {
        self.file = file
        var columns: [String]?
        var rows: [Row] = []
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            var line = line
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            if line.isEmpty || (columns == nil && line.first == UInt8(ascii: "#")) { continue }
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(Substring($0)) }
            guard let expected = columns?.count else {
                columns = fields
                continue
            }
            guard fields.count == expected else {
                throw LexiconError(
                    file: file, line: number, reason: .wrongFieldCount(found: fields.count, expected: expected))
            }
            rows.append(Row(line: number, fields: fields))
        }
        self.columns = columns ?? []
        self.rows = rows
    }

    /// Where a column stands.
    ///
    /// - Throws: `LexiconError` when the header does not name it.
    public func column(_ name: String) throws(LexiconError) -> Int {
        guard let index = columns.firstIndex(of: name) else {
            throw LexiconError(file: file, line: 1, reason: .missingColumn(name))
        }
        return index
    }
}
