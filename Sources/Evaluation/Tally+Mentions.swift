extension Tally {
    private struct Name: Hashable {
        let extent: Extent
        let type: String
    }

    /// Counts the names that are found, where the gold has names.
    mutating func addMentions(_ gold: GoldDocument, _ system: ScoredDocument) {
        guard let mentions = gold.mentions else { return }
        func names(_ mentions: [Record.Mention]) -> [Name] {
            mentions.filter(\.isName).map { Name(extent: $0.span.extent, type: $0.type) }
        }
        let (goldNames, systemNames) = (names(mentions), names(system.mentions))
        let (wanted, found) = (Multiset(goldNames), Multiset(systemNames))
        exactMentions.add(matched: wanted.sharedCount(with: found), gold: goldNames.count, system: systemNames.count)
        for name in found.elements {
            let shared = min(found[name], wanted[name])
            if shared > 0 { mentionTypes[name.type, default: .init()].truePositives += shared }
            for _ in shared..<found[name] {
                mentionTypes[name.type, default: .init()].falsePositives += 1
                note(.mentions, .spurious, in: gold, at: name.extent, system: name.type)
            }
        }
        for name in wanted.elements {
            for _ in min(found[name], wanted[name])..<wanted[name] {
                mentionTypes[name.type, default: .init()].falseNegatives += 1
                note(.mentions, .missed, in: gold, at: name.extent, gold: name.type)
            }
        }
        let (goldSpans, systemSpans) = (Multiset(goldNames.map(\.extent)), Multiset(systemNames.map(\.extent)))
        mentionSpans.add(
            matched: goldSpans.sharedCount(with: systemSpans), gold: goldNames.count, system: systemNames.count)
    }
}
