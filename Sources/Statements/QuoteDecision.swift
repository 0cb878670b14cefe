internal import LinearModels

/// Whether quoted words are somebody's: by the trained weights, or by rules where there are none.
struct QuoteDecision: Sendable {
    let model: LinearModel?

    /// The probability that the words are attributable.
    func probability(_ evidence: QuoteClassifier.Evidence) -> Double {
        if let model { return model.probabilities(of: evidence.features).last ?? 0 }
        let features = Set(evidence.features)
        if features.contains("left-cue") || features.contains("is-name") { return 0.2 }
        if evidence.opensTurn && !features.contains("no-frame-in-sentence") { return 0.9 }
        if features.contains("verb-before") || features.contains("ends-in-mark") { return 0.8 }
        return evidence.hanCount >= 8 ? 0.6 : 0.3
    }
}
