import Foundation

/// The project's scorer in Python, where the environment names it.
struct ReferenceScorer: Sendable {
    let path: String

    /// The scorer that `BIANYAN_SCORER` names; nil without that variable.
    static let named = ProcessInfo.processInfo.environment["BIANYAN_SCORER"].map { ReferenceScorer(path: $0) }

    struct Failure: Error {
        let message: String
    }

    /// What the scorer prints on standard output and standard error.
    func run(_ arguments: [String]) throws -> (output: String, errors: String) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("scorer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, errors) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["PYTHONUTF8=1", "python3", path] + arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        let message = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        guard process.terminationStatus == 0 else { throw Failure(message: message) }
        return (String(decoding: try Data(contentsOf: output), as: UTF8.self), message)
    }
}
