internal import AlignedText
internal import PatternMatching

/// Decides between what the dictionary knows, what the tagger says and what the shapes of names tell.
struct NameDecision {
    /// A name that stands.
    struct Decided {
        let range: ScalarRange
        let type: EntityType
        let origin: Mention.Origin
        let confidence: Double
        /// The dictionary name; nil for a name that no dictionary has.
        let surface: Int?
    }

    /// The names that stand, in order and apart.
    private(set) var names: [Decided] = []
    /// The places of the names.
    private(set) var isTaken: [Bool]

    /// Tagged names with less confidence do not carry over to the same wording elsewhere.
    private static let leastRepeated = 0.5

    /// - Complexity: linear in the text.
    init(
        lexicon: EntityLexicon, text: ReadableText, known: [Candidate], tagged: [NameTagger.Tagged]?,
        shaped: [NameShapes.Shaped]
    ) {
        isTaken = [Bool](repeating: false, count: text.folded.count)
        let tagged = tagged ?? []
        for name in tagged { for place in name.range { isTaken[place] = true } }
        // Entities that a name of their own vouches for; the others' ambiguous names count only if the tagger agrees.
        let vouched = Set(
            known.lazy.filter { !lexicon.surfaces[$0.surface].needsCompany }.map { lexicon.surfaces[$0.surface].entity }
        )
        var next = 0
        var candidate = 0
        while next < tagged.count || candidate < known.count {
            if candidate == known.count
                || (next < tagged.count && tagged[next].range.lowerBound <= known[candidate].range.lowerBound)
            {
                let name = tagged[next]
                next += 1
                let first = candidate
                while candidate < known.count, known[candidate].range.lowerBound < name.range.upperBound {
                    candidate += 1
                }
                decide(name, against: known[first..<candidate], lexicon: lexicon, text: text)
                continue
            }
            let match = known[candidate]
            candidate += 1
            let surface = lexicon.surfaces[match.surface]
            if match.range.contains(where: { isTaken[$0] }) { continue }
            if surface.needsCompany, !vouched.contains(surface.entity) { continue }
            append(match, lexicon: lexicon)
        }
        for name in shaped where !name.range.contains(where: { isTaken[$0] }) {
            for place in name.range { isTaken[place] = true }
            names.append(
                Decided(
                    range: name.range, type: name.type, origin: name.origin, confidence: name.confidence, surface: nil))
        }
        addRepeated(in: text)
        names.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func append(_ match: Candidate, lexicon: EntityLexicon) {
        let surface = lexicon.surfaces[match.surface]
        for place in match.range { isTaken[place] = true }
        names.append(
            Decided(
                range: match.range, type: lexicon.entities[surface.entity].type,
                origin: surface.isCanonical ? .dictionary : .alias, confidence: surface.needsCompany ? 0.8 : 0.95,
                surface: match.surface))
    }

    /// One name of the tagger against the dictionary names that it meets.
    private mutating func decide(
        _ name: NameTagger.Tagged, against known: ArraySlice<Candidate>, lexicon: EntityLexicon, text: ReadableText
    ) {
        if let match = known.first, match.range == name.range {
            let surface = lexicon.surfaces[match.surface]
            let type = lexicon.entities[surface.entity].type
            // A name that can mean one thing only is that thing.
            if name.type == type || !surface.needsCompany {
                append(match, lexicon: lexicon)
                return
            }
        }
        if name.type == .place, let cuts = Self.cuts(of: name, at: known, lexicon: lexicon, text: text) {
            for cut in cuts {
                if let match = known.first(where: { $0.range == cut }) {
                    append(match, lexicon: lexicon)
                } else {
                    names.append(
                        Decided(range: cut, type: .place, origin: .model, confidence: name.confidence, surface: nil))
                }
            }
            return
        }
        names.append(
            Decided(range: name.range, type: name.type, origin: .model, confidence: name.confidence, surface: nil))
    }

    /// The parts of a place that is told from the larger to the smaller: a province and its city, a district and a street.
    private static func cuts(
        of name: NameTagger.Tagged, at known: ArraySlice<Candidate>, lexicon: EntityLexicon, text: ReadableText
    ) -> [ScalarRange]? {
        var parts: [ScalarRange] = []
        var position = name.range.lowerBound
        for match in known {
            let type = lexicon.entities[lexicon.surfaces[match.surface].entity].type
            guard type == .place, match.range.lowerBound == position, match.range.count >= 2 else { break }
            parts.append(match.range)
            position = match.range.upperBound
        }
        if parts.isEmpty || position > name.range.upperBound { return nil }
        if position == name.range.upperBound { return parts.count > 1 ? parts : nil }
        let rest = position..<name.range.upperBound
        guard rest.count >= 3, isDivision(text.folded[rest.upperBound - 1]) else { return nil }
        return parts + [rest]
    }

    /// Whether a place that ends so is one of its own and not the end of a longer name.
    private static func isDivision(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "路", "街", "道", "镇", "乡", "村", "区", "县", "市", "桥": true
        default: false
        }
    }

    /// The same wording as a name elsewhere in the article is the same name.
    private mutating func addRepeated(in text: ReadableText) {
        var votes: [ArraySlice<Unicode.Scalar>: [EntityType: Double]] = [:]
        for name in names
        where name.origin == .model && name.range.count >= 2 && name.range.count <= ShortFormMatcher.longest
            && name.confidence >= Self.leastRepeated
        {
            votes[text.folded[name.range], default: [:]][name.type, default: 0] += name.confidence
        }
        if votes.isEmpty { return }
        var matcher = ShortFormMatcher()
        for (pattern, types) in votes {
            let best = types.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
            guard let best else { continue }
            matcher.add(pattern, payload: Int(NameLabels.index(of: best.key)))
        }
        // What is tagged with doubt takes the type of what is tagged without.
        names = names.map { name in
            guard name.origin == .model, name.confidence < 0.9, let types = votes[text.folded[name.range]],
                let best = types.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) })
            else { return name }
            return Decided(
                range: name.range, type: best.key, origin: .model, confidence: name.confidence, surface: nil)
        }
        for match in matcher.matches(in: text.folded, isTaken: &isTaken) {
            names.append(
                Decided(
                    range: match.range, type: NameLabels.types[match.payload], origin: .coreference, confidence: 0.7,
                    surface: nil))
        }
    }
}
