import Foundation

/// Where results go: standard output or a file.
struct OutputStream {
    static let standard = OutputStream(descriptor: 1, name: "standard output")

    let descriptor: Int32
    let name: String

    /// Opens a file.
    ///
    /// - Parameter keeping: how many of its bytes stay; what is written goes behind them.
    static func file(_ path: String, keeping: Int = 0) throws(InputFailure) -> OutputStream {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw InputFailure("\(path): cannot be written", status: 2) }
        // A pipe or a terminal has no length to cut.
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            guard ftruncate(descriptor, keeping) == 0, lseek(descriptor, keeping, Int32(SEEK_SET)) >= 0 else {
                throw InputFailure("\(path): cannot be written", status: 2)
            }
        }
        return OutputStream(descriptor: descriptor, name: path)
    }

    /// Writes everything, or ends the program: results that cannot be kept are no results.
    func write(_ bytes: [UInt8]) {
        let failure = Console.write(bytes, to: descriptor)
        guard failure != 0 else { return }
        // Nobody reads any more, as with `| head`.
        if failure == EPIPE { exit(0) }
        Console.error("\(name): \(String(cString: strerror(failure)))")
        exit(1)
    }
}
