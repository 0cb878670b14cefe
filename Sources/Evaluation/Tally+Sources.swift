extension Tally {
    /// Counts the sources that are found, and their kinds.
    mutating func addSources(_ gold: GoldDocument, _ system: ScoredDocument) {
        let matching = Matching(gold.sources, system.sources) { $0.span.extent.looseAgreement(with: $1.span.extent) }
        sources.add(matched: matching.pairs.count, gold: gold.sources.count, system: system.sources.count)
        for (index, other) in matching.pairs {
            let (source, found) = (gold.sources[index], system.sources[other])
            sourceKinds.add(source.kind == found.kind)
            if source.kind != found.kind {
                note(.sources, .different, in: gold, at: source.span.extent, gold: source.kind, system: found.kind)
            }
        }
        for (source, match) in zip(gold.sources, matching.matchOfGold) where match == nil {
            note(.sources, .missed, in: gold, at: source.span.extent, gold: source.kind)
        }
        for (source, match) in zip(system.sources, matching.matchOfSystem) where match == nil {
            note(.sources, .spurious, in: gold, at: source.span.extent, system: source.kind)
        }
    }
}
