/// A system's analyses, read from a file rather than made here.
public struct SystemCorpus: Sendable {
    /// The documents by their ids.
    public let documents: [String: ScoredDocument]

    /// Reads a file that holds one analysis record a line, its offsets in scalars.
    ///
    /// - Throws: `EvaluationError` that names the file and the line: for a file or line that cannot be read, and for
    ///   an id that an earlier line has.
    /// - Complexity: linear in the file.
    public init(path: String) throws(EvaluationError) {
        let read = try JSONLines.documents(path: path, as: ScoredDocument.self)
        documents = Dictionary(read.map { ($0.id, $0) }) { $1 }
    }
}
