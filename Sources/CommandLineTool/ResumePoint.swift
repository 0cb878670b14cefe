import Foundation

/// The records that an earlier run left in a file, read along with the input that they came from.
///
/// Order is kept and every good line gives one record, so the records answer the good lines one to one.
struct ResumePoint {
    private var records: ByteLines?
    private let path: String
    private var number = 0
    /// How many bytes of the file are whole records.
    private(set) var length = 0

    /// Opens a file; there may be none yet.
    init(path: String) throws(InputFailure) {
        self.path = path
        records = FileManager.default.fileExists(atPath: path) ? try ByteLines(path: path) : nil
    }

    /// The id of the next whole record, or nil behind the last one. A record that was cut is none.
    mutating func next() throws(InputFailure) -> String? {
        guard let line = try records?.next(), let records, records.isLineEnded else {
            records = nil
            return nil
        }
        number += 1
        guard let id = Self.id(of: line) else {
            throw InputFailure("\(path):\(number): not a record of an earlier run", status: 2)
        }
        length = records.offset
        return id
    }

    /// What is wrong when the next record is of another article than the next line.
    func mismatch(record: String, line: LineRun.Line, id: String) -> InputFailure {
        InputFailure(
            "\(path):\(number) is of \"\(record)\" but \(line.place) is \"\(id)\": another input's output", status: 2)
    }

    /// The id stands at the beginning of a record: the rest is not parsed.
    private static func id(of record: [UInt8]) -> String? {
        let prefix = Array("{\"schema\":\"bianyan.analysis/1\",\"id\":\"".utf8)
        guard record.starts(with: prefix), record.last == UInt8(ascii: "}") else { return nil }
        var end = prefix.count
        while end < record.count, record[end] != UInt8(ascii: "\"") { end += record[end] == UInt8(ascii: "\\") ? 2 : 1 }
        guard end < record.count else { return nil }
        return try? JSONDecoder().decode(
            [String].self, from: Data(Array("[\"".utf8) + record[prefix.count..<end] + Array("\"]".utf8)))[0]
    }
}
