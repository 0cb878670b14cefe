extension Tally {
    /// Counts denial events, the traps that were fallen into, and the pairs of denial and claim.
    mutating func addDenials(_ gold: GoldDocument, _ system: ScoredDocument) {
        let goldStatements = Dictionary(gold.statements.map { ($0.id, $0.spans) }) { $1 }
        let systemStatements = Dictionary(system.statements.map { ($0.id, $0.spans) }) { $1 }
        let wanted = gold.denials.map { Event($0, statements: goldStatements) }
        let found = system.denials.filter(\.isAsserted).map { Event($0, statements: systemStatements) }
        let matching = Matching(wanted, found) { $0.agreement(with: $1) }
        denials.add(matched: matching.pairs.count, gold: wanted.count, system: found.count)

        for (event, match) in zip(wanted, matching.matchOfGold) {
            let denial = event.denial
            if match == nil {
                note(.denials, .missed, in: gold, at: denial.cue.extent, gold: denial.denier?.text)
            }
            guard denial.isOfficial else { continue }
            if let match, found[match].denial.isOfficial {
                officialDenials.truePositives += 1
            } else {
                officialDenials.falseNegatives += 1
            }
        }
        for (event, match) in zip(found, matching.matchOfSystem) {
            let denial = event.denial
            if match == nil {
                note(.denials, .spurious, in: gold, at: denial.cue.extent, system: denial.denier?.text)
            }
            let isTrue = match.map { wanted[$0].denial.isOfficial } == true
            if denial.isOfficial && !isTrue { officialDenials.falsePositives += 1 }
        }
        for trap in gold.notDenials {
            let hit = found.first { trap.span.extent.overlaps($0.denial.cue.extent) }
            traps.add(hit != nil)
            if let hit {
                note(.traps, .spurious, in: gold, at: trap.span.extent, gold: trap.kind, system: hit.denial.cue.text)
            }
        }

        let claims = ClaimMatcher(statements: goldStatements)
        for (event, match) in zip(wanted, matching.matchOfGold) {
            addPairs(of: event.denial, match.map { found[$0].denial.targets } ?? [], by: claims, in: gold)
        }
        for (event, match) in zip(found, matching.matchOfSystem) where match == nil {
            let denial = event.denial
            pairs.strict.falsePositives += denial.targets.count
            pairs.loose.falsePositives += denial.targets.count
            if denial.isOfficial { pairs.officialStrict.falsePositives += denial.targets.count }
        }
    }

    /// Counts the claims of one event of the gold; `found` has the targets of the system's event that matches it.
    private mutating func addPairs(
        of denial: Record.Denial, _ found: [Record.Target], by claims: ClaimMatcher, in gold: GoldDocument
    ) {
        let strict = claims.outcome(of: denial.targets, found, isStrict: true)
        strict.add(to: &pairs.strict)
        if denial.isOfficial { strict.add(to: &pairs.officialStrict) }
        let loose = claims.outcome(of: denial.targets, found, isStrict: false)
        loose.add(to: &pairs.loose)
        for target in loose.missed {
            note(.pairs, .missed, in: gold, at: target.span.extent, gold: denial.cue.text)
        }
        for target in loose.spurious {
            note(.pairs, .spurious, in: gold, at: target.span.extent, system: denial.cue.text)
        }
    }
}

/// A denial with the extents of its statement.
private struct Event {
    let denial: Record.Denial
    let spans: [Extent]

    init(_ denial: Record.Denial, statements: [String: [Extent]]) {
        self.denial = denial
        spans = denial.statement.flatMap { statements[$0] } ?? []
    }

    /// 2 for the same event by its cue, 1 by its statement, 0 for another event. Linear in the spans' product.
    func agreement(with other: Event) -> Double {
        let sharesCue = denial.cue.extent.overlaps(other.denial.cue.extent)
        guard sharesCue || spans.contains(where: { span in other.spans.contains(where: span.overlaps) }) else {
            return 0
        }
        switch (denial.denier, other.denial.denier) {
        case (nil, nil): break
        case (let denier?, let found?) where denier.isParticipant(found): break
        default: return 0
        }
        return sharesCue ? 2 : 1
    }
}

/// Matches claims by place.
private struct ClaimMatcher {
    /// What became of the claims of one denial.
    struct Outcome {
        var matched = 0
        var missed: [Record.Target] = []
        var spurious: [Record.Target] = []

        func add(to counts: inout MatchCounts) {
            counts.truePositives += matched
            counts.falseNegatives += missed.count
            counts.falsePositives += spurious.count
        }
    }

    /// The extents of the gold's statements.
    let statements: [String: [Extent]]

    func outcome(of targets: [Record.Target], _ found: [Record.Target], isStrict: Bool) -> Outcome {
        let required = targets.filter(\.isRequired)
        let matching = Matching(required, found) { isNear($0, $1, isStrict: isStrict) ? 1 : 0 }
        var outcome = Outcome(matched: matching.pairs.count)
        outcome.missed = zip(required, matching.matchOfGold).filter { $1 == nil }.map(\.0)
        // A second hit on a claim, and a hit on an optional one, cost nothing.
        outcome.spurious = zip(found, matching.matchOfSystem).filter { candidate, match in
            match == nil && !targets.contains { isNear($0, candidate, isStrict: isStrict) }
        }.map(\.0)
        return outcome
    }

    private func isNear(_ target: Record.Target, _ found: Record.Target, isStrict: Bool) -> Bool {
        let extent = target.span.extent
        if extent.intersectionOverUnion(with: found.span.extent) >= 0.5 { return true }
        if isStrict { return false }
        let spans = target.statement.flatMap { statements[$0] } ?? []
        return spans.contains { $0.overlaps(found.span.extent) } || extent.overlaps(found.span.extent)
    }
}
