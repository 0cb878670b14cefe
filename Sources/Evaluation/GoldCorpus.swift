/// The documents of a gold file.
public struct GoldCorpus: Sendable {
    /// The documents in the order of the file.
    public let documents: [GoldDocument]

    /// Reads a file that holds one gold document a line.
    ///
    /// - Throws: `EvaluationError` that names the file and the line: for a file or line that cannot be read, and for
    ///   an id that an earlier line has.
    /// - Complexity: linear in the file.
    public init(path: String) throws(EvaluationError) {
        documents = try JSONLines.documents(path: path)
    }
}
