extension PatternSet {
    /// Reads a sorted table: UTF-8, tab-separated, a header, one pattern a line, in the order of the UTF-8 bytes.
    ///
    /// The column `pattern` is required. `payload` and `rank` are decimal numbers of 32 bits; without them a pattern
    /// carries the number of its row from 0, and has rank 0. Other columns are passed over; so are lines that begin
    /// with `#` above the header, and empty ones.
    ///
    /// - Parameters:
    ///   - table: the bytes of the table.
    ///   - file: its name for messages.
    /// - Throws: `PatternMatchingError.invalidLine` for the first line that is not so.
    /// - Complexity: linear.
    public init(table: [UInt8], file: String) throws(PatternMatchingError) {
        self.init()
        var header: Header?
        var number = 0
        var start = 0
        var previous = 0..<0
        while start < table.count {
            number += 1
            var end = start
            while end < table.count, table[end] != UInt8(ascii: "\n") { end += 1 }
            let next = end + 1
            if end > start, table[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            let line = start..<end
            start = next
            if line.isEmpty || (header == nil && table[line.lowerBound] == UInt8(ascii: "#")) { continue }
            do throws(LineFault) {
                let fields = Self.fields(of: line, in: table)
                if let header {
                    try header.check(fields)
                    let pattern = fields[header.pattern]
                    try Self.checkOrder(of: previous, and: pattern, in: table)
                    previous = pattern
                    try append(pattern, fields, header, in: table)
                } else {
                    header = try Header(fields, in: table)
                }
            } catch {
                throw PatternMatchingError.invalidLine(file: file, line: number, fault: error)
            }
        }
    }

    private typealias LineFault = PatternMatchingError.LineFault

    private mutating func append(
        _ pattern: Range<Int>, _ fields: [Range<Int>], _ header: Header, in table: [UInt8]
    ) throws(LineFault) {
        let payload = try header.payload.map { column throws(LineFault) in
            try Self.number(fields[column], in: table)
        }
        let rank = try header.rank.map { column throws(LineFault) in try Self.number(fields[column], in: table) }
        let row = UInt32(truncatingIfNeeded: count)
        let valid = table.withUnsafeBufferPointer { bytes in
            let bytes = UnsafeBufferPointer(rebasing: bytes[pattern])
            guard UTF8Source.isValid(UnsafeRawBufferPointer(bytes)) else { return false }
            append(validUTF8: bytes, payload: payload ?? row, rank: rank ?? 0)
            return true
        }
        if !valid { throw .notUTF8 }
    }

    /// Which column is what.
    private struct Header {
        let pattern: Int
        let payload: Int?
        let rank: Int?
        let count: Int

        init(_ fields: [Range<Int>], in table: [UInt8]) throws(LineFault) {
            let names = fields.map { String(decoding: table[$0], as: UTF8.self) }
            guard let pattern = names.firstIndex(of: "pattern") else { throw .missingColumn("pattern") }
            self.pattern = pattern
            payload = names.firstIndex(of: "payload")
            rank = names.firstIndex(of: "rank")
            count = names.count
        }

        func check(_ fields: [Range<Int>]) throws(LineFault) {
            if fields.count != count { throw .fieldCount(found: fields.count, expected: count) }
        }
    }

    private static func fields(of line: Range<Int>, in table: [UInt8]) -> [Range<Int>] {
        var fields: [Range<Int>] = []
        var start = line.lowerBound
        for index in line where table[index] == UInt8(ascii: "\t") {
            fields.append(start..<index)
            start = index + 1
        }
        fields.append(start..<line.upperBound)
        return fields
    }

    private static func checkOrder(
        of previous: Range<Int>, and pattern: Range<Int>, in table: [UInt8]
    ) throws(LineFault) {
        if pattern.isEmpty { throw .emptyPattern }
        var offset = 0
        while offset < previous.count, offset < pattern.count {
            let (left, right) = (table[previous.lowerBound + offset], table[pattern.lowerBound + offset])
            if left < right { return }
            if left > right { throw .unsorted }
            offset += 1
        }
        if previous.count == pattern.count { throw .duplicate }
        if previous.count > pattern.count { throw .unsorted }
    }

    private static func number(_ field: Range<Int>, in table: [UInt8]) throws(LineFault) -> UInt32 {
        var value: UInt64 = 0
        var valid = !field.isEmpty && field.count <= 10
        for index in field where valid {
            let digit = table[index] &- UInt8(ascii: "0")
            valid = digit < 10
            value = value * 10 + UInt64(digit)
        }
        guard valid, let number = UInt32(exactly: value) else {
            throw .notANumber(String(decoding: table[field], as: UTF8.self))
        }
        return number
    }
}
