internal import AlignedText
public import Bianyan
public import Denials
public import Evaluation
internal import LinearModels
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
        public let targets: DenialModels
    }

    /// An annotated article, read up to its names.
    public struct Article: Sendable {
        let gold: GoldDocument
        let reading: Analyzer.Reading
    }

    private let analyzer: Analyzer
    private let readers: [String: Analyzer]

    /// How much a predicted claim shares with an annotated one to count as it.
    private static let leastShare = 0.5
    /// How much less a cut may share than the nearest one and be right.
    private static let leeway = 0.1
    /// The parts that each stage's decisions are made on by weights that have not seen them, for the stage after it.
    private static let folds = 4

    /// A trainer that looks at texts through an analyzer.
    ///
    /// - Parameter readers: for articles that the analyzer's weights for names have seen, by their ids, analyzers whose
    ///   weights have not.
    public init(analyzer: Analyzer, readers: [String: Analyzer] = [:]) {
        self.analyzer = analyzer
        self.readers = readers
    }

    /// Reads articles once, for as many trainings as are wanted. Linear in their texts.
    public func articles(_ documents: [GoldDocument]) -> [Article] {
        documents.map { Article(gold: $0, reading: (readers[$0.id] ?? analyzer).reading(of: $0.text)) }
    }

    private func material(
        of article: Article, models: StatementModels, targets: DenialModels = .init()
    ) -> TrainingMaterial {
        analyzer.with(models: models, targets: targets).material(of: article.reading)
    }

    /// Learns from articles. Linear in their texts, times the trainers' epochs.
    ///
    /// Every stage learns from what the stages before it say of articles they have not seen (stacking; Wolpert 1992).
    public func weights(from articles: [Article]) -> Weights {
        var models = front(from: articles)
        var partial: [StatementModels] = []
        var materials = [TrainingMaterial?](repeating: nil, count: articles.count)
        for fold in 0..<Self.folds {
            let front = front(from: articles.enumerated().filter { $0.offset % Self.folds != fold }.map(\.element))
            for index in stride(from: fold, to: articles.count, by: Self.folds) {
                materials[index] = material(of: articles[index], models: front)
            }
            partial.append(front)
        }
        let trainer = LinearModelTrainer(epochs: 15, rate: 0.1, decay: 3e-4)
        let labels = Statement.Label.allCases.map(\.rawValue)
        let examples = articles.indices.map { index in
            labelExamples(articles[index].gold, materials[index]?.labels ?? [])
        }
        models.label = trainer.model(classes: labels, from: examples.flatMap { $0 })
        var inContext: [LinearModelTrainer.Example] = []
        for fold in 0..<Self.folds {
            partial[fold].label = trainer.model(
                classes: labels,
                from: examples.enumerated().filter { $0.offset % Self.folds != fold }.flatMap(\.element))
            for index in stride(from: fold, to: articles.count, by: Self.folds) {
                let material = material(of: articles[index], models: partial[fold])
                inContext += labelExamples(articles[index].gold, material.labelsInContext)
            }
        }
        models.context = trainer.model(classes: labels, from: inContext)
        var groups: [[RankingTrainer.Candidate]] = []
        var inline: [LinearModelTrainer.Example] = []
        for index in articles.indices {
            let material = material(of: articles[index], models: partial[index % Self.folds])
            groups += targetGroups(articles[index].gold, material)
            inline += inlineExamples(articles[index].gold, material)
        }
        return Weights(
            statements: models,
            targets: DenialModels(
                elsewhere: RankingTrainer().model(from: groups),
                inline: LinearModelTrainer(epochs: 15, rate: 0.1, decay: 3e-4).model(
                    classes: ["no", "yes"], from: inline)))
    }

    /// The stages before the labels: sources, their kinds, quotes, denial cues.
    private func front(from articles: [Article]) -> StatementModels {
        let trainer = LinearModelTrainer(epochs: 20, rate: 0.2, decay: 3e-4)
        var models = StatementModels()
        func examples(
            _ examples: (GoldDocument, TrainingMaterial) -> [LinearModelTrainer.Example]
        ) -> [LinearModelTrainer.Example] {
            articles.flatMap { examples($0.gold, material(of: $0, models: models)) }
        }
        models.attribution = trainer.model(classes: ["no", "yes"], from: examples(attributionExamples))
        let kinds = Source.Kind.allCases.map(\.rawValue)
        models.kind = LinearModelTrainer(epochs: 15, rate: 0.1, decay: 3e-4).model(
            classes: kinds, from: examples(kindExamples))
        let materials = articles.map { ($0.gold, material(of: $0, models: models)) }
        models.quote = trainer.model(classes: ["no", "yes"], from: materials.flatMap(quoteExamples))
        models.denial = trainer.model(classes: ["no", "yes"], from: materials.flatMap(cueExamples))
        return models
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

    private func kindExamples(_ gold: GoldDocument, _ material: TrainingMaterial) -> [LinearModelTrainer.Example] {
        let kinds = Source.Kind.allCases
        return material.kinds.compactMap { decision in
            let found = gold.sources.max {
                share($0.span.extent, decision.range) < share($1.span.extent, decision.range)
            }
            guard let found, share(found.span.extent, decision.range) >= Self.leastShare,
                let label = kinds.firstIndex(where: { $0.rawValue == found.kind })
            else { return nil }
            return .init(features: decision.features, label: label)
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

    /// For each denial that was found the claims elsewhere, the annotated ones among them being right; where there is
    /// none, that there is none. Other tellings of the claim are neither.
    private func targetGroups(_ gold: GoldDocument, _ material: TrainingMaterial) -> [[RankingTrainer.Candidate]] {
        Dictionary(grouping: material.targets.filter { $0.role != .inline }, by: \.group).sorted { $0.key < $1.key }
            .compactMap { group, decisions in
                let cue = material.denials[group].cue
                guard let denial = gold.denials.first(where: { overlaps($0.cue.extent, cue) }) else { return nil }
                let (required, optional) = (
                    denial.targets.filter(\.isRequired), denial.targets.filter { !$0.isRequired }
                )
                var candidates: [RankingTrainer.Candidate] = []
                var hasRight = false
                for decision in decisions where decision.role == .elsewhere {
                    let isRight = required.contains { share($0.span.extent, decision.range) >= Self.leastShare }
                    if !isRight, optional.contains(where: { share($0.span.extent, decision.range) >= Self.leastShare })
                    {
                        continue
                    }
                    hasRight = hasRight || isRight
                    candidates.append(.init(features: decision.features, isRight: isRight))
                }
                for decision in decisions where decision.role == .none {
                    candidates.append(.init(features: decision.features, isRight: !hasRight))
                }
                return candidates
            }
    }

    private func inlineExamples(_ gold: GoldDocument, _ material: TrainingMaterial) -> [LinearModelTrainer.Example] {
        material.targets.compactMap { decision in
            guard decision.role == .inline,
                let denial = gold.denials.first(where: {
                    overlaps($0.cue.extent, material.denials[decision.group].cue)
                })
            else { return nil }
            let isRight = denial.targets.contains { share($0.span.extent, decision.range) >= Self.leastShare }
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
