/// What the module could not do, with the argument it failed on.
public enum TextRepairError: Error, Sendable, Hashable, CustomStringConvertible {
    /// ICU knows no charset of this name.
    case unknownCharset(String)
    /// ICU could not run; its own words for why.
    case charsetService(String)
    /// A dictionary file that repair needs is missing or faulty: file, line (from 1) and what is wrong.
    case dictionary(file: String, line: Int?, reason: String)

    /// The error in one line.
    public var description: String {
        switch self {
        case .unknownCharset(let name): return "no charset is called \"\(name)\""
        case .charsetService(let reason): return "charset service: \(reason)"
        case .dictionary(let file, let line, let reason):
            return line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
        }
    }
}
