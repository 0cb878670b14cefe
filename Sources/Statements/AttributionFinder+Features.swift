internal import AlignedText
internal import Mentions

extension AttributionFinder {
    /// What speaks for a noun phrase being the source of what a verb reports.
    func features(
        of subject: ScalarRange, frame: Attribution, verb: Cue?, rank: Int, order: Int, in clause: Clause,
        setting: Setting
    ) -> [String] {
        let verbName = verb?.surface ?? "turn"
        var features = [
            "a", "verb:\(verbName)", "class:\(frame.verbClass)", "rank:\(min(3, rank))", "order:\(min(3, order))",
        ]
        let head = headKind(of: subject)
        features.append("head:\(head)")
        features.append("head&class:\(head)&\(frame.verbClass)")
        if let cue = survey.cues.cue(.source, endingAt: subject.upperBound) { features.append("noun:\(cue.surface)") }
        let after = follower(of: frame.verb, in: clause)
        features.append("after:\(after)")
        features.append("after&class:\(after)&\(frame.verbClass)")
        features.append("after&head:\(after)&\(head)")
        if verb != nil, verbName.unicodeScalars.count == 1 { features.append("after&verb:\(after)&\(verbName)") }
        let gap = subject.upperBound..<max(subject.upperBound, frame.verb.lowerBound)
        features.append("gap:\(gap.isEmpty ? "0" : gap.count < 4 ? "1-3" : gap.count < 10 ? "4-9" : "10+")")
        if let first = gap.first {
            if dateEnd(from: first, to: gap.upperBound) != nil { features.append("gap-date") }
            if vocabulary.end(of: .preposition, at: first, in: survey.folded, limit: gap.upperBound) != nil {
                features.append("gap-preposition:\(survey.folded[first])")
            }
        }
        let length = subject.count
        features.append(
            "length:\(length < 2 ? "1" : length < 4 ? "2-3" : length < 7 ? "4-6" : length < 13 ? "7-12" : length < 22 ? "13-21" : "22+")"
        )
        features.append("first:\(firstKind(of: subject))")
        for word in ["的", "在", "对", "向", "被", "将", "是", "与", "和", "不", "为", "以", "从", "了", "会"]
        where survey.contains(word, in: subject) {
            features.append("in:\(word)")
        }
        if subject.lowerBound == survey.trimmed(clause.range).lowerBound { features.append("opens-clause") }
        if setting.clause == 0 { features.append("first-clause") } else { features.append("later-clause") }
        if setting.clause == setting.clauseCount - 1 { features.append("last-clause") }
        if setting.isHeading { features.append("heading") }
        if frame.isTrailing { features.append("trailing") }
        if frame.hasColon { features.append("colon") }
        if frame.via != nil { features.append("via") }
        let content = clause.body.upperBound - frame.verb.upperBound
        features.append("content:\(content == 0 ? "0" : content < 4 ? "1-3" : content < 10 ? "4-9" : "10+")")
        if frame.verb.lowerBound > 0 {
            switch survey.folded[frame.verb.lowerBound - 1] {
            case "不", "未", "没", "曾", "要", "会", "能", "可", "将", "应", "想", "只":
                features.append("before-verb:\(survey.folded[frame.verb.lowerBound - 1])")
            default: break
            }
        }
        return features
    }

    /// What speaks for the noun phrase behind 据.
    func evidentialFeatures(of subject: ScalarRange, frame: Attribution, in clause: Clause, setting: Setting)
        -> [String]
    {
        let verb = survey.string(frame.verb)
        let head = headKind(of: subject)
        return [
            "e", "e-verb:\(verb.prefix(4))", "e-head:\(head)", "e-start:\(survey.folded[frame.start])",
            "e-length:\(min(5, subject.count / 5))", "e-first:\(firstKind(of: subject))",
            "e-ending:\(clause.ending.map { String(Character($0)) } ?? "none")",
        ]
    }

    /// What a noun phrase ends with.
    func headKind(of range: ScalarRange) -> String {
        if let index = survey.mentionEnding[range.upperBound] {
            return survey.context.names.mentions[index].type.rawValue
        }
        if survey.folded[range.upperBound - 1] == ")" { return "gloss" }
        if survey.folded[range.upperBound - 1] == "》" { return "title" }
        switch survey.string(range) {
        case "他", "她", "其", "他们", "她们", "我", "我们", "双方", "对方", "两人": return "pronoun"
        default: break
        }
        if let cue = survey.cues.cue(.source, endingAt: range.upperBound) { return "noun-\(cue.subtype)" }
        if survey.isHeadEnd[range.upperBound] { return "suffix-\(survey.folded[range.upperBound - 1])" }
        return range.count <= 3 ? "short" : range.count <= 6 ? "medium" : "long"
    }

    func firstKind(of range: ScalarRange) -> String {
        let first = survey.folded[range.lowerBound]
        switch first {
        case "一", "两", "三", "四", "多", "数", "几", "各", "该", "这", "某", "有", "此", "上", "另", "不", "部", "前", "其", "本", "我",
            "他", "她":
            return String(Character(first))
        case "0"..."9": return "digit"
        default:
            if survey.mentionStarting[range.lowerBound] != nil { return "name" }
            if survey.cues.cue(.source, startingAt: range.lowerBound) != nil { return "noun" }
            return survey.isHan(range.lowerBound) ? "han" : "other"
        }
    }

    /// What stands behind a verb.
    func follower(of verb: ScalarRange, in clause: Clause) -> String {
        guard verb.upperBound < clause.body.upperBound else {
            switch clause.ending {
            case ",": return "comma"
            case ":": return "colon"
            case nil: return "end"
            default: return "semicolon"
            }
        }
        switch survey.folded[verb.upperBound] {
        case "“", "「", "『", "\"": return "quote"
        case "。", "!", "?": return "stop"
        case "的": return "的"
        case "了": return "了"
        case " ": return "space"
        case "(": return "bracket"
        default: return survey.mentionStarting[verb.upperBound] != nil ? "name" : "text"
        }
    }
}
