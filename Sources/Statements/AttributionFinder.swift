internal import AlignedText
internal import Mentions

/// Finds the frames of attribution in the clauses of a sentence.
struct AttributionFinder: Sendable {
    let survey: TextSurvey
    let vocabulary: FrameVocabulary

    /// The longest noun phrase that is taken for a source.
    private static let longestSubject = 45
    /// The farthest that a verb may stand from its subject.
    private static let farthestVerb = 48
    /// How many reporting words of one clause are tried.
    private static let mostVerbs = 12

    /// The frame that a clause holds, if it holds one.
    func attribution(in clause: Clause, isFirst: Bool) -> Attribution? {
        evidential(in: clause) ?? reporting(in: clause) ?? speakerTurn(in: clause, isFirst: isFirst)
    }

    // MARK: 据…报道

    private func evidential(in clause: Clause) -> Attribution? {
        let body = clause.body
        let start = skipLeads(from: body.lowerBound, to: body.upperBound, stopsAtEvidential: true)
        guard start < body.upperBound,
            let behind = vocabulary.end(of: .evidential, at: start, in: survey.folded, limit: body.upperBound)
        else { return nil }
        let rest = behind..<min(body.upperBound, behind + Self.longestSubject + Self.farthestVerb)
        // 据悉, 据了解, 据称: known from nobody in particular.
        if let cue = survey.cues.cue(.evidential, startingAt: start),
            cue.subtype == "insider", cue.range.upperBound >= behind
        {
            let tail = cue.range.upperBound
            let isWhole = tail == body.upperBound
            if isWhole {
                return Attribution(
                    subject: nil, via: nil, verb: start..<tail, verbClass: "insider", isEvidential: true,
                    isTrailing: false, hasColon: clause.ending == ":", start: start)
            }
        }
        let verbs = survey.cues.cues(.report, in: rest).filter { !survey.isSealed[$0.range.lowerBound] }
        let known: Set<String> = ["消息", "资料", "统计", "数据", "了解", "悉", "新闻", "说法", "爆料"]
        if let verb = verbs.last(where: { $0.range.lowerBound > behind }) {
            let subject = evidentialSubject(behind..<verb.range.lowerBound)
            return Attribution(
                subject: subject?.subject, via: subject?.via, verb: verb.range, verbClass: "evidential",
                isEvidential: true, isTrailing: false, hasColon: clause.ending == ":", start: start)
        }
        // 据报道: the report itself is the source.
        if let verb = verbs.first, verb.range.lowerBound == behind {
            let isReport = survey.matches("报道", at: behind) || survey.matches("报导", at: behind)
            return Attribution(
                subject: isReport ? verb.range : nil, via: nil, verb: verb.range, verbClass: "evidential",
                isEvidential: true, isTrailing: false, hasColon: clause.ending == ":", start: start)
        }
        // 据某人12日消息; 根据他的资料: a noun ends the frame.
        let noun = survey.trimmed(rest)
        if let cue = survey.cues.cue(.source, endingAt: noun.upperBound),
            cue.subtype == "document" || cue.subtype == "hearsay" || cue.subtype == "anonymous"
                || known.contains(cue.surface)
        {
            let isNews = cue.surface == "消息" || cue.surface == "信息"
            let range = isNews ? noun.lowerBound..<cue.range.lowerBound : noun
            let subject = evidentialSubject(range)
            return Attribution(
                subject: subject?.subject, via: subject?.via, verb: cue.range, verbClass: "evidential",
                isEvidential: true, isTrailing: false, hasColon: clause.ending == ":", start: start)
        }
        return nil
    }

    /// The source between 据 and its verb: without 最新 and the day.
    private func evidentialSubject(_ range: ScalarRange) -> (subject: ScalarRange, via: ScalarRange?)? {
        var range = survey.trimmed(range, also: [","])
        range = skipLeads(from: range.lowerBound, to: range.upperBound)..<range.upperBound
        // Adjuncts at the end: 金融时报12日最新.
        var end = range.upperBound
        shrink: while end > range.lowerBound {
            for place in max(range.lowerBound, end - 12)..<end where survey.mentionStarting[place] == nil {
                if place > range.lowerBound, adjunctsFill(from: place, to: end, allowsPrepositions: false) {
                    end = place
                    continue shrink
                }
            }
            break
        }
        var via: ScalarRange?
        var lower = range.lowerBound
        if let cite = citation(in: lower..<end) {
            via = survey.trimmed(lower..<cite.lowerBound)
            lower = cite.upperBound
        }
        let subject = survey.trimmed(lower..<end)
        guard !subject.isEmpty, subject.count <= Self.longestSubject else { return nil }
        return (subject, via.flatMap { $0.isEmpty ? nil : $0 })
    }

    // MARK: 某人表示

    private func reporting(in clause: Clause) -> Attribution? {
        let body = clause.body
        let verbs = survey.cues.cues(.report, in: body).lazy.filter { !survey.isSealed[$0.range.lowerBound] }
        for verb in verbs.prefix(Self.mostVerbs) {
            guard isVerb(verb, in: clause) else { continue }
            let hasColon = clause.ending == ":"
            let origin = max(body.lowerBound, verb.range.lowerBound - Self.longestSubject - Self.farthestVerb)
            let start = skipLeads(from: origin, to: verb.range.lowerBound)
            let followsQuote = start > 0 && isClosingMark(survey.folded[start - 1]) && start == body.lowerBound
            if let found = subject(from: start, to: verb.range.lowerBound) {
                return Attribution(
                    subject: found.subject, via: found.via, verb: verb.range, verbClass: verb.subtype,
                    isEvidential: isDocument(found.subject), isTrailing: followsQuote, hasColon: hasColon,
                    start: found.subject.lowerBound)
            }
            // 并称, 还说: the subject stands before.
            if start == verb.range.lowerBound
                || adjunctsFill(from: start, to: verb.range.lowerBound, allowsPrepositions: true)
            {
                return Attribution(
                    subject: nil, via: nil, verb: verb.range, verbClass: verb.subtype, isEvidential: false,
                    isTrailing: followsQuote, hasColon: hasColon, start: body.lowerBound)
            }
        }
        return nil
    }

    /// Whether a reporting word really reports here: something follows it, and it is no attribute.
    private func isVerb(_ verb: Cue, in clause: Clause) -> Bool {
        let next = verb.range.upperBound
        guard next < survey.folded.count else { return true }
        if next < clause.body.upperBound {
            switch survey.folded[next] {
            case "的", "过", "者", "书", "会", "性", "人", "所", "、": return false
            case "了": return verb.range.count > 1
            default: break
            }
        }
        if verb.range.lowerBound > clause.range.lowerBound {
            switch survey.folded[verb.range.lowerBound - 1] {
            case "所", "被", "的", "不", "未", "没", "遭", "受": return false
            default: break
            }
        }
        return true
    }

    // MARK: 某人：……

    /// A turn of a transcript or a headline: a name or an office, a colon, and what is said.
    private func speakerTurn(in clause: Clause, isFirst: Bool) -> Attribution? {
        guard isFirst, clause.ending == ":" else { return nil }
        let start = skipLeads(from: clause.body.lowerBound, to: clause.body.upperBound)
        var range = survey.trimmed(start..<clause.body.upperBound)
        if range.count == 1, survey.folded[range.lowerBound] == "问" || survey.folded[range.lowerBound] == "答" {
            return Attribution(
                subject: nil, via: nil, verb: range, verbClass: "turn", isEvidential: false, isTrailing: false,
                hasColon: true, start: range.lowerBound)
        }
        while let first = range.first, survey.folded[first] == "【" || survey.folded[first] == "#" {
            range = (first + 1)..<range.upperBound
        }
        guard range.count >= 2, range.count <= 30 else { return nil }
        let endsInName = survey.mentionEnding[range.upperBound].map { index in
            let type = survey.context.names.mentions[index].type
            return type == .person || type == .organization
        }
        let endsInNoun = survey.cues.cue(.source, endingAt: range.upperBound).map {
            $0.subtype != "document" && $0.subtype != "hearsay"
        }
        guard endsInName == true || endsInNoun == true else { return nil }
        return Attribution(
            subject: range, via: nil, verb: (range.upperBound - 1)..<range.upperBound, verbClass: "turn",
            isEvidential: false, isTrailing: false, hasColon: true, start: range.lowerBound)
    }

    // MARK: noun phrases

    /// The noun phrase before a verb: from behind the leading words to a head that only adjuncts part from the verb.
    func subject(from start: Int, to verb: Int) -> (subject: ScalarRange, via: ScalarRange?)? {
        guard verb > start, verb - start <= Self.longestSubject + Self.farthestVerb else { return nil }
        var start = start
        var via: ScalarRange?
        if let cite = citation(in: start..<verb) {
            let before = survey.trimmed(start..<cite.lowerBound)
            if !before.isEmpty { via = before }
            start = cite.upperBound
        }
        func phrase(endingAt end: Int) -> ScalarRange? {
            let range = survey.trimmed(start..<end, also: ["▲", "●", "■", "◆", "*", "-", "—"])
            guard !range.isEmpty, range.count <= Self.longestSubject, isNounPhrase(range) else { return nil }
            return range
        }
        var end = start + 1
        while end <= verb {
            if survey.isHeadEnd[end] {
                // A gloss in brackets belongs to the name before it.
                let behind = survey.bracketEnd[end].map { min($0, verb) } ?? end
                if adjunctsFill(from: behind, to: verb, allowsPrepositions: true), let range = phrase(endingAt: behind)
                {
                    return (range, via)
                }
            }
            end += 1
        }
        // A name that nothing marks as one: what stands before the first adjunct.
        end = start + 2
        while end <= min(verb, start + 14) {
            if adjunctsFill(from: end, to: verb, allowsPrepositions: true), let range = phrase(endingAt: end),
                isPlausibleName(range)
            {
                return (range, via)
            }
            end += 1
        }
        return nil
    }

    private func isNounPhrase(_ range: ScalarRange) -> Bool {
        switch survey.folded[range.lowerBound] {
        case "是", "不", "没", "被", "让", "使", "把", "将", "的", "了", "所", "能", "要", "会", "可", "应", ",", "、": return false
        default: break
        }
        return survey.folded[range.upperBound - 1] != "的" && !range.contains { survey.folded[$0] == "\n" }
    }

    private func isPlausibleName(_ range: ScalarRange) -> Bool {
        guard range.count >= 2 else { return false }
        return !range.contains { place in
            switch survey.folded[place] {
            case "的", "了", "是", "不", "会", "能", "要", "没", "着", "被", "把", "让", ",", "“", "「", "(": true
            default: false
            }
        }
    }

    private func isDocument(_ range: ScalarRange) -> Bool {
        guard let cue = survey.cues.cue(.source, endingAt: range.upperBound) else { return false }
        return cue.subtype == "document" || cue.subtype == "hearsay"
    }

    private func citation(in range: ScalarRange) -> ScalarRange? {
        for place in range where !survey.isSealed[place] {
            if let end = vocabulary.end(of: .cite, at: place, in: survey.folded, limit: range.upperBound),
                end - place >= 2
            {
                return place..<end
            }
        }
        return nil
    }

    private func isClosingMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "」", "』", "”", "’", "\"": true
        default: false
        }
    }

    /// Behind the words before a noun phrase that are no part of it: conjunctions, times, a phrase of place.
    func skipLeads(from start: Int, to limit: Int, stopsAtEvidential: Bool = false) -> Int {
        var place = start
        var hasSkippedPhrase = false
        while place < limit {
            if survey.folded[place] == " " || survey.folded[place] == "\u{3000}" || survey.folded[place] == "\t" {
                place += 1
                continue
            }
            if survey.mentionStarting[place] != nil { return place }
            if let date = dateEnd(from: place, to: limit) {
                place = date
                continue
            }
            if stopsAtEvidential,
                vocabulary.end(of: .evidential, at: place, in: survey.folded, limit: limit) != nil
            {
                return place
            }
            if let end = vocabulary.end(of: .lead, at: place, in: survey.folded, limit: limit) {
                if let source = survey.cues.cue(.source, startingAt: place), source.range.upperBound >= end {
                    return place
                }
                place = end
                continue
            }
            if !hasSkippedPhrase, let end = phraseOfPlaceEnd(from: place, to: limit) {
                hasSkippedPhrase = true
                place = end
                continue
            }
            break
        }
        return place
    }

    /// 在记者会上: from a preposition to a word of place or time that something other than 的 follows.
    private func phraseOfPlaceEnd(from start: Int, to limit: Int) -> Int? {
        guard let preposition = vocabulary.end(of: .preposition, at: start, in: survey.folded, limit: limit) else {
            return nil
        }
        var place = preposition
        while place < min(limit, start + 30) {
            switch survey.folded[place] {
            case "时", "后", "上", "中", "里", "内", "下", "前", "际", "间":
                if place > preposition, place + 2 < limit, survey.folded[place + 1] != "的", !survey.isSealed[place],
                    survey.mentionStarting[place] == nil
                {
                    return place + 1
                }
            default: break
            }
            place += 1
        }
        return nil
    }

    /// Whether nothing but adverbs, times and phrases with a preposition stands between a noun phrase and its verb.
    func adjunctsFill(from start: Int, to end: Int, allowsPrepositions: Bool) -> Bool {
        var place = start
        while place < end {
            if survey.folded[place] == " " || survey.folded[place] == "\u{3000}" {
                place += 1
                continue
            }
            if let date = dateEnd(from: place, to: end) {
                place = date
                continue
            }
            if let bracket = survey.bracketEnd[place], bracket <= end {
                place = bracket
                continue
            }
            if let adjunct = vocabulary.end(of: .adjunct, at: place, in: survey.folded, limit: end) {
                place = adjunct
                continue
            }
            if allowsPrepositions, end - place <= Self.farthestVerb,
                vocabulary.end(of: .preposition, at: place, in: survey.folded, limit: end) != nil
            {
                return true
            }
            // 毫不客气地: an adverb of manner.
            if let manner = (place + 1..<min(end, place + 8)).first(where: { survey.folded[$0] == "地" }),
                !(place..<manner).contains(where: { survey.folded[$0] == "的" })
            {
                place = manner + 1
                continue
            }
            return false
        }
        return true
    }

    /// Behind a day or an hour written with figures: 12日, 2020年2月27日晚, 上午10时.
    func dateEnd(from start: Int, to limit: Int) -> Int? {
        var place = start
        var end: Int?
        while place < limit {
            var digits = place
            while digits < limit, isNumeral(survey.folded[digits]) { digits += 1 }
            guard digits > place, digits < limit else { break }
            switch survey.folded[digits] {
            case "年", "月", "日", "号", "时", "点", "分":
                place = digits + 1
                // 5年来 and 10分之一 are no dates, and 3年级 neither.
                if place < limit, survey.folded[place] == "之" || survey.folded[place] == "级" { return end }
                end = place
            default: return end
            }
            if place < limit,
                survey.folded[place] == "底" || survey.folded[place] == "初" || survey.folded[place] == "前"
                    || survey.folded[place] == "间" || survey.folded[place] == "许"
            {
                place += 1
                end = place
            }
        }
        guard var end else { return nil }
        for word in ["上午", "下午", "晚间", "晚上", "凌晨", "中午", "清晨", "深夜", "早上", "傍晚", "晚", "早", "电"]
        where end + word.unicodeScalars.count <= limit && survey.matches(word, at: end) {
            end += word.unicodeScalars.count
            break
        }
        return end
    }

    private func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "○", "〇": true
        default: false
        }
    }
}
