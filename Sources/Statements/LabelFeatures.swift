internal import Algorithms
internal import AlignedText
internal import Mentions

/// What a statement's label is decided by.
struct LabelFeatures: Sendable {
    let survey: TextSurvey

    /// What is known of the article as a whole.
    struct Article {
        /// Sentences with a frame, for each hundred.
        let framedShare: Int
        /// First-person words, for each thousand characters.
        let firstPersonShare: Int
        /// Exclamation and question marks, for each hundred sentences.
        let emphasisShare: Int
        let length: Int
        let sentenceCount: Int
    }

    /// The features of a unit.
    ///
    /// - Parameters:
    ///   - unit: the unit.
    ///   - kind: the kind of its source.
    ///   - carried: the kind of the source that goes on.
    ///   - isInTurn: whether somebody's turn goes on here without marks.
    ///   - quotes: the article's quotes.
    func features(
        of unit: Unit, kind: Source.Kind?, carried: Source.Kind?, isInTurn: Bool, quotes: [Quote],
        article: Article
    ) -> [String] {
        let range = unit.range
        var features = ["bias"]
        let han = survey.hanCount(in: range)
        features.append(
            "han:\(han < 4 ? "0-3" : han < 8 ? "4-7" : han < 15 ? "8-14" : han < 30 ? "15-29" : han < 60 ? "30-59" : "60+")"
        )
        if unit.isHeading { features.append("heading") }
        if unit.sentence == 0 { features.append("first-sentence") }
        if unit.sentence == article.sentenceCount - 1 { features.append("last-sentence") }
        if unit.sentence * 4 > article.sentenceCount * 3 { features.append("last-quarter") }
        features.append("framed-share:\(article.framedShare / 10)")
        features.append("first-person-share:\(min(5, article.firstPersonShare / 2))")
        features.append("emphasis-share:\(min(5, article.emphasisShare / 10))")
        features.append("article-length:\(min(6, article.length / 300))")
        if isInTurn { features.append("in-turn") }
        if let frame = unit.frames.first {
            features.append("frame:\(frame.verbClass)")
            features.append("verb:\(survey.string(frame.verb).prefix(4))")
            features.append(frame.isEvidential ? "evidential" : "speech")
            features.append(frame.subject == nil ? "no-subject" : "subject")
            if frame.hasColon { features.append("colon-frame") }
            if frame.isTrailing { features.append("trailing-frame") }
        } else {
            features.append("no-frame")
        }
        if let kind {
            features.append("kind:\(kind.rawValue)"); features.append("source")
        } else {
            features.append("no-source")
        }
        if let carried { features.append("carried:\(carried.rawValue)") }
        features += quoteFeatures(of: unit, quotes: quotes)
        for cue in survey.cues.cues(.commentary, in: range).prefix(12) {
            features.append("c:\(cue.surface)")
            features.append("cs:\(cue.subtype)")
        }
        for function in [
            Cue.Function.fact, .modality, .carry, .rumour, .rebuttal, .negation, .target, .nonDenial, .denial,
        ] {
            for cue in survey.cues.cues(function, in: range).prefix(6) {
                features.append("\(function.rawValue):\(cue.subtype)")
            }
        }
        let body = survey.trimmed(range)
        if let last = body.last {
            let mark = survey.folded[last]
            features.append("end:\(survey.isHan(last) ? "han" : String(Character(mark)))")
            if last > body.lowerBound, survey.isHan(last - 1) { features.append("end-han:\(survey.folded[last - 1])") }
        }
        if !body.isEmpty {
            let start = body.lowerBound
            features.append("start:\(survey.folded[start])")
            if body.count >= 2 { features.append("start2:\(survey.string(start..<(start + 2)))") }
        }
        for word in Self.words where survey.contains(word, in: range) { features.append("w:\(word)") }
        var hasDigit = false
        var hashes = 0
        for place in range {
            switch survey.folded[place] {
            case "0"..."9": hasDigit = true
            case "#": hashes += 1
            default: break
            }
        }
        if hasDigit { features.append("digit") }
        if hashes >= 2 { features.append("hashtags") }
        if survey.hasLink(in: range) { features.append("link") }
        var names = Set<String>()
        for mention in survey.mentions(in: range).prefix(8) { names.insert("name:\(mention.type.rawValue)") }
        features.append(contentsOf: names.sorted())
        if names.isEmpty { features.append("no-name") }
        // Pairs of characters carry what the cue lists lack.
        var pairs = Set<UInt64>()
        for place in range.dropLast().prefix(80) where survey.isHan(place) && survey.isHan(place + 1) {
            if pairs.insert(UInt64(survey.folded[place].value) << 32 | UInt64(survey.folded[place + 1].value)).inserted
            {
                features.append("p:\(survey.string(place..<(place + 2)))")
            }
        }
        return features
    }

    /// How much of a unit is quoted, and how.
    private func quoteFeatures(of unit: Unit, quotes: [Quote]) -> [String] {
        let own = unit.quotes.map { quotes[$0] }
        guard !own.isEmpty else { return ["unquoted"] }
        var features: [String] = []
        let attributable = own.filter(\.kind.isAttributable)
        if unit.hasFullQuote { features.append("full-quote") }
        if attributable.isEmpty { features.append("only-terms") }
        for kind in Set(own.map(\.kind.rawValue)).sorted() { features.append("quote:\(kind)") }
        if let longest = attributable.max(by: { $0.content.count < $1.content.count }) {
            let han = survey.hanCount(in: longest.content)
            features.append(
                "quote-han:\(han < 5 ? "0-4" : han < 8 ? "5-7" : han < 12 ? "8-11" : han < 20 ? "12-19" : "20+")")
            let share = longest.range.count * 10 / max(1, unit.range.count)
            features.append("quote-share:\(share)")
            features.append("quote-share&kind:\(share / 3)&\(longest.kind.rawValue)")
            if let last = longest.content.last, SentenceMarks.isEnd(survey.folded[last]) {
                features.append("quote-ends-in-mark")
            }
            if longest.content.contains(where: { survey.folded[$0] == "," }) { features.append("quote-has-clauses") }
            let next = longest.range.upperBound
            if next < unit.range.upperBound {
                features.append(
                    "quote-next:\(survey.isHan(next) ? (survey.folded[next] == "的" ? "的" : "han") : "mark")")
            }
            features.append("quote-confidence:\(Int(longest.confidence * 5))")
            if longest.speaker != nil { features.append("quote-speaker") }
        }
        return features
    }

    private static let words = [
        "我们", "我", "你", "你们", "大家", "咱", "人们", "应该", "必须", "需要", "可以", "不能", "不要", "一定", "真的", "真", "最", "更", "太", "很",
        "这", "其实", "就是", "不是", "如果", "因为", "所以", "或许", "可能", "恐怕", "难", "吗", "呢", "吧", "啊", "了", "将", "已", "年", "月",
        "日",
        "记者", "编辑", "责任编辑", "来源", "图", "网页链接", "视频", "版权", "微博", "点击", "关注", "转发", "http", "@", "…", "——", "(图", "查看原文",
        "延伸阅读", "推荐", "下载", "订阅", "广告", "原标题", "摄影", "报道员", "作者", "本报", "综合", "相关", "更多",
    ]
}

extension TextSurvey {
    /// Whether a link touches a range. O(log links).
    func hasLink(in range: ScalarRange) -> Bool {
        let links = context.links
        let first = links.partitioningIndex { $0.upperBound > range.lowerBound }
        return first < links.count && links[first].overlaps(range)
    }

    /// The names that begin in a range, in order. O(length of the range).
    func mentions(in range: ScalarRange) -> [Mention] {
        range.compactMap { mentionStarting[$0].map { context.names.mentions[$0] } }
    }
}
