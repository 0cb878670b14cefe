/// Why an archive cannot be opened, read or written.
public enum ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
    /// SQLite's own message: the file is no archive, is locked, the disk is full.
    case database(String)
    /// The archive was written by a newer version of the program.
    case newer(path: String)
    /// There is no archive where one must be.
    case missing(path: String)
    /// The dictionaries that words are cut by are at fault.
    case dictionaries(String)
    /// What was asked for is not a day, a label or a kind of source.
    case query(String)

    /// The error in one line.
    public var description: String {
        switch self {
        case .database(let detail): "archive: \(detail)"
        case .newer(let path): "\(path): written by a newer version of this program"
        case .missing(let path): "\(path): there is no archive"
        case .dictionaries(let detail): detail
        case .query(let detail): detail
        }
    }

    /// Runs what speaks to SQLite, and says its errors in our terms.
    static func translating<Value>(_ body: () throws -> Value) throws(ArchiveError) -> Value {
        do {
            return try body()
        } catch let error as ArchiveError {
            throw error
        } catch {
            throw .database("\(error)")
        }
    }
}
