import Archive
import Bianyan
import Foundation

/// What all tests of the archive share: it takes seconds to load.
enum Shared {
    static let analyzer = Result { try Analyzer() }

    /// An archive in a folder that is gone after the test.
    static func withArchive<Value>(_ body: (Archive, Analyzer) throws -> Value) throws -> Value {
        try withFolder { try body(try open($0), try analyzer.get()) }
    }

    static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bianyan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    static func open(_ folder: URL, lexicons: LexiconDirectory? = nil) throws -> Archive {
        try Archive(
            path: folder.appendingPathComponent("archive.sqlite").path,
            lexicons: try lexicons ?? LexiconDirectory.standard(), creates: true)
    }
}
