public import Lexicons

/// Why denials cannot be resolved.
public enum DenialsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A weights file is at fault.
    case dictionary(LexiconError)

    /// The error in one line.
    public var description: String {
        switch self {
        case .dictionary(let error): "\(error)"
        }
    }
}
