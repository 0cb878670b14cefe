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
    private let followsDictionary: Bool

    /// Tagged names with less confidence do not carry over to the same wording elsewhere.
    private static let leastRepeated = 0.5

    /// - Complexity: linear in the text.
    init(
        lexicon: EntityLexicon, text: ReadableText, known: [Candidate], tagged: [NameTagger.Tagged]?,
        shaped: [NameShapes.Shaped], companies: CompanyNames? = nil, standard: NameStandard = .guideline
    ) {
        followsDictionary = standard.followsDictionary
        isTaken = [Bool](repeating: false, count: text.folded.count)
        let tagged =
            standard.followsDictionary ? Self.whole(tagged ?? [], beside: known, lexicon: lexicon) : tagged ?? []
        // Entities that a name of their own vouches for; the others' ambiguous names count only if the tagger agrees.
        let vouched = Set(
            known.lazy.filter { !lexicon.surfaces[$0.surface].needsCompany }.map { lexicon.surfaces[$0.surface].entity }
        )
        // Of several that a name may stand for it stands for the first that the article names otherwise.
        let known = known.map { candidate in
            guard lexicon.surfaces[candidate.surface].needsCompany else { return candidate }
            let claimant = lexicon.claimants(of: candidate.surface).first {
                vouched.contains(lexicon.surfaces[$0].entity)
            }
            return Candidate(range: candidate.range, surface: claimant ?? candidate.surface)
        }
        for name in tagged { for place in name.range { isTaken[place] = true } }
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
            if !followsDictionary { continue }
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
        let shorts = companies.map { companyShorts($0, lexicon: lexicon, text: text) } ?? [:]
        addRepeated(in: text, companies: shorts)
        names.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static let leastWhole = 3

    /// The tagged names without those that only cut a piece out of a longer name that can mean one thing only. Pieces
    /// that make up the whole stay: a country and its party.
    private static func whole(
        _ tagged: [NameTagger.Tagged], beside known: [Candidate], lexicon: EntityLexicon
    ) -> [NameTagger.Tagged] {
        var kept: [NameTagger.Tagged] = []
        kept.reserveCapacity(tagged.count)
        var next = 0
        for candidate in known {
            let range = candidate.range
            while next < tagged.count, tagged[next].range.lowerBound < range.lowerBound {
                kept.append(tagged[next])
                next += 1
            }
            var end = next
            while end < tagged.count, tagged[end].range.upperBound <= range.upperBound { end += 1 }
            let inside = tagged[next..<end]
            let covered = inside.reduce(0) { $0 + $1.range.count }
            let isCrossed =
                (kept.last?.range.upperBound ?? 0) > range.lowerBound
                || (end < tagged.count && tagged[end].range.lowerBound < range.upperBound)
            if range.count < leastWhole || covered == range.count || isCrossed
                || lexicon.surfaces[candidate.surface].needsCompany
            {
                kept += inside
            }
            next = end
        }
        return kept + tagged[next...]
    }

    /// What a company's full name is worth for the type of its short one, in tagged names that are sure.
    private static let companyVote = 2.0

    /// The short names of the companies that the article names in full, with where it does first.
    private func companyShorts(
        _ companies: CompanyNames, lexicon: EntityLexicon, text: ReadableText
    ) -> [ArraySlice<Unicode.Scalar>: ScalarRange] {
        var shorts: [ArraySlice<Unicode.Scalar>: ScalarRange] = [:]
        for name in names where name.type == .organization && name.confidence >= Self.leastRepeated {
            let short = companies.short(of: name.range, in: text.folded) { short in
                lexicon.trie.longestPattern(at: short.startIndex, in: text.folded).map {
                    $0.range.upperBound >= short.endIndex && $0.range.upperBound < name.range.upperBound
                } ?? false
            }
            if let short, shorts[short] == nil { shorts[short] = name.range }
        }
        return shorts
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
            var match = match
            if lexicon.surfaces[match.surface].needsCompany,
                let agreeing = lexicon.claimants(of: match.surface).first(where: {
                    lexicon.entities[lexicon.surfaces[$0].entity].type == name.type
                }), lexicon.entities[lexicon.surfaces[match.surface].entity].type != name.type
            {
                match = Candidate(range: match.range, surface: agreeing)
            }
            let surface = lexicon.surfaces[match.surface]
            let type = lexicon.entities[surface.entity].type
            // A name that can mean one thing only is that thing.
            if name.type == type || (!surface.needsCompany && followsDictionary) {
                append(match, lexicon: lexicon)
                return
            }
        }
        if followsDictionary, name.type == .place,
            let cuts = Self.cuts(of: name, at: known, lexicon: lexicon, text: text)
        {
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
        // A country and a body that the dictionary knows without it: 中国 and 京东集团.
        if followsDictionary, name.type == .organization, known.count == 2, let place = known.first,
            let body = known.last, place.range.lowerBound == name.range.lowerBound,
            place.range.upperBound == body.range.lowerBound, body.range.upperBound == name.range.upperBound,
            lexicon.entities[lexicon.surfaces[place.surface].entity].type == .place,
            lexicon.entities[lexicon.surfaces[body.surface].entity].type == .organization
        {
            append(place, lexicon: lexicon)
            append(body, lexicon: lexicon)
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
    private mutating func addRepeated(
        in text: ReadableText, companies: [ArraySlice<Unicode.Scalar>: ScalarRange]
    ) {
        var votes: [ArraySlice<Unicode.Scalar>: [EntityType: Double]] = [:]
        for short in companies.keys { votes[short] = [.organization: Self.companyVote] }
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
