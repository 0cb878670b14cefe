import Foundation

/// The program as it was built, run as a user runs it.
enum Tool {
    /// What a run left.
    struct Result {
        let status: Int32
        let output: [UInt8]
        let error: String

        var text: String { String(decoding: output, as: UTF8.self) }
        /// The lines of standard output, without the empty one behind the last line feed.
        var lines: [String] {
            var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
                .map { String(String.UnicodeScalarView($0)) }
            if lines.last == "" { lines.removeLast() }
            return lines
        }
    }

    /// Where there is no program.
    struct NotBuilt: Error { let places: [String] }

    /// The checkout that these tests belong to.
    static let checkout = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The program beside the test bundle.
    private static let executable = Swift.Result { () throws -> URL in
        let bundles = [Bundle.main.executableURL, CommandLine.arguments.first.map { URL(fileURLWithPath: $0) }]
            .compactMap { $0?.resolvingSymlinksInPath().deletingLastPathComponent() }
        let places = bundles.map { $0.appendingPathComponent("bianyan") }
        guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw NotBuilt(places: places.map(\.path))
        }
        return found
    }

    /// Runs the program to its end. Input and output are files, so that nothing waits for anything.
    ///
    /// - Parameter errorIsTerminal: whether standard error is a terminal. What is written there must be little.
    static func run(
        _ arguments: [String], input: [UInt8] = [], columns: Int = 100, errorIsTerminal: Bool = false
    ) throws -> Result {
        try TemporaryFolder.with { folder in
            let names = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
            try Data(input).write(to: names[0])
            for name in names[1...] { try Data().write(to: name) }
            let process = Process()
            process.executableURL = try executable.get()
            process.arguments = arguments
            var environment = ProcessInfo.processInfo.environment
            environment["COLUMNS"] = "\(columns)"
            environment["BIANYAN_DICTIONARIES"] = checkout.appendingPathComponent("dictionaries").path
            process.environment = environment
            process.standardInput = try FileHandle(forReadingFrom: names[0])
            process.standardOutput = try FileHandle(forWritingTo: names[1])
            let terminal = errorIsTerminal ? try Terminal() : nil
            process.standardError = try terminal?.far ?? FileHandle(forWritingTo: names[2])
            try process.run()
            process.waitUntilExit()
            if let terminal { try Data(terminal.written()).write(to: names[2]) }
            return Result(
                status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
                output: Array(try Data(contentsOf: names[1])),
                error: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
        }
    }

    static func run(_ arguments: [String], input: String) throws -> Result {
        try run(arguments, input: Array(input.utf8))
    }
}

/// A terminal that nobody looks at.
private struct Terminal {
    /// The side that a program takes for a terminal.
    let far: FileHandle
    private let near: Int32

    struct NotMade: Error {}

    init() throws {
        near = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        // TIOCSPTLCK and TIOCGPTN, whose macros Swift does not see: unlock the far side, and ask for its number.
        var lock: Int32 = 0
        var number: Int32 = 0
        guard near >= 0, ioctl(near, 0x4004_5431, &lock) == 0, ioctl(near, 0x8004_5430, &number) == 0,
            let far = FileHandle(forUpdatingAtPath: "/dev/pts/\(number)")
        else { throw NotMade() }
        self.far = far
    }

    /// What was written on the far side.
    func written() -> [UInt8] {
        defer { close(near) }
        _ = fcntl(near, F_SETFL, fcntl(near, F_GETFL) | O_NONBLOCK)
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = read(near, &buffer, buffer.count)
            guard count > 0 else { return output }
            output += buffer.prefix(count)
        }
    }
}

/// Folders that are gone after the test.
enum TemporaryFolder {
    static func with<Value>(_ body: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bianyan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// A folder with files of these texts.
    static func with<Value>(files: [String: String], _ body: (URL) throws -> Value) throws -> Value {
        try with { folder in
            for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
            return try body(folder)
        }
    }
}
