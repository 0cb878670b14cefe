internal import AlignedText
internal import LinearModels
internal import Segmentation

/// Decides which denial cues deny: longest match first, then traps, then context.
struct DenialCueClassifier: Sendable {
    let survey: TextSurvey
    let model: LinearModel?

    /// What is known of a cue before it is decided.
    struct Evidence: Sendable {
        let cue: Cue
        let clause: Int
        let features: [String]
        let isTrapped: Bool
    }

    /// What the cue's surroundings are.
    struct Setting {
        let sentence: ScalarRange
        let clauses: [Clause]
        /// The frame of each clause.
        let frames: [Attribution?]
        /// The kind of each frame's subject.
        let kinds: [Source.Kind?]
        let isHeading: Bool
        /// The kind of the voice that goes on into the sentence.
        let carried: Source.Kind?
        /// What stood shortly before: from here to the sentence rumours and claims count.
        let contextStart: Int
    }

    /// How far back a claim makes a negation a denial, in scalars.
    private static let reach = 300
    /// How many cues of one sentence are weighed.
    private static let mostCues = 24

    /// The evidence for each cue of a sentence.
    func evidence(in setting: Setting) -> [Evidence] {
        let sentence = setting.sentence
        let cues = survey.cues.cues(.denial, in: sentence).prefix(Self.mostCues)
        guard !cues.isEmpty else { return [] }
        let context = setting.contextStart..<sentence.lowerBound
        var shared: [String] = []
        if survey.cues.contains(.rumour, in: context) { shared.append("rumour-before") }
        if survey.cues.contains(.rumour, in: sentence) { shared.append("rumour-here") }
        let claims = survey.cues.cues(.target, in: context)
        if !claims.isEmpty { shared.append("claim-before") }
        if claims.contains(where: { ["谣言", "传闻", "传言", "指控", "质疑", "流言"].contains($0.surface) }) {
            shared.append("charge-before")
        }
        if survey.cues.cues(.target, in: sentence).contains(where: { $0.subtype == "anaphor" }) {
            shared.append("anaphor-here")
        }
        if survey.cues.cues(.target, in: sentence).contains(where: { $0.subtype == "head_noun" }) {
            shared.append("noun-here")
        }
        if survey.cues.contains(.denial, in: context) { shared.append("denial-before") }
        if ["针对", "对于", "关于", "对此", "就", "至于"].contains(where: { survey.matches($0, at: sentence.lowerBound) }) {
            shared.append("fronted")
        }
        if setting.isHeading { shared.append("heading") }
        if let carried = setting.carried { shared.append("carried:\(carried.rawValue)") }
        let told = pairs(in: max(0, sentence.lowerBound - Self.reach)..<sentence.lowerBound)
        return cues.enumerated().map { index, cue in
            let clause = setting.clauses.firstIndex { $0.range.upperBound > cue.range.lowerBound } ?? 0
            return evidence(
                for: cue, at: index, of: cues.count, clause: clause, shared: shared, told: told, in: setting)
        }
    }

    private func evidence(
        for cue: Cue, at index: Int, of count: Int, clause: Int, shared: [String], told: Set<UInt64>,
        in setting: Setting
    ) -> Evidence {
        let sub = cue.subtype
        var features = ["d", "sub:\(sub)", "cue:\(cue.surface)"]
        let trap = survey.cues.cue(.nonDenial, overlapping: cue.range).flatMap { trap in
            trap.range.lowerBound <= cue.range.lowerBound && trap.range.upperBound >= cue.range.upperBound ? trap : nil
        }
        let isTrapped = trap.map { Self.traps.contains($0.subtype) } ?? false
        if let trap { features.append("trap:\(trap.subtype)") }
        features.append(contentsOf: shared)
        for feature in shared { features.append("\(sub)&\(feature)") }
        let range = setting.clauses[clause].body
        let next = cue.range.upperBound < survey.folded.count ? survey.folded[cue.range.upperBound] : "。"
        let isLast = cue.range.upperBound >= range.upperBound
        if next == "的" { features.append("attributive"); features.append("\(sub)&attributive") }
        if isLast { features.append("clause-final"); features.append("\(sub)&final") }
        if cue.range.lowerBound <= range.lowerBound { features.append("clause-initial") }
        if cue.range.lowerBound > 0 {
            let previous = survey.folded[cue.range.lowerBound - 1]
            switch previous {
            case "不", "未", "没", "无", "非": features.append("negated")
            case "若", "如", "将", "会", "可", "能", "要", "应", "别", "勿": features.append("irrealis-mark")
            case "是", "为", "系", "属": features.append("copula"); features.append("\(sub)&copula")
            case "被", "遭", "受": features.append("passive")
            default: break
            }
        }
        let before = max(range.lowerBound, cue.range.lowerBound - 24)..<cue.range.lowerBound
        for modality in survey.cues.cues(.modality, in: before) { features.append("modality:\(modality.surface)") }
        if !survey.cues.cues(.modality, in: before).isEmpty { features.append("\(sub)&modality") }
        if survey.isQuoted[cue.range.lowerBound] { features.append("quoted"); features.append("\(sub)&quoted") }
        // What a clause denies was told before: 并非人工合成 behind 有人说是人工合成.
        let common = pairs(in: range).intersection(told).count
        let told = common == 0 ? "0" : common < 2 ? "1" : common < 4 ? "2-3" : "4+"
        features.append("told:\(told)")
        features.append("\(sub)&told:\(told)")
        if shared.contains("rumour-before") || shared.contains("charge-before") {
            features.append("\(sub)&told-rumour:\(told)")
        }
        if cue.range.upperBound + 2 <= range.upperBound, survey.isHan(cue.range.upperBound),
            survey.isHan(cue.range.upperBound + 1)
        {
            features.append("next2:\(survey.string(cue.range.upperBound..<(cue.range.upperBound + 2)))")
        }
        if cue.range.lowerBound - 2 >= range.lowerBound, survey.isHan(cue.range.lowerBound - 1),
            survey.isHan(cue.range.lowerBound - 2)
        {
            features.append("previous2:\(survey.string((cue.range.lowerBound - 2)..<cue.range.lowerBound))")
        }
        if setting.frames.allSatisfy({ $0 == nil }) {
            features.append("no-voice"); features.append("\(sub)&no-voice")
            if setting.carried == nil { features.append("\(sub)&nobody") }
        }
        var isFramed = false
        for place in stride(from: clause, through: max(0, clause - 6), by: -1) {
            guard let frame = setting.frames[place] else { continue }
            isFramed = true
            features.append("frame:\(frame.verbClass)")
            features.append("verb:\(survey.string(frame.verb))")
            features.append("\(sub)&frame")
            if place == clause { features.append("frame-in-clause") }
            if frame.subject != nil {
                features.append("frame-subject")
                if let kind = setting.kinds[place] {
                    features.append("kind:\(kind.rawValue)"); features.append("\(sub)&kind:\(kind.rawValue)")
                }
            }
            break
        }
        if !isFramed {
            if setting.frames.contains(where: { $0?.isTrailing == true }) {
                features.append("trailing-frame"); features.append("\(sub)&frame")
            } else {
                features.append("\(sub)&no-frame")
            }
        }
        if index == 0 { features.append("first-cue") } else { features.append("later-cue") }
        if count > 1 { features.append("several-cues") }
        if let target = survey.cues.cues(.target, in: range).first { features.append("target:\(target.subtype)") }
        if survey.folded[max(0, setting.sentence.upperBound - 1)] == "?" { features.append("question") }
        if cue.range.lowerBound > range.lowerBound, survey.contains("#", in: before) { features.append("hashtag") }
        if !isLast, survey.isHan(cue.range.upperBound) { features.append("next:\(next)") }
        if survey.contains("我", in: before) { features.append("first-person") }
        return Evidence(
            cue: cue, clause: clause, features: features, isTrapped: isTrapped || isNegated(cue) || isSupposed(before))
    }

    /// The pairs of Han characters in a range.
    private func pairs(in range: ScalarRange) -> Set<UInt64> {
        var found = Set<UInt64>()
        for place in range.dropLast() where survey.isHan(place) && survey.isHan(place + 1) {
            found.insert(UInt64(survey.folded[place].value) << 32 | UInt64(survey.folded[place + 1].value))
        }
        return found
    }

    /// 非憑空捏造, 不否认: a negation right before the cue turns it round.
    private func isNegated(_ cue: Cue) -> Bool {
        guard cue.subtype != "negation", cue.range.lowerBound > 0 else { return false }
        switch survey.folded[cue.range.lowerBound - 1] {
        case "不", "未", "没", "非", "无": return true
        default: return false
        }
    }

    /// 如果公司否认, 要求公司澄清: what is only supposed, asked for or foretold is no denial.
    private func isSupposed(_ before: ScalarRange) -> Bool {
        Self.suppositions.contains { survey.contains($0, in: before) }
    }

    private static let suppositions = [
        "如果", "假如", "假使", "倘若", "是否", "若果", "一旦", "要不要", "会不会", "会否", "应否", "要求", "促请", "敦促", "呼吁", "恳请", "别再", "预计",
        "有望", "等待", "期待",
    ]

    /// What a longer cue around a cue says against it; a charge, a part or an earlier denial is one all the same.
    private static let traps: Set<String> = [
        "not_deny", "irrealis", "attributive", "no_comment", "no_response", "not_confirm", "not_mean",
        "third_party_about_denial",
    ]

    /// The probability that a cue denies.
    func probability(_ evidence: Evidence) -> Double {
        if evidence.isTrapped { return 0 }
        guard let model else { return prior(of: evidence) }
        // Few denials are annotated: what the cue's class says by rule counts beside the weights.
        let learnt = model.probabilities(of: evidence.features).last ?? 0
        return Self.trust * learnt + (1 - Self.trust) * prior(of: evidence)
    }

    private static let trust = 0.75

    /// How far the class of a cue alone speaks for a denial.
    private func prior(of evidence: Evidence) -> Double {
        let features = Set(evidence.features)
        if features.contains("irrealis-mark") { return 0.2 }
        switch evidence.cue.subtype {
        case "core": return 0.9
        case "refute": return 0.8
        case "verdict", "falsity":
            return features.contains("attributive") || features.contains("\(evidence.cue.subtype)&no-frame") ? 0.2 : 0.6
        default: return 0.1
        }
    }
}
