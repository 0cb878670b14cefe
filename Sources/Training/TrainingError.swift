/// Why nothing can be trained.
public enum TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be read.
    case unreadable(String)
    /// The file is not UTF-8.
    case notUTF8(String)
    /// A line is not of the form that the file should have.
    case malformed(file: String, line: Int)
    /// There are no words in any corpus.
    case noWords

    /// The error in one line.
    public var description: String {
        switch self {
        case .unreadable(let file): "\(file): cannot be read"
        case .notUTF8(let file): "\(file): not UTF-8"
        case .malformed(let file, let line): "\(file):\(line): not of the form that is expected"
        case .noWords: "no words to train on"
        }
    }
}
