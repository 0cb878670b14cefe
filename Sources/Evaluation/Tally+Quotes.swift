extension Tally {
    /// Counts the attributable quotes that are found, and their speakers.
    mutating func addQuotes(_ gold: GoldDocument, _ system: ScoredDocument) {
        let wanted = gold.quotes.filter(\.isAttributable)
        let found = system.quotes.filter(\.isAttributable)
        let exact = Matching(wanted, found) { $0.span.extent == $1.span.extent ? 1 : 0 }
        exactQuotes.add(matched: exact.pairs.count, gold: wanted.count, system: found.count)
        let matching = Matching(wanted, found) { $0.span.extent.looseAgreement(with: $1.span.extent) }
        overlappingQuotes.add(matched: matching.pairs.count, gold: wanted.count, system: found.count)

        let goldSources = Dictionary(gold.sources.map { ($0.id, $0) }) { $1 }
        let systemSources = Dictionary(system.sources.map { ($0.id, $0) }) { $1 }
        for (index, other) in matching.pairs {
            guard let speaker = wanted[index].speaker.flatMap({ goldSources[$0] }) else { continue }
            let answer = found[other].speaker.flatMap { systemSources[$0] }
            let isRight = answer.map { speaker.span.isParticipant($0.span) } == true
            speakers.add(isRight)
            if !isRight {
                note(
                    .speakers, answer == nil ? .missed : .different, in: gold, at: wanted[index].span.extent,
                    gold: speaker.span.text, system: answer?.span.text)
            }
        }
        for (quote, match) in zip(wanted, matching.matchOfGold) where match == nil {
            note(.quotes, .missed, in: gold, at: quote.span.extent, gold: quote.kind)
        }
        for (quote, match) in zip(found, matching.matchOfSystem) where match == nil {
            note(.quotes, .spurious, in: gold, at: quote.span.extent, system: quote.kind)
        }
    }
}
