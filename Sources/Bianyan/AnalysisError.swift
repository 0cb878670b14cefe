/// Why an analyzer cannot be built or a text cannot be read. Bad text is never an error, only bad files and charsets.
public struct AnalysisError: Error, Sendable, CustomStringConvertible {
    /// The stage's own error.
    public let cause: any Error

    init(_ cause: any Error) { self.cause = cause }

    /// The error in one line.
    public var description: String { "\(cause)" }
}
