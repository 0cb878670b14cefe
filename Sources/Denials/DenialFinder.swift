public import Lexicons
internal import LinearModels
public import Statements
internal import Algorithms
internal import AlignedText

/// Finds who denies what, and which official denials stand against reported claims.
public struct DenialFinder: Sendable {
    private let models: DenialModels

    /// How many statements the targets of one article are looked for in, all denials together.
    private static let effort = 6_000
    private static let leastInlineProbability = 0.4
    /// How many of the likeliest cuts of claims are compared.
    private static let mostCuts = 24
    private static let nearestBonus = 2.4
    /// The least probability of a claim told elsewhere, and of one that an anaphor points at.
    private static let leastPointedSupport = 0.25
    private static let leastSupport = 0.4
    /// What two cuts of one claim share.
    private static let leastShare = 0.5

    /// Reads the weights; where there are none, rules rank the targets.
    ///
    /// - Throws: `DenialsError` that names the file and the line.
    public init(lexicons: LexiconDirectory) throws(DenialsError) {
        models = try DenialModels(lexicons: lexicons)
    }

    /// A finder with given weights.
    public init(models: DenialModels) {
        self.models = models
    }

    /// The denials and flags of a text. Linear in the text.
    public func findings(in context: StatementContext, statements findings: StatementFindings) -> DenialFindings {
        let candidates = TargetCandidates(context: context, findings: findings)
        let denying = findings.statements.indices.filter { findings.statements[$0].denial != nil }
        let reach = max(2, Self.effort / max(1, denying.count))
        var denials: [Denial] = []
        var decisions: [DenialFindings.Decision] = []
        for index in denying {
            guard let signal = findings.statements[index].denial else { continue }
            let found = candidates.candidates(for: signal, in: index, reach: reach)
            decisions += found.map {
                .init(denial: denials.count, range: $0.range, role: $0.role, features: $0.features)
            }
            let targets = targets(among: found)
            let confidence = signal.confidence * (targets.isEmpty ? 0.6 : 1)
            denials.append(
                Denial(
                    statement: index, cue: signal.cue.range, denier: signal.denier,
                    isOfficial: isOfficial(signal, in: findings), polarity: .denies, reality: .asserted,
                    status: status(of: signal, in: findings, at: index, text: context.text.folded),
                    scope: scope(of: signal, in: findings, text: context.text.folded),
                    targetKind: targetKind(of: signal, in: findings, at: index), targets: targets,
                    rebuttals: rebuttals(after: index, in: findings), confidence: min(1, confidence)))
        }
        return DenialFindings(
            denials: denials, flags: flags(of: denials, in: findings, context: context), targetDecisions: decisions)
    }

    // MARK: targets

    private func targets(among candidates: [TargetCandidates.Candidate]) -> [Denial.Target] {
        var targets: [Denial.Target] = []
        let elsewhere = candidates.filter { $0.role != .inline }
        let probabilities = probabilities(of: elsewhere)
        // A claim can be cut in several ways, and its probability is spread over them: that cut is taken which the
        // likeliest cuts are close to (minimum Bayes risk).
        let likely = elsewhere.indices.filter { elsewhere[$0].role == .elsewhere }
            .max(count: Self.mostCuts) { probabilities[$0] < probabilities[$1] }
        let supports = likely.map { cut in
            likely.reduce(0) { sum, other in
                elsewhere[cut].range.share(with: elsewhere[other].range) >= Self.leastShare
                    ? sum + probabilities[other] : sum
            }
        }
        // Where a word points at the claim there is one.
        let isPointed = elsewhere.contains(where: \.isPointedAt)
        let least = isPointed ? Self.leastPointedSupport : Self.leastSupport
        let absence = elsewhere.indices.first { elsewhere[$0].role == .none }.map { probabilities[$0] } ?? 0
        if let best = supports.indices.max(by: {
            (supports[$0], probabilities[likely[$0]]) < (supports[$1], probabilities[likely[$1]])
        }), supports[best] > max(absence, least) {
            let cut = elsewhere[likely[best]]
            targets.append(
                .init(range: cut.range, statement: cut.statement, isRequired: true, confidence: min(1, supports[best])))
        }
        if let inline = candidates.first(where: { $0.role == .inline }) {
            let probability = models.inline.map { $0.probabilities(of: inline.features).last ?? 0 } ?? 0.6
            if probability >= Self.leastInlineProbability {
                targets.append(
                    .init(
                        range: inline.range, statement: inline.statement, isRequired: targets.isEmpty,
                        confidence: probability))
            }
        }
        return targets
    }

    /// The probability of each claim elsewhere, and of there being none.
    private func probabilities(of candidates: [TargetCandidates.Candidate]) -> [Double] {
        guard let model = models.elsewhere else { return candidates.map(Self.ruleScore) }
        return LinearModel.softmax(
            candidates.map { candidate in
                let score = model.scores(of: candidate.features).first ?? 0
                // 这一说法: the guideline's rule, the nearest sourced statement, counts beside the weights.
                return candidate.isPointedAt ? score + Self.nearestBonus : score
            })
    }

    /// What rules think of a claim, where there are no weights.
    private static func ruleScore(_ candidate: TargetCandidates.Candidate) -> Double {
        if candidate.role == .none { return 0.55 }
        let features = Set(candidate.features)
        if features.contains("own-words") || features.contains("heading") || features.contains("label:commentary") {
            return 0
        }
        var score = features.contains("rumour") ? 0.5 : 0.2
        if features.contains("shape:quote") { score += 0.1 }
        if features.contains("best-overlap") { score += 0.2 }
        if features.contains("distance:1") || features.contains("distance:2") { score += 0.1 }
        return score
    }

    // MARK: facts of the event

    private func isOfficial(_ signal: DenialSignal, in findings: StatementFindings) -> Bool {
        guard let denier = signal.denier else { return true }
        return findings.sources[denier].kind == .official
    }

    private func status(
        of signal: DenialSignal, in findings: StatementFindings, at index: Int, text: [Unicode.Scalar]
    ) -> Denial.Status {
        let before = String(
            scalars: text[max(signal.clause.lowerBound, signal.cue.range.lowerBound - 8)..<signal.cue.range.lowerBound])
        let isEarlier = ["此前", "先前", "早前", "曾", "一度", "起初", "最初", "当时", "原本", "先是", "开始", "原先"].contains {
            before.contains($0)
        }
        let next = findings.statements[index...].prefix(4).flatMap { findings.cues(.nonDenial, in: $0.range) }
        if next.contains(where: { $0.subtype == "withdrawn" && $0.range.lowerBound > signal.cue.range.upperBound }) {
            return .withdrawn
        }
        guard isEarlier else { return .standing }
        // 起初否认…其后承认: who denied takes it back.
        let behind = findings.statements[index...].prefix(3).flatMap { findings.cues(.report, in: $0.range) }
        let isTakenBack = behind.contains { cue in
            cue.range.lowerBound > signal.cue.range.upperBound
                && ["承认", "坦承", "招认", "供认", "认罪", "坦白", "松口", "改口"].contains(cue.surface)
                && !["不", "未", "拒", "没", "绝"].contains(Character(text[cue.range.lowerBound - 1]))
        }
        return isTakenBack ? .withdrawn : .past
    }

    private func scope(of signal: DenialSignal, in findings: StatementFindings, text: [Unicode.Scalar]) -> Denial.Scope
    {
        let clause = String(scalars: text[signal.clause])
        return clause.contains("部分") || clause.contains("不完全") || clause.contains("其余") ? .part : .whole
    }

    private func targetKind(of signal: DenialSignal, in findings: StatementFindings, at index: Int) -> Denial.TargetKind
    {
        let start = findings.statements[max(0, index - 3)].range.lowerBound
        let cues = findings.cues(.target, in: start..<findings.statements[index].range.upperBound)
        let charges: Set<String> = ["指控", "指责", "罪名", "控罪", "控诉", "犯行", "被控", "罪"]
        let isCharge =
            cues.contains { charges.contains($0.surface) }
            || !findings.cues(.nonDenial, in: findings.statements[index].range).filter {
                $0.subtype == "charge_vs_report"
            }.isEmpty
        if isCharge { return .charge }
        return findings.cues(.target, in: findings.statements[index].range).contains { $0.surface == "计划" }
            ? .plan : .report
    }

    private func rebuttals(after index: Int, in findings: StatementFindings) -> [Int] {
        (index + 1..<min(findings.statements.count, index + 3)).filter { next in
            findings.statements[next].label == .commentary
                && !findings.cues(.rebuttal, in: findings.statements[next].range).isEmpty
        }
    }

    // MARK: flags

    private func flags(of denials: [Denial], in findings: StatementFindings, context: StatementContext) -> [DenialFlag]
    {
        denials.enumerated().flatMap { index, denial -> [DenialFlag] in
            guard denial.isOfficial, denial.reality == .asserted, denial.status == .standing else { return [] }
            return denial.targets.compactMap { target in
                let claim = findings.statements[target.statement]
                guard target.statement != denial.statement, claim.label == .reportedFact || claim.label == .quote,
                    claim.source == nil || claim.source != denial.denier
                else { return nil }
                return DenialFlag(
                    denial: index, claim: target.statement, confidence: denial.confidence * target.confidence)
            }
        }
    }
}

extension ScalarRange {
    /// Intersection over union with another range.
    fileprivate func share(with other: ScalarRange) -> Double {
        let common = Swift.min(upperBound, other.upperBound) - Swift.max(lowerBound, other.lowerBound)
        guard common > 0 else { return 0 }
        return Double(common) / Double(count + other.count - common)
    }
}
