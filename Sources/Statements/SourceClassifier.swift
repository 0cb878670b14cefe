internal import AlignedText
internal import LinearModels
internal import Mentions

/// Tells what kind of voice a noun phrase names, and remembers the voices of the article.
struct SourceClassifier: Sendable {
    let survey: TextSurvey
    /// Weighs the rules' answer beside what the phrase is made of; nil for the rules alone.
    let model: LinearModel?
    /// The kinds of the names met so far, by their matching form.
    private var kinds: [String: Source.Kind] = [:]
    /// The kinds of the ends, and of the first character, of the names met so far: 柯呈生 goes on as 柯 or 呈生.
    private var shortForms: [String: Source.Kind] = [:]
    private var lastPerson: Source.Kind?
    private var lastAny: Source.Kind?

    init(survey: TextSurvey, model: LinearModel?) {
        self.survey = survey
        self.model = model
    }

    /// The kind of a phrase and what it was decided by; what the phrase is called is remembered.
    mutating func kind(of range: ScalarRange) -> (kind: Source.Kind, features: [String]) {
        let rule = decide(range)
        let features = features(of: range, rule: rule)
        var kind = rule
        if let model {
            let probabilities = model.probabilities(of: features)
            if let best = probabilities.indices.max(by: { probabilities[$0] < probabilities[$1] }) {
                kind = Source.Kind(rawValue: model.classes[best]) ?? rule
            }
        }
        remember(kind, for: range)
        return (kind, features)
    }

    /// What a phrase is made of.
    private func features(of range: ScalarRange, rule: Source.Kind) -> [String] {
        var features = ["k", "rule:\(rule.rawValue)"]
        let end = phraseEnd(range)
        var type = "none"
        if let index = survey.mentionEnding[end] {
            let mention = survey.context.names.mentions[index]
            type = mention.type.rawValue
            if let entity = mention.entity.map({ survey.context.names.entities[$0] }) {
                if entity.isOutlet { features.append("outlet") }
                if entity.isOfficial { features.append("public-body") }
                if entity.holdsOffice { features.append("holds-office") }
                features.append(entity.key == nil ? "unknown" : "dictionary")
            }
            if mention.range.lowerBound > range.lowerBound { features.append("name-behind-title") }
            if let known = kinds[survey.string(mention.range)] { features.append("known-name:\(known.rawValue)") }
        }
        features.append("type:\(type)")
        features.append("type&rule:\(type)&\(rule.rawValue)")
        if isPronoun(range.lowerBound..<end) {
            features.append("pronoun")
            features.append("pronoun&last:\(lastPerson?.rawValue ?? "none")")
        }
        if let cue = survey.cues.cue(.source, endingAt: end) {
            features.append("head:\(cue.surface)")
            features.append("head-kind:\(cue.subtype)")
        }
        for cue in survey.cues.cues(.source, in: range).prefix(6) {
            features.append("noun:\(cue.surface)")
            features.append("noun-kind:\(cue.subtype)")
            if hasPrefix(["前"], before: cue.range, in: range) { features.append("former") }
        }
        features.append("last:\(survey.folded[end - 1])")
        if end - 2 >= range.lowerBound { features.append("last2:\(survey.string((end - 2)..<end))") }
        features.append("first:\(survey.folded[range.lowerBound])")
        if let known = kinds[survey.string(range)] { features.append("known:\(known.rawValue)") }
        if range.count <= 4, let known = shortForms[survey.string(range)] {
            features.append("short-form:\(known.rawValue)")
        }
        features.append("length:\(min(6, range.count / 3))")
        for word in ["一名", "一位", "有", "多名", "匿名", "不愿", "议员", "记者", "律师", "教授", "发言人", "公司", "网友", "网民"]
        where survey.contains(word, in: range) {
            features.append("in:\(word)")
        }
        return features
    }

    /// The index of the name that a phrase ends with, or else of its last name.
    func mention(in range: ScalarRange) -> Int? {
        if let index = survey.mentionEnding[range.upperBound] { return index }
        for end in stride(from: range.upperBound - 1, to: range.lowerBound, by: -1) {
            if let index = survey.mentionEnding[end] { return index }
        }
        return nil
    }

    private mutating func remember(_ kind: Source.Kind, for range: ScalarRange) {
        if let index = mention(in: range), survey.context.names.mentions[index].type == .person {
            kinds[survey.string(survey.context.names.mentions[index].range)] = kind
        }
        kinds[survey.string(range)] = kind
        if kind != .document && kind != .media && kind != .hearsay {
            for length in 2...4 where range.count > length {
                shortForms[survey.string((range.upperBound - length)..<range.upperBound)] = kind
            }
            if range.count >= 2 {
                let start = range.count > 3 ? range.upperBound - 3 : range.lowerBound
                shortForms[survey.string(start..<(start + 1))] = kind
            }
        }
        if kind != .document && kind != .media && kind != .hearsay { lastPerson = kind }
        lastAny = kind
    }

    private func decide(_ range: ScalarRange) -> Source.Kind {
        let end = phraseEnd(range)
        if isPronoun(range.lowerBound..<end) { return lastPerson ?? .named }
        if let index = survey.mentionEnding[end] {
            let mention = survey.context.names.mentions[index]
            let entity = mention.entity.map { survey.context.names.entities[$0] }
            switch mention.type {
            case .person: return personKind(mention, entity: entity, in: range)
            case .organization: return entity?.isOutlet == true ? .media : .official
            case .place: return .official
            case .product, .other: break
            }
        }
        if survey.folded[end - 1] == "》" { return .media }
        if let cue = survey.cues.cue(.source, endingAt: end) {
            let kind = Source.Kind(rawValue: cue.subtype) ?? .named
            // 前总统: no longer in office; 该官员: whoever was meant before.
            if kind == .official, hasPrefix(["前"], before: cue.range, in: range) { return .named }
            return kind
        }
        if let known = kinds[survey.string(range)] { return known }
        if range.count <= 4, let known = shortForms[survey.string(range)] { return known }
        return titleKind(in: range) ?? suffixKind(at: end)
    }

    /// The end of a phrase without a gloss in brackets.
    private func phraseEnd(_ range: ScalarRange) -> Int {
        guard survey.folded[range.upperBound - 1] == ")" else { return range.upperBound }
        let open = range.reversed().first { survey.folded[$0] == "(" } ?? range.upperBound
        var end = open
        while end > range.lowerBound, survey.folded[end - 1] == " " { end -= 1 }
        return end > range.lowerBound ? end : range.upperBound
    }

    private func personKind(_ mention: Mention, entity: Entity?, in range: ScalarRange) -> Source.Kind {
        if let title = titleKind(in: range.lowerBound..<mention.range.lowerBound) { return title }
        if let known = kinds[survey.string(mention.range)] { return known }
        return entity?.holdsOffice == true ? .official : .named
    }

    /// The kind of the last title in a range, if there is one.
    private func titleKind(in range: ScalarRange) -> Source.Kind? {
        for cue in survey.cues.cues(.source, in: range).reversed() {
            guard let kind = Source.Kind(rawValue: cue.subtype) else { continue }
            switch kind {
            case .official:
                return hasPrefix(["前"], before: cue.range, in: range) ? .named : .official
            case .expert, .named: return kind
            case .anonymous: return nil
            default: continue
            }
        }
        return nil
    }

    private func hasPrefix(_ words: [String], before cue: ScalarRange, in range: ScalarRange) -> Bool {
        words.contains { word in
            let length = word.unicodeScalars.count
            for gap in 0...4 where cue.lowerBound - length - gap >= range.lowerBound {
                if survey.matches(word, at: cue.lowerBound - length - gap) { return true }
            }
            return false
        }
    }

    private func isPronoun(_ range: ScalarRange) -> Bool {
        switch survey.string(range) {
        case "他", "她", "其", "他们", "她们", "后者", "前者", "两人", "双方", "对方", "二人", "此人": true
        default: false
        }
    }

    private func suffixKind(at end: Int) -> Source.Kind {
        switch survey.folded[end - 1] {
        case "局", "部", "院", "署", "厅", "委", "处", "队", "军", "府", "方", "会", "司", "团", "检", "警", "庭", "校", "馆", "党", "国":
            return .official
        case "报", "社", "网", "台", "刊", "媒": return .media
        case "书", "告": return .document
        case "者", "人", "友", "民", "客", "们", "员": return .anonymous
        case "家", "授", "师": return .expert
        default: return .named
        }
    }
}
