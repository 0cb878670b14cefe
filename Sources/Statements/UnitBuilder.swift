internal import AlignedText

/// Cuts a sentence where its label or its source changes.
struct UnitBuilder: Sendable {
    let survey: TextSurvey

    /// Han characters that a stretch needs to say something of its own.
    private static let leastContent = 5

    /// What is known of each clause of a sentence.
    struct ClauseFacts {
        let clause: Clause
        let frame: Attribution?
        /// The cue that denies in the clause.
        let denial: (evidence: DenialCueClassifier.Evidence, probability: Double)?
        /// The article's quotes that open in the clause.
        let quotes: [Int]
        /// Whether one of them gives a clause or more in somebody's words.
        let hasFullQuote: Bool
    }

    /// The units of a sentence; they cover it. Linear in the clauses.
    func units(of facts: [ClauseFacts], sentence: Int, isHeading: Bool) -> [Unit] {
        var units: [Unit] = []
        for fact in facts {
            if let last = units.last, !shouldCut(before: fact, after: last) {
                units[units.count - 1].range = last.range.lowerBound..<fact.clause.range.upperBound
            } else {
                units.append(Unit(range: fact.clause.range, sentence: sentence, isHeading: isHeading))
            }
            let index = units.count - 1
            if let frame = fact.frame { units[index].frames.append(frame) }
            units[index].quotes += fact.quotes
            if units[index].denial == nil { units[index].denial = fact.denial }
            if fact.hasFullQuote { units[index].hasFullQuote = true }
        }
        return units
    }

    private func shouldCut(before fact: ClauseFacts, after unit: Unit) -> Bool {
        let body = fact.clause.body
        let hasContent = contentCount(of: unit) >= Self.leastContent && !isPreamble(unit.range)
        if fact.denial != nil, unit.denial == nil { return hasContent }
        // Two cues of one denier for one claim are one denial.
        if fact.denial != nil, unit.denial != nil, fact.frame?.subject == nil { return false }
        if unit.denial != nil, fact.denial == nil {
            if fact.frame?.isTrailing == true { return false }
            if let frame = fact.frame, frame.subject == nil, frame.verb.lowerBound - body.lowerBound <= 1,
                !startsWithConjunction(body)
            {
                return false
            }
            return !unit.range.isEmpty && survey.hanCount(in: body) >= 2
        }
        if let frame = fact.frame, frame.isTrailing { return false }
        if let frame = fact.frame, frame.subject != nil, !frame.isInherited, hasContent { return true }
        if fact.hasFullQuote, !unit.hasFullQuote, hasContent, fact.frame != nil || !unit.frames.isEmpty { return true }
        if unit.hasFullQuote, !fact.hasFullQuote, fact.quotes.isEmpty, survey.hanCount(in: body) >= 4 { return true }
        if unit.frames.isEmpty, !unit.hasFullQuote, hasContent, startsCommentary(body) { return true }
        return false
    }

    /// How much a unit says beside its frames.
    private func contentCount(of unit: Unit) -> Int {
        var count = survey.hanCount(in: unit.range)
        for frame in unit.frames where !frame.isTrailing {
            count -= survey.hanCount(in: unit.range.lowerBound..<min(unit.range.upperBound, frame.verb.upperBound))
        }
        return count
    }

    /// A topic or a circumstance that needs what follows: 针对…, 在…时, 虽然….
    private func isPreamble(_ range: ScalarRange) -> Bool {
        let start = survey.trimmed(range).lowerBound
        guard start < range.upperBound else { return true }
        for word in [
            "针对", "对于", "关于", "至于", "就", "在", "当", "随着", "自", "据", "根据", "按照", "由于", "因为", "为了", "为", "虽然", "尽管", "如果",
            "若", "除了", "除", "经", "面对", "作为", "通过", "从", "被问", "谈到", "提到", "谈及", "截至",
        ] {
            if survey.matches(word, at: start) { return true }
        }
        let last = range.upperBound - 2
        if last > range.lowerBound, survey.folded[last] == "时" || survey.folded[last] == "后" { return true }
        return false
    }

    private func startsWithConjunction(_ range: ScalarRange) -> Bool {
        let start = survey.trimmed(range).lowerBound
        guard start < range.upperBound else { return false }
        switch survey.folded[start] {
        case "并", "而", "但", "又", "还", "且", "同", "不", "也", "亦", "更": return true
        default: return false
        }
    }

    /// Words with which a narrator begins to judge what was just told.
    private func startsCommentary(_ range: ScalarRange) -> Bool {
        let start = survey.trimmed(range).lowerBound
        guard start < range.upperBound else { return false }
        for word in [
            "堪称", "可谓", "这或许", "这也许", "这可", "这显然", "这无疑", "这意味", "这恐怕", "可见", "简直", "无疑", "不愧", "这也是", "这就是", "这是",
            "难怪", "这让", "真是", "实在", "足见", "令人", "让人",
        ] {
            if survey.matches(word, at: start) { return true }
        }
        return false
    }
}
