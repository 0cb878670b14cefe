/// Holds a system's analyses against gold.
///
/// The figures are those of the project's reference scorer:
/// - a gold statement takes the label that covers most of its characters in the system's output, white space aside;
/// - sources and quotes match one to one where their intersection over union is at least a half, the best first;
/// - a denial event is right when its cues or else its statements overlap and the deniers are the same or both absent;
/// - a pair of denial and required claim is right when the event is right and a target of the system covers the claim
///   by half (strict) or touches the claim or its statement (loose); other targets cost nothing where they hit an
///   optional one;
/// - names match by span and type.
public struct Scorer: Sendable {
    /// What the report shows.
    public let layers: Set<ScoringLayer>

    /// A scorer that reports the given layers.
    public init(layers: Set<ScoringLayer> = Set(ScoringLayer.allCases)) {
        self.layers = layers
    }

    /// Scores the analyses of documents.
    ///
    /// - Parameters:
    ///   - gold: the documents to be scored, of distinct ids.
    ///   - system: the analyses by the ids of the documents. One that is not there, or whose text is another, counts as
    ///     empty; one without gold is not looked at.
    /// - Complexity: for each document linear in its text and the spans of its gold statements, and in the product of
    ///   the gold's and the system's records of a layer.
    public func report(gold: [GoldDocument], system: [String: ScoredDocument]) -> EvaluationReport {
        var tally = Tally()
        for document in gold { tally.add(document, system[document.id]) }
        return EvaluationReport(tally: tally, layers: layers)
    }
}
