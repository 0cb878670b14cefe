internal import AlignedText
internal import Foundation

/// A conversion table in memory: sorted keys with what they become, all scalars in one buffer.
///
/// The loader reads bytes, not strings, since the largest table has fifty thousand rows and is read at every start.
struct PhraseTable: Sendable {
    /// One row; the ranges are over `scalars`.
    struct Entry: Sendable {
        let key: Range<Int>
        let value: Range<Int>
        /// The other outcomes, each parted from the next by a space.
        let alternatives: Range<Int>
    }

    /// The text of all fields.
    private(set) var scalars: [Unicode.Scalar] = []
    /// The rows, sorted by key.
    private(set) var entries: [Entry] = []

    /// The header of a table with alternatives.
    static let header = "from\tto\talternatives"

    /// Reads a table.
    ///
    /// - Throws: `ScriptConversionError` that names the file and the line.
    /// - Complexity: linear in the file.
    init(path: String) throws(ScriptConversionError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ScriptConversionError(file: path, reason: .unreadable)
        }
        let fault = data.withUnsafeBytes { parse($0, file: path) }
        if let fault { throw fault }
    }

    /// A table from the text of a file; `file` is for messages.
    init(text: String, file: String) throws(ScriptConversionError) {
        let bytes = Array(text.utf8)
        let fault = bytes.withUnsafeBytes { parse($0, file: file) }
        if let fault { throw fault }
    }

    /// The key of a row.
    func key(_ entry: Entry) -> ArraySlice<Unicode.Scalar> { scalars[entry.key] }

    /// What the key of a row becomes.
    func value(_ entry: Entry) -> ArraySlice<Unicode.Scalar> { scalars[entry.value] }

    private mutating func parse(_ bytes: UnsafeRawBufferPointer, file: String) -> ScriptConversionError? {
        scalars.reserveCapacity(bytes.count / 3)
        entries.reserveCapacity(bytes.count / 20)
        var line = 1
        var position = 0
        let header = Array(Self.header.utf8)
        guard bytes.count > header.count, bytes.prefix(header.count).elementsEqual(header),
            bytes[header.count] == 0x0A
        else { return ScriptConversionError(file: file, line: 1, reason: .wrongHeader(expected: Self.header)) }
        position = header.count + 1
        while position < bytes.count {
            line += 1
            var bounds = (scalars.count, 0, 0)
            var field = 0
            while position < bytes.count, bytes[position] != 0x0A {
                if bytes[position] == 0x09 {
                    field += 1
                    if field == 1 { bounds.1 = scalars.count } else if field == 2 { bounds.2 = scalars.count }
                    position += 1
                    continue
                }
                guard let scalar = UTF8Scalars.decode(bytes, at: &position) else {
                    return ScriptConversionError(file: file, line: line, reason: .notUTF8)
                }
                scalars.append(scalar)
            }
            position += 1
            guard field == 2 else {
                return ScriptConversionError(
                    file: file, line: line, reason: .wrongFieldCount(found: field + 1, expected: 3))
            }
            let entry = Entry(
                key: bounds.0..<bounds.1, value: bounds.1..<bounds.2, alternatives: bounds.2..<scalars.count)
            guard !entry.key.isEmpty else {
                return ScriptConversionError(file: file, line: line, reason: .emptyKey)
            }
            if let last = entries.last, !Self.precedes(last.key, entry.key, in: scalars) {
                let key = String(scalars: scalars[entry.key])
                let isEqual = scalars[last.key] == scalars[entry.key]
                return ScriptConversionError(
                    file: file, line: line,
                    reason: isEqual ? .duplicateKey(key, firstLine: line - 1) : .unsorted(key))
            }
            entries.append(entry)
        }
        return nil
    }

    /// Whether one key stands before another in the order of scalars.
    private static func precedes(_ left: Range<Int>, _ right: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
        var (first, second) = (left.lowerBound, right.lowerBound)
        while first < left.upperBound, second < right.upperBound {
            let (one, other) = (scalars[first], scalars[second])
            if one != other { return one < other }
            first += 1
            second += 1
        }
        return first == left.upperBound && second < right.upperBound
    }
}
