public import Lexicons

/// Why words cannot be cut.
public enum SegmentationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A dictionary file is at fault.
    case dictionary(LexiconError)
    /// ICU has no rules for word breaks here.
    case boundaries(String)
    /// A file of weights is not what it should be.
    case weights(file: String, fault: String)

    /// The error in one line.
    public var description: String {
        switch self {
        case .dictionary(let error): "\(error)"
        case .boundaries(let detail): "word breaks: \(detail)"
        case .weights(let file, let fault): "\(file): \(fault)"
        }
    }
}
