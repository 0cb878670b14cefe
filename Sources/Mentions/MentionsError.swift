public import Lexicons

/// Why names cannot be looked for.
public enum MentionsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A dictionary file is at fault.
    case dictionary(LexiconError)

    /// The error in one line.
    public var description: String {
        switch self {
        case .dictionary(let error): "\(error)"
        }
    }
}
