import Foundation

/// Standard output and standard error: results alone go to the first.
enum Console {
    static func output(_ text: String) { output(Array(text.utf8)) }

    static func output(_ bytes: [UInt8]) {
        write(bytes, to: 1)
    }

    static func error(_ message: String) {
        write(Array("bianyan: \(message)\n".utf8), to: 2)
    }

    /// Whether a stream is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Whether colours are wanted on standard output.
    static var hasColor: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal(1) && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// The width of the terminal, else of `COLUMNS`, else 100.
    static var width: Int {
        var size = winsize()
        if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 100
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        bytes.withUnsafeBytes { buffer in
            while start < buffer.count {
                let written = Foundation.write(
                    descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
                if written <= 0 {
                    // Nobody reads any more, as with `| head`.
                    if errno == EINTR { continue }
                    exit(written < 0 && errno == EPIPE ? 0 : 1)
                }
                start += written
            }
        }
    }
}
