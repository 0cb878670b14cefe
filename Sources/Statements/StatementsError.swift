public import Lexicons

/// Why statements cannot be told apart.
public enum StatementsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A dictionary or weights file is at fault.
    case dictionary(LexiconError)

    /// The error in one line.
    public var description: String {
        switch self {
        case .dictionary(let error): "\(error)"
        }
    }
}
