import Foundation

/// The lines of several inputs one behind the other, without the blank ones.
struct ArticleLines {
    private var paths: ArraySlice<String>
    private var current: (path: String, lines: ByteLines, number: Int)?
    private var finished = 0

    init(paths: [String]) {
        self.paths = paths[...]
        totalBytes = Self.size(of: paths)
    }

    /// How many bytes all inputs have; nil where one of them is no file.
    let totalBytes: Int?

    /// How many bytes the lines so far took.
    var offset: Int { finished + (current?.lines.offset ?? 0) }

    /// The next line, or nil behind the last one.
    ///
    /// - Throws: `InputFailure` when an input cannot be read; the next call goes on with the next input.
    mutating func next() throws(InputFailure) -> LineRun.Line? {
        while true {
            if current == nil {
                guard let path = paths.popFirst() else { return nil }
                current = (path, try ByteLines(path: path), 0)
            }
            guard case (let path, var lines, var number)? = current else { return nil }
            // The buffer is not to be copied.
            current = nil
            guard let line = try lines.next() else {
                finished += lines.offset
                continue
            }
            number += 1
            current = (path, lines, number)
            if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                return LineRun.Line(path: path, number: number, bytes: line, end: finished + lines.offset)
            }
        }
    }

    private static func size(of paths: [String]) -> Int? {
        var total = 0
        for path in paths {
            var status = stat()
            guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            total += Int(status.st_size)
        }
        return total
    }
}
