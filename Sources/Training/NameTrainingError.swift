/// Why weights cannot be trained.
public struct NameTrainingError: Error, Sendable, CustomStringConvertible {
    /// The error of the stage or file.
    public let cause: any Error

    /// The error in one line.
    public var description: String { "\(cause)" }
}
