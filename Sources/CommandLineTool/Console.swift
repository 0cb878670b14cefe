import Foundation

/// Standard output and standard error: results alone go to the first.
enum Console {
    static func output(_ text: String) { output(Array(text.utf8)) }

    static func output(_ bytes: [UInt8]) { OutputStream.standard.write(bytes) }

    static func error(_ message: String) {
        write(Array("bianyan: \(message)\n".utf8), to: 2)
    }

    /// Writes to standard error as it is, for what is drawn over.
    static func draw(_ text: String) { write(Array(text.utf8), to: 2) }

    /// Whether a stream is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Whether colours are wanted on standard output.
    static var hasColor: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal(1) && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// The width of the terminal, else of `COLUMNS`, else 100.
    static var width: Int { width(of: 1) }

    static func width(of descriptor: Int32) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 100
    }

    /// Writes everything.
    ///
    /// - Returns: zero, or why it cannot be written.
    @discardableResult
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var start = 0
        return bytes.withUnsafeBytes { buffer in
            while start < buffer.count {
                let written = Foundation.write(
                    descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
                if written < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                start += written
            }
            return 0
        }
    }
}
