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
    /// How many clauses back a verb's subject is looked for.
    private static let farthestClause = 4
    /// The longest noun phrase that opens a clause.
    private static let longestOpening = 24
    /// How many noun phrases are tried for one verb.
    private static let mostSubjects = 4

    /// A frame that a clause may hold, with what speaks for it.
    struct Candidate: Sendable {
        let attribution: Attribution
        /// What a trained model weighs; empty where rules are sure.
        let features: [String]
    }

    /// The frames that a clause may hold, those first that rules are sure of.
    func candidates(in clause: Clause, setting: Setting) -> [Candidate] {
        if let frame = evidential(in: clause) {
            let features = frame.subject.map { evidentialFeatures(of: $0, frame: frame, in: clause, setting: setting) }
            return [Candidate(attribution: frame, features: features ?? [])]
        }
        var found = reporting(in: clause, setting: setting)
        if let frame = bareEvidential(in: clause), let subject = frame.subject {
            let features = evidentialFeatures(of: subject, frame: frame, in: clause, setting: setting)
            found.append(Candidate(attribution: frame, features: features + ["e-bare"]))
        }
        if let turn = speakerTurn(in: clause, isFirst: setting.clause == 0 || setting.isHeading) {
            let features = turn.subject.map {
                self.features(of: $0, frame: turn, verb: nil, rank: 0, order: 0, in: clause, setting: setting)
            }
            found.append(Candidate(attribution: turn, features: features ?? []))
        }
        return found
    }

    /// What may be the subject of a verb whose own clause has none: the first noun phrase of a clause before.
    ///
    /// - Parameters:
    ///   - frame: the frame without a subject.
    ///   - verbClause: the clause that it stands in.
    ///   - clauses: the sentence's clauses before the frame's.
    func inherited(
        for frame: Attribution, in verbClause: Clause, from clauses: ArraySlice<Clause>
    ) -> [Candidate] {
        var found: [Candidate] = []
        for (distance, clause) in clauses.reversed().prefix(Self.farthestClause).enumerated() {
            guard let subject = opening(of: clause) else { continue }
            var frame = frame
            frame.subject = subject
            frame.isInherited = true
            let head = headKind(of: subject)
            let verb = survey.string(frame.verb)
            found.append(
                Candidate(
                    attribution: frame,
                    features: [
                        "i", "i-verb:\(verb)", "i-class:\(frame.verbClass)", "i-head:\(head)", "i-distance:\(distance)",
                        "i-rank:\(found.count)", "i-head&class:\(head)&\(frame.verbClass)",
                        "i-rank&distance:\(found.count)&\(distance)", "i-first:\(firstKind(of: subject))",
                        frame.hasColon ? "i-colon" : "i-plain",
                        "i-next:\(follower(of: frame.verb, in: verbClause))",
                        "i-length:\(min(5, subject.count / 4))",
                    ]))
            if found.count == Self.mostSubjects { break }
        }
        return found
    }

    /// The noun phrase that opens a clause: a name with what stands before it, or a known noun.
    private func opening(of clause: Clause) -> ScalarRange? {
        let body = clause.body
        let start = skipLeads(from: body.lowerBound, to: body.upperBound)
        let limit = min(body.upperBound, start + Self.longestOpening)
        var end = start + 1
        var found: ScalarRange?
        while end <= limit {
            if survey.isQuoted[end - 1] { break }
            let isName = survey.mentionEnding[end].map {
                let type = survey.context.names.mentions[$0].type
                return type != .product && type != .other
            }
            let isNoun = survey.cues.cue(.source, endingAt: end) != nil
            if isName == true || isNoun {
                let range = start..<end
                guard isNounPhrase(range) else { return found }
                found = range
                // 金管会主委 goes on to 顾立雄.
                let next = end < limit ? survey.folded[end] : "。"
                if survey.mentionStarting[end] == nil, survey.cues.cue(.source, startingAt: end) == nil, next != " " {
                    break
                }
            }
            end += 1
        }
        return found
    }

    /// Where a clause stands.
    struct Setting: Sendable {
        /// Its place in the sentence.
        let clause: Int
        let clauseCount: Int
        let isHeading: Bool
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

    /// 据该公司,…; 据本报了解,…: no verb, or one of knowing, ends the frame.
    private func bareEvidential(in clause: Clause) -> Attribution? {
        let body = clause.body
        guard clause.ending == "," || clause.ending == ":" else { return nil }
        let start = skipLeads(from: body.lowerBound, to: body.upperBound, stopsAtEvidential: true)
        guard start < body.upperBound,
            let behind = vocabulary.end(of: .evidential, at: start, in: survey.folded, limit: body.upperBound),
            body.upperBound - behind <= Self.longestSubject
        else { return nil }
        var end = body.upperBound
        for word in ["了解", "所知", "获悉", "悉", "看", "来看", "而言", "中"]
        where survey.matches(word, at: end - word.unicodeScalars.count) {
            end -= word.unicodeScalars.count
            break
        }
        guard end > behind, let found = evidentialSubject(behind..<end) else { return nil }
        return Attribution(
            subject: found.subject, via: found.via, verb: start..<behind, verbClass: "bare-evidential",
            isEvidential: true, isTrailing: false, hasColon: clause.ending == ":", start: start)
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

    private func reporting(in clause: Clause, setting: Setting) -> [Candidate] {
        let body = clause.body
        var found: [Candidate] = []
        let verbs = survey.cues.cues(.report, in: body).lazy.filter { !survey.isSealed[$0.range.lowerBound] }
        for (order, verb) in verbs.prefix(Self.mostVerbs).enumerated() {
            guard isVerb(verb, in: clause) else { continue }
            let floor = max(body.lowerBound, verb.range.lowerBound - Self.longestSubject - Self.farthestVerb)
            let origin = startBehindMarks(from: floor, to: verb.range.lowerBound)
            let start = skipLeads(from: origin, to: verb.range.lowerBound)
            let followsQuote = start > 0 && origin > 0 && SentenceMarks.closesQuote(survey.folded[origin - 1])
            let subjects = subjects(from: start, to: verb.range.lowerBound)
            for (rank, subject) in subjects.enumerated() {
                let frame = Attribution(
                    subject: subject.subject, via: subject.via, verb: verb.range, verbClass: verb.subtype,
                    isEvidential: isDocument(subject.subject), isTrailing: followsQuote,
                    hasColon: clause.ending == ":", start: subject.subject.lowerBound)
                let features = features(
                    of: subject.subject, frame: frame, verb: verb, rank: rank, order: order, in: clause,
                    setting: setting)
                found.append(Candidate(attribution: frame, features: features))
            }
            // 并称, 还说: the subject stands before.
            if subjects.isEmpty, isSpeech(verb.surface),
                start == verb.range.lowerBound
                    || adjunctsFill(from: start, to: verb.range.lowerBound, allowsPrepositions: true)
            {
                let frame = Attribution(
                    subject: nil, via: nil, verb: verb.range, verbClass: verb.subtype, isEvidential: false,
                    isTrailing: followsQuote, hasColon: clause.ending == ":", start: body.lowerBound)
                found.append(Candidate(attribution: frame, features: []))
            }
        }
        return found
    }

    /// Behind the last closing quotation mark, heading mark or hash before a verb: no noun phrase reaches over one.
    private func startBehindMarks(from floor: Int, to limit: Int) -> Int {
        var place = limit - 1
        while place >= floor {
            switch survey.folded[place] {
            case "”", "」", "』", "\"":
                // Marks around a name belong to the phrase: “佩琪”一家.
                if let mark = survey.quoteEnding[place + 1], mark.count <= 8, mark.lowerBound > floor {
                    place = mark.lowerBound
                } else {
                    return place + 1
                }
            case "【", "】", "#", "°", "↓", "▲", "●", "■", "→", "\u{3000}": return place + 1
            case ")": if let open = survey.bracketStart[place + 1], open <= floor + 1 { return place + 1 }
            default: break
            }
            place -= 1
        }
        return floor
    }

    /// Words that speak even without a subject beside them.
    private func isSpeech(_ surface: String) -> Bool {
        Self.speech.contains(surface)
    }

    private static let speech: Set<String> = [
        "说", "称", "指", "表示", "指出", "指称", "强调", "透露", "认为", "直言", "坦言", "坦承", "承认", "补充", "解释", "回应", "回应称", "续称", "续指",
        "又指", "又称", "还称",
        "并称", "并指", "亦指", "亦称", "写道", "反问", "重申", "警告", "呼吁", "批评", "声称", "宣称", "辩称", "坚称", "提到", "介绍", "形容", "介绍说",
        "补充说", "解释说", "笑言", "道",
        "指控", "质疑", "斥", "披露", "证实", "说明", "提醒", "感叹", "抨击", "谴责", "誓言", "否认称", "力称",
    ]

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
            // 派出所表示 is no passive.
            case "所": return survey.cues.cue(.source, endingAt: verb.range.lowerBound) != nil
            case "被", "的", "不", "未", "没", "遭", "受": return false
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
        // 高院今判决　控方:…: a headline's last part speaks.
        if let gap = range.last(where: { survey.folded[$0] == "\u{3000}" || survey.folded[$0] == " " }),
            gap + 1 < range.upperBound, survey.isHan(gap + 1)
        {
            range = (gap + 1)..<range.upperBound
        }
        guard range.count >= 1, range.count <= 30 else { return nil }
        let endsInName = survey.mentionEnding[range.upperBound].map { index in
            let type = survey.context.names.mentions[index].type
            return type == .person || type == .organization
        }
        let endsInNoun = survey.cues.cue(.source, endingAt: range.upperBound).map {
            $0.subtype != "document" && $0.subtype != "hearsay"
        }
        guard endsInName == true || endsInNoun == true || survey.isHeadEnd[range.upperBound] else { return nil }
        return Attribution(
            subject: range, via: nil, verb: (range.upperBound - 1)..<range.upperBound, verbClass: "turn",
            isEvidential: false, isTrailing: false, hasColon: true, start: range.lowerBound)
    }

    // MARK: noun phrases

    /// The noun phrase before a verb that rules like best; see `subjects`.
    func subject(from start: Int, to verb: Int) -> (subject: ScalarRange, via: ScalarRange?)? {
        subjects(from: start, to: verb).first
    }

    /// The noun phrases that may be a verb's subject: from behind the leading words to an end that only adjuncts part
    /// from the verb; those that end in a known head first, the shorter before the longer.
    func subjects(from start: Int, to verb: Int) -> [(subject: ScalarRange, via: ScalarRange?)] {
        guard verb > start, verb - start <= Self.longestSubject + Self.farthestVerb else { return [] }
        var start = start
        var via: ScalarRange?
        if let cite = citation(in: start..<verb) {
            let before = survey.trimmed(start..<cite.lowerBound)
            if !before.isEmpty { via = before }
            start = cite.upperBound
        }
        var found: [(subject: ScalarRange, via: ScalarRange?)] = []
        func add(endingAt end: Int, isHead: Bool) {
            let range = survey.trimmed(start..<end, also: ["▲", "●", "■", "◆", "*", "-", "—"])
            guard !range.isEmpty, range.count <= Self.longestSubject, isNounPhrase(range),
                isHead || isPlausibleName(range), !found.contains(where: { $0.subject == range })
            else { return }
            found.append((range, via))
        }
        var end = start + 1
        while end <= verb, found.count < Self.mostSubjects {
            if survey.isHeadEnd[end] {
                // A gloss in brackets belongs to the name before it.
                var gloss = end
                while gloss < verb, survey.folded[gloss] == " " { gloss += 1 }
                let behind = survey.bracketEnd[gloss].map { min($0, verb) } ?? end
                if adjunctsFill(from: behind, to: verb, allowsPrepositions: true) {
                    add(endingAt: behind, isHead: true)
                }
            }
            end += 1
        }
        // A name that nothing marks as one: what stands before the first adjunct.
        end = start + 1
        while end <= min(verb, start + 14), found.count < Self.mostSubjects + 2 {
            if adjunctsFill(from: end, to: verb, allowsPrepositions: true) { add(endingAt: end, isHead: false) }
            end += 1
        }
        return found
    }

    private func isNounPhrase(_ range: ScalarRange) -> Bool {
        switch survey.folded[range.lowerBound] {
        case "是", "没", "让", "使", "把", "的", "了", "所", "能", "要", "可", "应", ",", "、": return false
        // 被告, 不少议员, 将军, 会计师 begin nouns.
        case "被", "不", "将", "会":
            if survey.cues.cue(.source, startingAt: range.lowerBound) == nil,
                survey.mentionStarting[range.lowerBound] == nil,
                !["不少", "不具名", "不愿", "不同"].contains(where: { survey.matches($0, at: range.lowerBound) })
            {
                return false
            }
        default: break
        }
        return survey.folded[range.upperBound - 1] != "的" && !range.contains { survey.folded[$0] == "\n" }
    }

    private func isPlausibleName(_ range: ScalarRange) -> Bool {
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
