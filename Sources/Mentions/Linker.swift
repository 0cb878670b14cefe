internal import AlignedText
internal import PatternMatching

/// Joins the names of one entity, and finds the short forms of names that the article itself introduces.
struct Linker: Sendable {
    let lexicon: EntityLexicon

    /// - Parameters:
    ///   - decision: the names that stand.
    ///   - singles: single characters that may be a family name standing for a person, with how sure the tagger is.
    func findings(
        of decision: NameDecision, singles: [NameTagger.Tagged], text: ReadableText
    ) -> MentionFinder.Findings {
        var entities: [Entity] = []
        var indexOfKnown: [Int: Int] = [:]
        var indexOfNew: [ArraySlice<Unicode.Scalar>: Int] = [:]
        var mentions: [Mention] = []
        var isTaken = decision.isTaken
        for name in decision.names {
            let index: Int
            if let surface = name.surface {
                let key = lexicon.surfaces[surface].entity
                index = indexOfKnown[key] ?? entities.count
                indexOfKnown[key] = index
                if index == entities.count { entities.append(lexicon.entities[key]) }
            } else {
                let folded = text.folded[name.range]
                index = indexOfNew[folded] ?? entities.count
                indexOfNew[folded] = index
                if index == entities.count {
                    entities.append(
                        Entity(
                            type: name.type, key: nil, hans: String(scalars: text.scalars[name.range]), hant: nil,
                            en: nil, isOfficial: false, holdsOffice: false, isOutlet: false))
                }
            }
            mentions.append(
                Mention(
                    range: name.range, type: name.type, form: .name, entity: index, origin: name.origin,
                    confidence: name.confidence))
        }
        var forms = ShortFormMatcher()
        for mention in mentions {
            guard let entity = mention.entity else { continue }
            switch mention.type {
            case .person where mention.origin != .dictionary && mention.origin != .alias:
                if let short = Self.familyName(of: mention.range, in: text.folded) {
                    forms.add(short, payload: entity)
                }
            case .organization, .place:
                if let short = Self.introducedName(after: mention.range, in: text.folded) {
                    forms.add(short, payload: entity)
                }
            default: break
            }
        }
        for (name, entity) in nicknames(of: mentions, in: text.folded) { forms.add(name, payload: entity) }
        for match in forms.matches(in: text.folded, isTaken: &isTaken) {
            mentions.append(
                Mention(
                    range: match.range, type: entities[match.payload].type, form: .name, entity: match.payload,
                    origin: .coreference, confidence: 0.85))
        }
        addFamilyNames(singles, to: &mentions, text: text, isTaken: &isTaken)
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        return Self.ordered(mentions, entities)
    }

    /// Numbers the entities in the order of their first mentions.
    private static func ordered(_ mentions: [Mention], _ entities: [Entity]) -> MentionFinder.Findings {
        var numbers = [Int?](repeating: nil, count: entities.count)
        var sorted: [Entity] = []
        let renumbered = mentions.map { mention in
            guard let entity = mention.entity, entities.indices.contains(entity) else { return mention }
            let number = numbers[entity] ?? sorted.count
            if numbers[entity] == nil {
                numbers[entity] = number
                sorted.append(entities[entity])
            }
            return Mention(
                range: mention.range, type: mention.type, form: mention.form, entity: number, origin: mention.origin,
                confidence: mention.confidence)
        }
        return MentionFinder.Findings(mentions: renumbered, entities: sorted)
    }

    /// The last part of a name that has parts, if it is long enough to stand alone.
    static func familyName(of range: ScalarRange, in folded: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
        guard let cut = folded[range].lastIndex(where: { NameShapes.isNameDot($0) || $0 == " " }) else { return nil }
        let last = folded[(cut + 1)..<range.upperBound]
        return last.count >= (last.first.map(MentionFinder.isWordCharacter) == true ? 3 : 2) ? last : nil
    }

    /// A family name alone stands for the person whose name begins with it, where the tagger does not speak against it.
    private func addFamilyNames(
        _ singles: [NameTagger.Tagged], to mentions: inout [Mention], text: ReadableText, isTaken: inout [Bool]
    ) {
        if singles.isEmpty { return }
        var people: [Unicode.Scalar: Int] = [:]
        for mention in mentions where mention.type == .person && mention.range.count >= 2 && mention.range.count <= 4 {
            if let entity = mention.entity { people[text.folded[mention.range.lowerBound]] = entity }
        }
        for single in singles where !isTaken[single.range.lowerBound] {
            guard let entity = people[text.folded[single.range.lowerBound]] else { continue }
            isTaken[single.range.lowerBound] = true
            mentions.append(
                Mention(
                    range: single.range, type: .person, form: .name, entity: entity, origin: .coreference,
                    confidence: max(0.6, single.confidence)))
        }
    }

    private static let nicknameWords: [[Unicode.Scalar]] = ["人称", "绰号", "外号", "花名", "昵称", "艺名", "笔名"]
        .map(\.scalarArray)
    private static let longestNickname = 6
    /// How far before the word the person may stand.
    private static let nicknameReach = 16

    /// The names in quotation marks behind such a word, with the person right before it: 张三（人称“老张”）.
    private func nicknames(
        of mentions: [Mention], in folded: [Unicode.Scalar]
    ) -> [(name: ArraySlice<Unicode.Scalar>, entity: Int)] {
        var found: [(ArraySlice<Unicode.Scalar>, Int)] = []
        var next = 0
        var person: Mention?
        for position in folded.indices.dropLast(3) {
            // The second characters of the words below.
            switch folded[position + 1] {
            case "称", "号", "名": break
            default: continue
            }
            while next < mentions.count, mentions[next].range.upperBound <= position {
                if mentions[next].type == .person { person = mentions[next] }
                next += 1
            }
            guard let person, position - person.range.upperBound <= Self.nicknameReach, let entity = person.entity,
                Self.nicknameWords.contains(where: { folded[position...].starts(with: $0) })
            else { continue }
            var start = position + 2
            if folded[start] == "为" || folded[start] == "是" || folded[start] == "叫" { start += 1 }
            guard start < folded.count, Self.isOpeningQuote(folded[start]) else { continue }
            start += 1
            let end = folded[start...].prefix(Self.longestNickname + 1).firstIndex(where: Self.isClosingQuote)
            guard let end, end - start >= 2, !folded[person.range.upperBound..<position].contains("。") else { continue }
            found.append((folded[start..<end], entity))
        }
        return found
    }

    private static func isOpeningQuote(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "“" || scalar == "「" || scalar == "\"" || scalar == "‘" || scalar == "『"
    }

    private static func isClosingQuote(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "”" || scalar == "」" || scalar == "\"" || scalar == "’" || scalar == "』"
    }

    private static let longestIntroduced = 10
    private static let introductions: [[Unicode.Scalar]] = ["以下简称", "下称", "简称", "又称", "即"].map(\.scalarArray)

    /// The short name in brackets right behind a full one: （下称卫健委）, （简称“卫健委”）, （卫健委）.
    ///
    /// Without a word that says so it counts only if its characters stand in the full name in this order.
    static func introducedName(after range: ScalarRange, in folded: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
        var position = range.upperBound
        guard position < folded.count, folded[position] == "(" else { return nil }
        position += 1
        var isSaid = false
        for word in introductions where folded[position...].starts(with: word) {
            isSaid = true
            position += word.count
            break
        }
        if isSaid, position < folded.count, folded[position] == "为" || folded[position] == ":" { position += 1 }
        func isQuote(_ place: Int) -> Bool {
            guard place < folded.count else { return false }
            switch folded[place] {
            case "“", "「", "\"", "‘", "『", "”", "」", "’", "』": return true
            default: return false
            }
        }
        if isQuote(position) { position += 1 }
        let start = position
        while position < folded.count, position - start <= longestIntroduced, folded[position] != ")",
            !isQuote(position)
        {
            if folded[position] == "," || folded[position] == "，" || folded[position] == "\n" { return nil }
            position += 1
        }
        guard position < folded.count, position - start >= 2, position - start <= longestIntroduced else { return nil }
        if isQuote(position) { position += 1 }
        guard position < folded.count, folded[position] == ")" else { return nil }
        let end = isQuote(position - 1) ? position - 1 : position
        let short = folded[start..<end]
        if isSaid { return short }
        var remaining = folded[range]
        for scalar in short {
            guard let place = remaining.firstIndex(of: scalar) else { return nil }
            remaining = remaining[(place + 1)...]
        }
        return short.count < range.count ? short : nil
    }
}
