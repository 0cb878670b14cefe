internal import AlignedText
public import Bianyan
internal import Denials
public import Evaluation
public import LinearModels
internal import Statements

/// Trains the weights of statements and denials on annotated articles.
///
/// Each decision of the analysis is set beside the gold: quotes and cues by overlap, labels by majority of characters,
/// targets by how much they share with the annotated claim. Deterministic.
public struct StatementTrainer: Sendable {
    /// The weights of one training.
    public struct Weights: Sendable {
        /// Quotes, denial cues and labels.
        public let statements: StatementModels
        /// The targets of denials.
        public let targets: LinearModel
    }

    private let analyzer: Analyzer
    private let ownAnalyzers: [String: Analyzer]

    /// How much a predicted claim shares with an annotated one to count as it.
    private static let leastShare = 0.5
    private static let contextFolds = 4

    /// A trainer that looks at texts through an analyzer.
    ///
    /// - Parameters:
    ///   - analyzer: the analyzer.
    ///   - ownAnalyzers: analyzers for single articles by their ids, whose weights of names have not seen them.
    public init(analyzer: Analyzer, ownAnalyzers: [String: Analyzer] = [:]) {
        self.analyzer = analyzer
        self.ownAnalyzers = ownAnalyzers
    }

    private func material(
        of document: GoldDocument, models: StatementModels, targets: LinearModel? = nil
    ) -> TrainingMaterial {
        (ownAnalyzers[document.id] ?? analyzer).with(models: models, targets: targets).material(of: document.text)
    }

    /// Learns from documents. Linear in their texts, times the trainers' epochs.
    public func weights(from gold: [GoldDocument]) -> Weights {
        var models = StatementModels()
        var materials = gold.map { material(of: $0, models: models) }
        models.attribution = LinearModelTrainer(epochs: 20, rate: 0.2, decay: 3e-4).model(
            classes: ["no", "yes"], from: zip(gold, materials).flatMap(attributionExamples))
        materials = gold.map { material(of: $0, models: models) }
        models.quote = LinearModelTrainer(epochs: 20, rate: 0.2, decay: 3e-4).model(
            classes: ["no", "yes"], from: zip(gold, materials).flatMap(quoteExamples))
        models.denial = LinearModelTrainer(epochs: 20, rate: 0.2, decay: 3e-4).model(
            classes: ["no", "yes"], from: zip(gold, materials).flatMap(cueExamples))
        materials = gold.map { material(of: $0, models: models) }
        // What the article adds is learnt from labels of articles that the first weights have not seen.
        let trainer = LinearModelTrainer(epochs: 15, rate: 0.1, decay: 3e-4)
        let labels = Statement.Label.allCases.map(\.rawValue)
        var inContext: [LinearModelTrainer.Example] = []
        for fold in 0..<Self.contextFolds {
            let isHeldOut = { (index: Int) in index % Self.contextFolds == fold }
            let seen = gold.indices.filter { !isHeldOut($0) }
            var partial = models
            partial.label = trainer.model(
                classes: labels, from: seen.flatMap { labelExamples(gold[$0], materials[$0].labels) })
            for index in gold.indices.filter(isHeldOut) {
                inContext += labelExamples(gold[index], material(of: gold[index], models: partial).labelsInContext)
            }
        }
        models.label = trainer.model(
            classes: labels, from: zip(gold, materials).flatMap { labelExamples($0, $1.labels) })
        models.context = trainer.model(classes: labels, from: inContext)
        materials = gold.map { material(of: $0, models: models) }
        let targets = LinearModelTrainer(epochs: 15, rate: 0.1, decay: 3e-4).model(
            classes: ["no", "yes"], from: zip(gold, materials).flatMap(targetExamples))
        return Weights(statements: models, targets: targets)
    }

    // MARK: decisions beside the gold

    private func attributionExamples(
        _ gold: GoldDocument, _ material: TrainingMaterial
    ) -> [LinearModelTrainer.Example] {
        // Of the candidates for one annotated source the nearest is right, the others that would do are neither.
        var best: [Int: Double] = [:]
        let matches = material.attributions.map { decision -> (source: Int, share: Double)? in
            let shares = gold.sources.indices.map { ($0, share(gold.sources[$0].span.extent, decision.range)) }
            guard let found = shares.max(by: { $0.1 < $1.1 }), found.1 >= Self.leastShare else { return nil }
            best[found.0] = max(best[found.0] ?? 0, found.1)
            return (found.0, found.1)
        }
        return zip(material.attributions, matches).compactMap { decision, match in
            guard let match else { return .init(features: decision.features, label: 0) }
            return match.share == best[match.source] ? .init(features: decision.features, label: 1) : nil
        }
    }

    private func quoteExamples(_ gold: GoldDocument, _ material: TrainingMaterial) -> [LinearModelTrainer.Example] {
        let attributable = gold.quotes.filter(\.isAttributable).map { $0.span.extent }
        return material.quotes.map { decision in
            let isRight = attributable.contains { share($0, decision.range) >= Self.leastShare }
            return .init(features: decision.features, label: isRight ? 1 : 0)
        }
    }

    private func cueExamples(_ gold: GoldDocument, _ material: TrainingMaterial) -> [LinearModelTrainer.Example] {
        let cues = gold.denials.map { $0.cue.extent }
        let denying = gold.statements.filter { $0.label == Statement.Label.denial.rawValue }.flatMap(\.spans)
        return material.denialCues.compactMap { decision in
            if cues.contains(where: { overlaps($0, decision.range) }) {
                return .init(features: decision.features, label: 1)
            }
            // A second cue of a statement that denies is neither right nor wrong.
            if denying.contains(where: { overlaps($0, decision.range) }) { return nil }
            return .init(features: decision.features, label: 0)
        }
    }

    private func labelExamples(
        _ gold: GoldDocument, _ decisions: [TrainingMaterial.Decision]
    ) -> [LinearModelTrainer.Example] {
        let labels = Statement.Label.allCases
        var labelOfPlace = [Int?](repeating: nil, count: gold.text.unicodeScalars.count)
        for statement in gold.statements {
            guard let label = labels.firstIndex(where: { $0.rawValue == statement.label }) else { continue }
            for span in statement.spans {
                for place in span.start..<min(span.end, labelOfPlace.count) { labelOfPlace[place] = label }
            }
        }
        return decisions.compactMap { decision in
            var votes = [Int](repeating: 0, count: labels.count)
            for place in decision.range { if let label = labelOfPlace[place] { votes[label] += 1 } }
            guard let best = votes.indices.max(by: { votes[$0] < votes[$1] }), votes[best] > 0 else { return nil }
            return .init(features: decision.features, label: best)
        }
    }

    private func targetExamples(_ gold: GoldDocument, _ material: TrainingMaterial) -> [LinearModelTrainer.Example] {
        material.targets.compactMap { decision in
            let denial = material.denials[decision.group]
            guard let right = gold.denials.first(where: { overlaps($0.cue.extent, denial.cue) }) else { return nil }
            let isRight = right.targets.contains { share($0.span.extent, decision.range) >= Self.leastShare }
            return .init(features: decision.features, label: isRight ? 1 : 0)
        }
    }

    private func overlaps(_ extent: Extent, _ range: ScalarRange) -> Bool {
        min(extent.end, range.upperBound) > max(extent.start, range.lowerBound)
    }

    /// Intersection over union.
    private func share(_ extent: Extent, _ range: ScalarRange) -> Double {
        let common = min(extent.end, range.upperBound) - max(extent.start, range.lowerBound)
        guard common > 0 else { return 0 }
        return Double(common) / Double(max(extent.end, range.upperBound) - min(extent.start, range.lowerBound))
    }
}
