import Foundation

/// Reads a file or standard input as a whole, or line by line without holding more than a line.
struct ByteLines {
    private let handle: FileHandle
    private let name: String
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// How many bytes the lines so far took, with their ends.
    private(set) var offset = 0
    /// Whether the last line had an end.
    private(set) var isLineEnded = true

    /// Opens a file; `-` is standard input.
    init(path: String) throws(InputFailure) {
        name = path == "-" ? "standard input" : path
        if path == "-" {
            handle = .standardInput
        } else if let handle = FileHandle(forReadingAtPath: path) {
            self.handle = handle
        } else {
            throw InputFailure("\(path): cannot be read")
        }
    }

    /// The rest of the input.
    mutating func all() throws(InputFailure) -> [UInt8] {
        do {
            return try Array(handle.readToEnd() ?? Data())
        } catch {
            throw InputFailure("\(name): cannot be read")
        }
    }

    /// The next line without its end, or nil at the end of the input.
    mutating func next() throws(InputFailure) -> [UInt8]? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                var line = Array(buffer[position..<end])
                offset += end + 1 - position
                position = end + 1
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return line
            }
            searched = buffer.count
            if isAtEnd {
                guard position < buffer.count else { return nil }
                let line = Array(buffer[position...])
                offset += line.count
                isLineEnded = false
                position = buffer.count
                return line
            }
            let chunk: Data?
            do { chunk = try handle.read(upToCount: 1 << 18) } catch { throw InputFailure("\(name): cannot be read") }
            if let chunk, !chunk.isEmpty {
                searched -= position
                buffer.removeFirst(position)
                position = 0
                buffer.append(contentsOf: chunk)
            } else {
                isAtEnd = true
            }
        }
    }
}
