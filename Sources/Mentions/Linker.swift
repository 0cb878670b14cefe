internal import AlignedText
internal import PatternMatching

/// Decides which candidates count, joins the names of one entity, and finds the short forms of names that the article
/// itself introduces.
struct Linker: Sendable {
    let lexicon: EntityLexicon

    func findings(
        known: [Candidate], tagged: [NameTagger.Tagged]?, shaped: [NameShapes.Shaped], text: ReadableText
    ) -> MentionFinder.Findings {
        var shaped = shaped
        var known = known
        // Ambiguous names that the tagger supports.
        var supported: Set<ScalarRange> = []
        if let tagged {
            let exact = Dictionary(tagged.map { ($0.range, $0) }, uniquingKeysWith: { first, _ in first })
            var isTagged = [Bool](repeating: false, count: text.folded.count + 1)
            for name in tagged { for place in name.range { isTagged[place] = true } }
            known = known.filter { candidate in
                let surface = lexicon.surfaces[candidate.surface]
                if let name = exact[candidate.range] {
                    guard name.type == lexicon.entities[surface.entity].type else { return false }
                    supported.insert(candidate.range)
                    return true
                }
                return !surface.needsCompany && !candidate.range.contains { isTagged[$0] }
            }
            shaped += tagged.filter { !supported.contains($0.range) }.map {
                NameShapes.Shaped(range: $0.range, type: $0.type, origin: .model, confidence: $0.confidence)
            }
            shaped.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        // Entities that a name of their own vouches for; the others' ambiguous names do not count.
        let vouched = Set(
            known.filter { !lexicon.surfaces[$0.surface].needsCompany }.map { lexicon.surfaces[$0.surface].entity })
        var entities: [Entity] = []
        var indexOfKnown: [Int: Int] = [:]
        var indexOfNew: [[Unicode.Scalar]: Int] = [:]
        var mentions: [Mention] = []
        func add(_ entity: Entity) -> Int {
            entities.append(entity)
            return entities.count - 1
        }
        for candidate in known {
            let surface = lexicon.surfaces[candidate.surface]
            guard !surface.needsCompany || supported.contains(candidate.range) || vouched.contains(surface.entity) else { continue }
            let entity = lexicon.entities[surface.entity]
            let index = indexOfKnown[surface.entity] ?? add(entity)
            indexOfKnown[surface.entity] = index
            mentions.append(
                Mention(
                    range: candidate.range, type: entity.type, form: .name, entity: index,
                    origin: surface.isCanonical ? .dictionary : .alias, confidence: surface.needsCompany ? 0.8 : 0.95))
        }
        var shortForms: [(pattern: [Unicode.Scalar], payload: UInt32)] = []
        for name in shaped {
            let folded = Array(text.folded[name.range])
            let index =
                indexOfNew[folded]
                ?? add(
                    Entity(
                        type: name.type, key: nil, hans: String(scalars: text.scalars[name.range]), hant: nil, en: nil,
                        isOfficial: false, holdsOffice: false, isOutlet: false))
            indexOfNew[folded] = index
            mentions.append(
                Mention(
                    range: name.range, type: name.type, form: .name, entity: index, origin: name.origin,
                    confidence: name.confidence))
            if name.type == .person, let short = Self.familyName(of: folded) {
                shortForms.append((short, UInt32(index)))
            }
        }
        if !shortForms.isEmpty {
            mentions += shortMentions(of: shortForms, beside: mentions, entities: entities, text: text)
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        return MentionFinder.Findings(mentions: mentions, entities: entities)
    }

    /// The last part of a name that has parts, if it is long enough to stand alone.
    static func familyName(of folded: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        guard let cut = folded.lastIndex(where: { NameShapes.isNameDot($0) || $0 == " " }) else { return nil }
        let last = Array(folded[(cut + 1)...])
        return last.count >= (last.first.map(MentionFinder.isWordCharacter) == true ? 3 : 2) ? last : nil
    }

    private func shortMentions(
        of forms: [(pattern: [Unicode.Scalar], payload: UInt32)], beside mentions: [Mention], entities: [Entity],
        text: ReadableText
    ) -> [Mention] {
        let trie = PatternTrie(forms)
        let folded = text.folded
        var isTaken = [Bool](repeating: false, count: folded.count)
        for mention in mentions { for place in mention.range { isTaken[place] = true } }
        return trie.leftmostLongestMatches(in: folded).compactMap { match in
            let range = match.range
            if range.contains(where: { isTaken[$0] }) { return nil }
            if MentionFinder.isWordCharacter(folded[range.lowerBound]) {
                if range.lowerBound > 0, MentionFinder.isWordCharacter(folded[range.lowerBound - 1]) { return nil }
                if range.upperBound < folded.count, MentionFinder.isWordCharacter(folded[range.upperBound]) {
                    return nil
                }
            }
            let index = Int(match.payload)
            return Mention(
                range: range, type: entities[index].type, form: .name, entity: index, origin: .coreference,
                confidence: 0.85)
        }
    }
}
