public import Lexicons

/// What went wrong with names.
public enum MentionsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A dictionary file is at fault.
    case dictionary(LexiconError)
    /// A file of trained weights cannot be used.
    case weights(file: String, fault: String)
    /// A file of training data cannot be used.
    case corpus(file: String, line: Int?, fault: String)

    /// The error in one line.
    public var description: String {
        switch self {
        case .dictionary(let error): "\(error)"
        case .weights(let file, let fault): "\(file): \(fault)"
        case .corpus(let file, let line, let fault): line.map { "\(file):\($0): \(fault)" } ?? "\(file): \(fault)"
        }
    }
}
