internal import AlignedText
internal import Mentions
internal import Segmentation

/// Tells words that somebody said from names, terms and irony between the same marks.
struct QuoteClassifier: Sendable {
    let survey: TextSurvey

    /// What is known of a quotation before its kind is decided.
    struct Evidence: Sendable {
        let mark: PairedMark
        let features: [String]
        let hanCount: Int
        /// Whether the words open a turn: behind a colon, a comma or at the start.
        let opensTurn: Bool
        let isRumour: Bool
    }

    /// The evidence for a quotation.
    ///
    /// - Parameters:
    ///   - mark: the marks.
    ///   - sentence: the sentence that holds them.
    ///   - frames: the frames of the sentence.
    ///   - isHeading: whether the sentence is a heading.
    func evidence(for mark: PairedMark, sentence: ScalarRange, frames: [Attribution], isHeading: Bool) -> Evidence {
        var features: [String] = ["q"]
        let content = mark.content
        let han = survey.hanCount(in: content)
        features.append("han:\(Self.bucket(han))")
        if !mark.isClosed { features.append("unclosed") }
        if mark.depth > 0 { features.append("nested") }
        let before = mark.range.lowerBound > sentence.lowerBound ? survey.folded[mark.range.lowerBound - 1] : nil
        let after = mark.range.upperBound < sentence.upperBound ? survey.folded[mark.range.upperBound] : nil
        features.append("before:\(before.map(Self.name) ?? "start")")
        features.append("after:\(after.map(Self.name) ?? "end")")
        features.append("before-after:\(before.map(Self.name) ?? "start")-\(after.map(Self.name) ?? "end")")
        var clauses = 1
        for place in content where survey.folded[place] == "," || survey.folded[place] == ";" {
            clauses += place >= 0 ? 1 : 0
        }
        features.append("clauses:\(min(3, clauses))")
        if let last = content.last,
            SentenceMarks.isEnd(survey.folded[last]) || survey.folded[last] == "," || survey.folded[last] == "…"
        {
            features.append("ends-in-mark")
        }
        let window = max(sentence.lowerBound, mark.range.lowerBound - 12)..<mark.range.lowerBound
        if let cue = survey.cues.cues(.quotation, in: window).last, mark.range.lowerBound - cue.range.upperBound <= 2 {
            features.append("left:\(cue.surface)")
            features.append("left-cue")
        }
        let gapEnd = before == ":" || before == "," ? mark.range.lowerBound - 1 : mark.range.lowerBound
        if let verb = survey.cues.cues(.report, in: window).last, gapEnd - verb.range.upperBound <= 0 {
            features.append("verb-before:\(verb.subtype)")
            features.append("verb-before")
        } else if let verb = survey.cues.cues(.report, in: window).last {
            features.append("verb-near:\(verb.subtype)")
        }
        let governing = frames.last { !$0.isTrailing && $0.verb.lowerBound < mark.range.lowerBound }
        if let governing {
            features.append("frame:\(governing.verbClass)")
            features.append(governing.isEvidential ? "frame-evidential" : "frame-speech")
            if governing.subject != nil { features.append("frame-subject") }
        } else {
            features.append("no-frame")
        }
        if frames.contains(where: { $0.isTrailing && $0.start >= mark.range.upperBound }) {
            features.append("trailing-frame")
        }
        if frames.isEmpty { features.append("no-frame-in-sentence") }
        if mark.range.lowerBound == sentence.lowerBound { features.append("opens-sentence") }
        if mark.range == sentence { features.append("is-sentence") }
        if isHeading { features.append("heading") }
        if survey.contains("我", in: content) { features.append("first-person") }
        if survey.contains("你", in: content) { features.append("second-person") }
        if !survey.cues.cues(.negation, in: content).isEmpty { features.append("negation") }
        for word in ["是", "了", "要", "会", "的", "有", "在", "把", "被", "吗", "不"] where survey.contains(word, in: content) {
            features.append("in:\(word)")
        }
        if survey.mentionStarting[content.lowerBound].map({ survey.context.names.mentions[$0].range == content })
            == true
        {
            features.append("is-name")
        }
        if han == 0 { features.append("no-han") }
        let isRumour =
            !survey.cues.cues(.rumour, in: max(sentence.lowerBound, mark.range.lowerBound - 20)..<mark.range.lowerBound)
            .isEmpty
        if isRumour { features.append("rumour") }
        if let next = after, survey.isHan(mark.range.upperBound) { features.append("next:\(next)") }
        if let before, survey.isHan(mark.range.lowerBound - 1) { features.append("previous:\(before)") }
        if mark.range.upperBound + 1 < sentence.upperBound, survey.isHan(mark.range.upperBound),
            survey.isHan(mark.range.upperBound + 1)
        {
            features.append("next2:\(survey.string(mark.range.upperBound..<(mark.range.upperBound + 2)))")
        }
        let opensTurn =
            before == nil || before == ":" || before == "," || before == "」" || before == "”" || before == "。"
        return Evidence(mark: mark, features: features, hanCount: han, opensTurn: opensTurn, isRumour: isRumour)
    }

    /// The kind of a quotation by its evidence.
    ///
    /// - Parameter model: classes `no` and `yes`; nil to decide by rules alone.
    func kind(of evidence: Evidence, model: QuoteDecision) -> (kind: Quote.Kind, confidence: Double) {
        let probability = model.probability(evidence)
        guard probability > 0.5 else { return (otherKind(evidence), 1 - probability) }
        if evidence.hanCount < 5 && !evidence.opensTurn { return (.mixedFragment, probability) }
        return (evidence.opensTurn ? .direct : .mixed, probability)
    }

    private func otherKind(_ evidence: Evidence) -> Quote.Kind {
        if evidence.features.contains("is-name") { return .name }
        let start = evidence.mark.range.lowerBound
        if let cue = survey.cues.cues(.quotation, in: max(0, start - 8)..<start).last {
            switch cue.surface {
            case "所谓", "所谓的", "堪称", "号称": return .scare
            case "意为", "意即", "译为": return .gloss
            case "绰号", "外号", "人称", "俗称", "自称", "化名": return .nickname
            case "名为", "取名", "叫做", "题为", "代号", "称为", "被称为": return .name
            default: break
            }
        }
        return .term
    }

    private static func bucket(_ count: Int) -> String {
        switch count {
        case 0...2: "0-2"
        case 3, 4: "3-4"
        case 5, 6: "5-6"
        case 7...9: "7-9"
        case 10...14: "10-14"
        case 15...24: "15-24"
        default: "25+"
        }
    }

    private static func name(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case ",", ":", "。", "、", ";", "!", "?", "(", ")": String(Character(scalar))
        case "的", "是", "为", "称", "说", "等", "和", "与", "之", "这", "一", "了": String(Character(scalar))
        case "“", "「", "『", "‘", "\"", "《": "open"
        case "”", "」", "』", "’", "》": "close"
        case "\n": "line"
        default: scalar.value >= 0x3400 ? "han" : "latin"
        }
    }
}
