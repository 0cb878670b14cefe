import Bianyan

extension Analyzer {
    /// An analyzer over the dictionaries of this build and the user's own tables.
    ///
    /// - Throws: `InputFailure` of status 2, which says the file and the line of a fault: the call cannot be answered.
    static func loaded(overlays paths: [String] = [], standard: NameStandard = .guideline, hasNameWeights: Bool = true)
        throws(InputFailure)
        -> Analyzer
    {
        do {
            return try Analyzer(
                overlays: try paths.map { try LexiconTable(path: $0) }, standard: standard,
                hasNameWeights: hasNameWeights)
        } catch {
            throw InputFailure("\(error)", status: 2)
        }
    }
}
