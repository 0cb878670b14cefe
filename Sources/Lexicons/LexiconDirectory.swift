internal import Foundation

/// The folder of dictionary files that an analyzer reads.
public struct LexiconDirectory: Sendable, Hashable {
    /// The folder's path.
    public let path: String

    /// The environment variable that names the folder.
    public static let environmentVariable = "BIANYAN_DICTIONARIES"

    /// A folder of dictionaries.
    ///
    /// - Throws: `LexiconError` when there is no such folder.
    public init(path: String) throws(LexiconError) {
        guard LexiconDirectory.isDirectory(path) else {
            throw LexiconError(file: path, reason: .directoryNotFound([path]))
        }
        self.path = path
    }

    /// Finds the dictionaries that came with this build: by the environment variable, beside the executable, or in
    /// the checkout that it was built from.
    ///
    /// - Throws: `LexiconError` naming the places that were looked at.
    public static func standard() throws(LexiconError) -> LexiconDirectory {
        if let named = ProcessInfo.processInfo.environment[environmentVariable] {
            return try LexiconDirectory(path: named)
        }
        let checkout = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("dictionaries").path
        let executable = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        let beside = executable?.appendingPathComponent("dictionaries").path
        let shared = executable?.deletingLastPathComponent().appendingPathComponent("share/bianyan/dictionaries").path
        let places = [beside, shared, checkout].compactMap(\.self)
        guard let found = places.first(where: isDirectory) else {
            throw LexiconError(file: "dictionaries", reason: .directoryNotFound(places))
        }
        return LexiconDirectory(unchecked: found)
    }

    private init(unchecked path: String) { self.path = path }

    private static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    /// Reads one file of the folder, such as `cues.tsv`.
    ///
    /// - Throws: `LexiconError` that names the file and the line.
    public func table(_ name: String) throws(LexiconError) -> LexiconTable {
        try LexiconTable(path: path + "/" + name)
    }

    /// Reads every `.tsv` file of a subfolder, in the order of their names.
    ///
    /// - Throws: `LexiconError` that names the file and the line.
    public func tables(in folder: String) throws(LexiconError) -> [LexiconTable] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder) else {
            throw LexiconError(file: path + "/" + folder, reason: .unreadable)
        }
        var tables: [LexiconTable] = []
        for name in names.sorted() where name.hasSuffix(".tsv") { tables.append(try table(folder + "/" + name)) }
        return tables
    }
}
