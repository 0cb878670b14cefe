internal import CICU

/// What ICU, or the call to it, could not do.
public struct ICUError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The function that failed, in our terms.
    public let operation: String
    /// The argument it failed on: a charset, a locale, a transliterator's name.
    public let argument: String
    /// ICU's own name for what went wrong.
    public let reason: String

    init(_ operation: String, _ argument: String, status: Int32) {
        self.operation = operation
        self.argument = argument
        reason = String(cString: cicu_error_name(status))
    }

    /// The error in one line.
    public var description: String { "ICU: \(operation) \"\(argument)\": \(reason)" }
}
