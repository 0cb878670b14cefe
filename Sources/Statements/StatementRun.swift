internal import Algorithms
internal import AlignedText
internal import LinearModels
internal import Mentions
internal import Segmentation

/// One pass over one text: frames and quotes of each sentence, then units, then labels.
struct StatementRun {
    let survey: TextSurvey
    let vocabulary: FrameVocabulary
    let models: StatementModels
    private let finder: AttributionFinder
    private var classifier: SourceClassifier
    private var sources: [Source] = []
    private var sourceOfPhrase: [Int: Int] = [:]
    private var quotes: [Quote] = []
    private var quoteDecisions: [StatementFindings.Decision] = []
    private var denialDecisions: [StatementFindings.Decision] = []
    private var labelDecisions: [StatementFindings.Decision] = []
    private var attributionDecisions: [StatementFindings.Decision] = []
    private var kindDecisions: [StatementFindings.Decision] = []
    private var drafts: [Draft] = []
    private var contextDecisions: [StatementFindings.Decision] = []
    /// The line in which somebody's turn goes on without marks.
    private var turnLine: Int?
    /// The source whose words or news go on, and the line it spoke in.
    private var carried: (source: Int, line: Int)?

    /// How many sentences back a rumour or a claim gives a denial cue its setting.
    private static let contextSentences = 4
    private static let leastFullQuote = 5
    /// How much of a clause may stand before the quotation that its subject speaks.
    private static let longestOpening = 16
    /// How many quotations back the one around a place is looked for.
    private static let deepestQuote = 8
    /// How many frames of one sentence count.
    private static let mostFrames = 64
    private static let leastFrame = 0.35
    private static let leastDenyingFrame = 0.12
    /// Words in marks of a clause or more make a quote of their statement unless the weights speak clearly against it.
    private static let leastQuote = 0.3
    private static let leastWholeQuote = 0.1
    /// Where denials found and denials invented balance on the development articles.
    private static let leastDenial = 0.64
    private static let leastWeakFrame = 0.05

    init(survey: TextSurvey, vocabulary: FrameVocabulary, models: StatementModels) {
        self.survey = survey
        self.vocabulary = vocabulary
        self.models = models
        finder = AttributionFinder(survey: survey, vocabulary: vocabulary)
        classifier = SourceClassifier(survey: survey, model: models.kind)
    }

    /// A sentence with its place in the article.
    private struct Sentence {
        let range: ScalarRange
        let line: Int
        let isHeading: Bool
        let clauses: [Clause]
        let frames: [Attribution?]
        /// The likeliest frame of each clause that has none: too weak by itself, strong enough beside a quotation.
        let weakFrames: [Attribution?]
        /// The clauses that have a frame, and those that have a weak one: few, whatever the length of the sentence.
        let framed: [Int]
        let weaklyFramed: [Int]

        init(
            range: ScalarRange, line: Int, isHeading: Bool, clauses: [Clause], frames: [Attribution?],
            weakFrames: [Attribution?]
        ) {
            self.range = range
            self.line = line
            self.isHeading = isHeading
            self.clauses = clauses
            self.frames = frames
            self.weakFrames = weakFrames
            framed = frames.indices.filter { frames[$0] != nil }
            weaklyFramed = Array(
                weakFrames.indices.lazy.filter { weakFrames[$0] != nil }.prefix(StatementRun.mostFrames))
        }

        /// The clause that a place lies in, or the first behind it; the number of clauses behind the last. O(log clauses).
        func clause(at place: Int) -> Int {
            clauses.partitioningIndex { $0.range.upperBound > place }
        }
    }

    mutating func findings() -> StatementFindings {
        let sentences = surveyedSentences()
        let article = article(of: sentences)
        var nextMark = 0
        let marks = survey.context.marks.filter { $0.family == .quotation }
        for (index, sentence) in sentences.enumerated() {
            var marksHere: [PairedMark] = []
            while nextMark < marks.count, marks[nextMark].range.lowerBound < sentence.range.upperBound {
                marksHere.append(marks[nextMark])
                nextMark += 1
            }
            let contextStart = sentences[max(0, index - Self.contextSentences)].range.lowerBound
            read(sentence, at: index, marks: marksHere, contextStart: contextStart, article: article)
        }
        let statements = statements()
        return StatementFindings(
            sources: sources, quotes: quotes, statements: statements, quoteDecisions: quoteDecisions,
            denialDecisions: denialDecisions, labelDecisions: labelDecisions, contextDecisions: contextDecisions,
            attributionDecisions: attributionDecisions, kindDecisions: kindDecisions, cues: survey.cues)
    }

    // MARK: the article

    /// The sentences, with the frame that trails a quotation (「…。」他说。) joined to it.
    private mutating func surveyedSentences() -> [Sentence] {
        var ranges: [ScalarRange] = []
        for range in survey.context.sentences {
            if let last = ranges.last, last.upperBound == range.lowerBound, last.upperBound > 0,
                SentenceMarks.closesQuote(survey.folded[last.upperBound - 1]), isTrailingFrame(range)
            {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        var line = 0
        var scanned = 0
        return ranges.map { range in
            for place in scanned..<range.lowerBound where survey.folded[place] == "\n" { line += 1 }
            scanned = range.lowerBound
            let clauses = Clause.clauses(of: range, in: survey)
            let heading = isHeading(range)
            var frames = 0
            var weak = [Attribution?](repeating: nil, count: clauses.count)
            var found = clauses.enumerated().map { index, clause -> Attribution? in
                // A bound keeps sentences of a million clauses linear.
                guard frames < Self.mostFrames else { return nil }
                let setting = AttributionFinder.Setting(clause: index, clauseCount: clauses.count, isHeading: heading)
                let trails = index > 0 && isClosingBehindQuote(clauses[index - 1], clause)
                var (frame, weakFrame) = self.frame(in: clause, setting: setting)
                // ……」,某人说。 is a frame whatever the weights say.
                if trails, frame == nil { (frame, weakFrame) = (weakFrame, nil) }
                weak[index] = weakFrame.map { trails ? $0.trailing : $0 }
                if frame != nil { frames += 1 }
                return frame.map { trails ? $0.trailing : $0 }
            }
            inheritSubjects(of: &found, clauses: clauses)
            return Sentence(
                range: range, line: line, isHeading: heading, clauses: clauses, frames: found, weakFrames: weak)
        }
    }

    /// The frame of a clause: the likeliest candidate with a subject, else one whose subject stands before.
    private mutating func frame(
        in clause: Clause, setting: AttributionFinder.Setting
    ) -> (frame: Attribution?, weak: Attribution?) {
        let candidates = finder.candidates(in: clause, setting: setting)
        var best: (attribution: Attribution, probability: Double)?
        for candidate in candidates {
            guard let subject = candidate.attribution.subject else { continue }
            attributionDecisions.append(.init(range: subject, features: candidate.features))
            let probability = models.attribution.map { $0.probabilities(of: candidate.features).last ?? 0 } ?? 0.6
            if probability > (best?.probability ?? Self.leastWeakFrame) { best = (candidate.attribution, probability) }
        }
        // Who stands before 否认 is its subject unless much speaks against it.
        let least = best?.attribution.verbClass == "denial" ? Self.leastDenyingFrame : Self.leastFrame
        if let best, best.probability > least { return (best.attribution, nil) }
        return (candidates.first { $0.attribution.subject == nil }?.attribution, best?.attribution)
    }

    /// 某人起身,大叫…: a verb without a subject takes that of a clause before.
    private mutating func inheritSubjects(of frames: inout [Attribution?], clauses: [Clause]) {
        for index in frames.indices.dropFirst() {
            guard let frame = frames[index], frame.subject == nil, !frame.isEvidential,
                frames[..<index].suffix(4).allSatisfy({ $0?.subject == nil })
            else { continue }
            var best: (attribution: Attribution, probability: Double)?
            for candidate in finder.inherited(for: frame, in: clauses[index], from: clauses[..<index]) {
                guard let subject = candidate.attribution.subject else { continue }
                attributionDecisions.append(.init(range: subject, features: candidate.features))
                let probability = models.attribution.map { $0.probabilities(of: candidate.features).last ?? 0 } ?? 0.3
                if probability > (best?.probability ?? Self.leastFrame) { best = (candidate.attribution, probability) }
            }
            if let best { frames[index] = best.attribution }
        }
    }

    /// Whether a clause is nothing but the frame of the quotation before it: ……」,某人说。
    private func isClosingBehindQuote(_ before: Clause, _ clause: Clause) -> Bool {
        let end = survey.trimmed(before.body).upperBound
        return end > 0 && SentenceMarks.closesQuote(survey.folded[end - 1]) && isTrailingFrame(clause.body)
    }

    /// Whether a range is nothing but a subject and a reporting word.
    private func isTrailingFrame(_ range: ScalarRange) -> Bool {
        let body = survey.trimmed(range, also: ["。", "!", "?"])
        guard body.count <= 60, let verb = survey.cues.cue(.report, endingAt: body.upperBound) else { return false }
        return finder.subject(
            from: finder.skipLeads(from: body.lowerBound, to: verb.range.lowerBound), to: verb.range.lowerBound) != nil
    }

    /// A line of its own without an end mark, or what stands in 【】 at a line's start.
    private func isHeading(_ range: ScalarRange) -> Bool {
        let folded = survey.folded
        let startsLine =
            range.lowerBound == 0 || folded[range.lowerBound - 1] == "\n"
            || (range.lowerBound > 1 && folded[range.lowerBound - 1] == " " && folded[range.lowerBound - 2] == "\n")
        guard startsLine else { return false }
        if folded[range.lowerBound] == "【", folded[range.upperBound - 1] == "】" { return true }
        var end = range.upperBound
        while end < folded.count, folded[end] == " " || folded[end] == "\u{3000}" { end += 1 }
        let endsLine = end >= folded.count || folded[end] == "\n"
        guard endsLine, end < folded.count, range.count <= 60 else { return false }
        switch folded[range.upperBound - 1] {
        case "。", ",", ";", ":", "」", "”", "…", ")": return false
        case "!", "?": return range.count <= 40
        default: return true
        }
    }

    private func article(of sentences: [Sentence]) -> LabelFeatures.Article {
        let framed = sentences.count { $0.frames.contains { $0 != nil } }
        var firstPerson = 0
        var emphasis = 0
        for scalar in survey.folded {
            if scalar == "我" { firstPerson += 1 }
            if scalar == "!" || scalar == "?" { emphasis += 1 }
        }
        return LabelFeatures.Article(
            framedShare: framed * 100 / max(1, sentences.count),
            firstPersonShare: firstPerson * 1000 / max(1, survey.folded.count),
            emphasisShare: emphasis * 100 / max(1, sentences.count), length: survey.folded.count,
            sentenceCount: sentences.count)
    }

    // MARK: a sentence

    private mutating func read(
        _ sentence: Sentence, at index: Int, marks: [PairedMark], contextStart: Int, article: LabelFeatures.Article
    ) {
        let subjects = sentence.frames.map { frame in frame.flatMap { source(of: $0) } }
        let firstQuote = quotes.count
        let frames = sentence.frames.compactMap(\.self)
        let quoteClassifier = QuoteClassifier(survey: survey)
        var fullQuotes: Set<Int> = []
        var outer: (range: ScalarRange, isAttributable: Bool, speaker: Int?)?
        for mark in marks {
            let evidence = quoteClassifier.evidence(
                for: mark, sentence: sentence.range, frames: frames, isHeading: sentence.isHeading)
            quoteDecisions.append(.init(range: mark.range, features: evidence.features))
            let (kind, confidence) = quoteClassifier.kind(of: evidence, model: QuoteDecision(model: models.quote))
            var speaker =
                kind.isAttributable ? self.speaker(of: mark, in: sentence, subjects: subjects, at: index) : nil
            if kind.isAttributable, let outer, outer.range.upperBound >= mark.range.upperBound, outer.isAttributable {
                speaker = outer.speaker
            }
            if mark.depth == 0 { outer = (mark.range, kind.isAttributable, speaker) }
            if kind.isAttributable, kind != .mixedFragment, evidence.hanCount >= Self.leastFullQuote, mark.depth == 0 {
                fullQuotes.insert(quotes.count)
            }
            quotes.append(
                Quote(
                    range: mark.range, content: mark.content, kind: kind, isClosed: mark.isClosed, speaker: speaker,
                    confidence: confidence))
        }
        let units = cut(
            sentence, at: index, subjects: subjects, quotes: firstQuote..<quotes.count, fullQuotes: fullQuotes,
            contextStart: contextStart)
        for unit in units { draft(unit, in: sentence, subjects: subjects, at: index, article: article) }
    }

    private mutating func cut(
        _ sentence: Sentence, at index: Int, subjects: [Int?], quotes here: Range<Int>, fullQuotes: Set<Int>,
        contextStart: Int
    ) -> [Unit] {
        let classifier = DenialCueClassifier(survey: survey, model: models.denial)
        let evidence = classifier.evidence(
            in: .init(
                sentence: sentence.range, clauses: sentence.clauses, frames: sentence.frames,
                kinds: subjects.map { $0.map { sources[$0].kind } }, isHeading: sentence.isHeading,
                carried: carried.flatMap { $0.line == sentence.line ? sources[$0.source].kind : nil },
                contextStart: contextStart))
        var denials: [Int: (evidence: DenialCueClassifier.Evidence, probability: Double)] = [:]
        for item in evidence {
            denialDecisions.append(.init(range: item.cue.range, features: item.features))
            let probability = classifier.probability(item)
            if probability > Self.leastDenial, denials[item.clause] == nil {
                denials[item.clause] = (item, probability)
            }
        }
        var nextQuote = here.lowerBound
        let facts = sentence.clauses.enumerated().map { position, clause in
            var opened: [Int] = []
            while nextQuote < here.upperBound, quotes[nextQuote].range.lowerBound < clause.range.upperBound {
                opened.append(nextQuote)
                nextQuote += 1
            }
            return UnitBuilder.ClauseFacts(
                clause: clause, frame: sentence.frames[position], denial: denials[position], quotes: opened,
                hasFullQuote: opened.contains(where: fullQuotes.contains))
        }
        return UnitBuilder(survey: survey).units(
            of: facts, sentence: index, isHeading: sentence.isHeading)
    }

    // MARK: sources and speakers

    /// The source that a frame names, entered in the article's list.
    private mutating func source(of frame: Attribution) -> Int? {
        guard let subject = frame.subject else { return nil }
        return enter(subject)
    }

    private mutating func enter(_ range: ScalarRange) -> Int {
        if let known = sourceOfPhrase[range.lowerBound], sources[known].range == range { return known }
        let (kind, features) = classifier.kind(of: range)
        kindDecisions.append(.init(range: range, features: features))
        sources.append(Source(range: range, kind: kind, mention: classifier.mention(in: range), via: nil))
        sourceOfPhrase[range.lowerBound] = sources.count - 1
        return sources.count - 1
    }

    /// Who speaks the words between marks.
    private mutating func speaker(of mark: PairedMark, in sentence: Sentence, subjects: [Int?], at index: Int) -> Int? {
        var before: (clause: Int, source: Int)?
        var after: Int?
        var between: Int?
        for position in sentence.framed {
            guard let frame = sentence.frames[position], let subject = subjects[position] else { continue }
            if frame.isTrailing {
                if frame.start >= mark.range.upperBound { after = after ?? subject } else { between = subject }
            } else if frame.verb.lowerBound < mark.range.lowerBound {
                before = (position, subject)
            }
        }
        let here = sentence.clause(at: mark.range.lowerBound)
        // ……,某人就回「…」: who opens the quotation's own clause comes before the frame of another.
        if let before, before.clause < here - 1, before.clause < here,
            mark.content.count >= Self.leastFullQuote, let opening = opening(of: here, in: sentence, before: mark)
        {
            return opening
        }
        // 「……」,某人说,「……」
        if let found = before?.source ?? after ?? between { return found }
        // A frame too weak by itself is the likeliest speaker of a quotation beside it.
        for position in sentence.weaklyFramed {
            guard let frame = sentence.weakFrames[position], let subject = frame.subject else { continue }
            if frame.isTrailing ? frame.start >= mark.range.upperBound : frame.verb.lowerBound < mark.range.lowerBound {
                if sentence.clauses[position].range.upperBound >= mark.range.lowerBound - 1 || frame.isTrailing {
                    return enter(subject)
                }
            }
        }
        // 某人的回应:「…」: the name before the colon.
        if let named = namedBefore(mark, in: sentence) { return named }
        guard let carried else { return nil }
        let opens = survey.trimmed(sentence.range.lowerBound..<mark.range.lowerBound).isEmpty
        let hasVerb = !sentence.framed.isEmpty
        return carried.line == sentence.line || (opens && sentence.line - carried.line <= 1) || hasVerb
            ? carried.source : nil
    }

    /// The person who opens a clause before a quotation in it.
    private mutating func opening(of clause: Int, in sentence: Sentence, before mark: PairedMark) -> Int? {
        guard clause < sentence.clauses.count else { return nil }
        let range = sentence.clauses[clause].range.lowerBound..<mark.range.lowerBound
        guard !range.isEmpty, range.count <= Self.longestOpening else { return nil }
        let start = finder.skipLeads(from: range.lowerBound, to: range.upperBound)
        guard let mention = survey.mentions(in: start..<range.upperBound).first, mention.type == .person,
            mention.range.lowerBound == start, mention.range.upperBound <= mark.range.lowerBound
        else { return nil }
        return enter(mention.range)
    }

    private mutating func namedBefore(_ mark: PairedMark, in sentence: Sentence) -> Int? {
        let place = sentence.clause(at: mark.range.lowerBound)
        guard place < sentence.clauses.count else { return nil }
        let clause = sentence.clauses[place]
        let isColon =
            mark.range.lowerBound > sentence.range.lowerBound && survey.folded[mark.range.lowerBound - 1] == ":"
        let range =
            isColon
            ? (place > 0 ? sentence.clauses[place - 1].range : clause.range)
            : clause.range.lowerBound..<mark.range.lowerBound
        let start = finder.skipLeads(from: range.lowerBound, to: range.upperBound)
        for mention in survey.mentions(in: start..<min(range.upperBound, start + 40))
        where mention.type == .person || mention.type == .organization {
            if mention.range.upperBound <= mark.range.lowerBound, mention.type == .person || isColon {
                return enter(start..<mention.range.upperBound)
            }
        }
        return nil
    }

    // MARK: drafts

    /// A unit with its voices, before the article around it decides its label.
    private struct Draft {
        let unit: Unit
        let own: Int?
        let carried: Int?
        let signal: DenialSignal?
        let features: [String]
        /// What the unit alone says of its label.
        let scores: [Statement.Label: Double]
    }

    private mutating func draft(
        _ unit: Unit, in sentence: Sentence, subjects: [Int?], at index: Int, article: LabelFeatures.Article
    ) {
        let ownFrame = unit.frames.first { $0.subject != nil }
        var own = ownFrame.flatMap { frame in frame.subject.flatMap { sourceOfPhrase[$0.lowerBound] } }
        if own == nil, unit.hasFullQuote, let quote = unit.quotes.first, let speaker = quotes[quote].speaker,
            unit.range.contains(sources[speaker].range.lowerBound)
        {
            own = speaker
        }
        if let carried, sentence.line - carried.line > 0 || sentence.isHeading {
            self.carried = carried.line + 1 < sentence.line || sentence.isHeading ? nil : carried
        }
        let goesOn = own == nil ? carried.flatMap { $0.line == sentence.line ? $0.source : nil } : nil
        let features = LabelFeatures(survey: survey).features(
            of: unit, kind: own.map { sources[$0].kind }, carried: goesOn.map { sources[$0].kind },
            isInTurn: own == nil && turnLine == sentence.line, quotes: quotes, article: article)
        labelDecisions.append(.init(range: unit.range, features: features))
        let scores = scores(of: features, by: models.label, unit: unit)
        let signal = unit.denial.map { denial in
            DenialSignal(
                cue: denial.evidence.cue, clause: sentence.clauses[denial.evidence.clause].body,
                denier: denier(of: denial.evidence, in: sentence, subjects: subjects, unit: unit, at: index),
                confidence: denial.probability)
        }
        if let signal, own == nil, let denier = signal.denier, unit.range.contains(sources[denier].range.lowerBound) {
            own = denier
        }
        drafts.append(
            Draft(unit: unit, own: own, carried: goesOn, signal: signal, features: features, scores: scores))
        if let own, !sentence.isHeading {
            carried = (own, sentence.line)
        }
        // 某人：…… without marks: the sentences behind go on in the same voice.
        if unit.frames.contains(where: \.hasColon), !unit.hasFullQuote {
            turnLine = sentence.line
        } else if own != nil {
            turnLine = nil
        }
        if own == nil, scores[.commentary] ?? 0 > 0.5 { carried = nil }
    }

    // MARK: labels

    /// The statements: each draft's label in the light of its neighbours and of the article.
    private mutating func statements() -> [Statement] {
        let opinions = drafts.map { $0.scores[.commentary] ?? 0 }
        let unsourced = drafts.indices.filter { drafts[$0].own == nil && drafts[$0].carried == nil }
        let mean = unsourced.reduce(0) { $0 + opinions[$1] } / Double(max(1, unsourced.count))
        return drafts.enumerated().map { index, draft in
            let before = opinions[max(0, index - 2)..<index]
            let after = opinions[(index + 1)..<min(opinions.count, index + 3)]
            let near = (before.reduce(0, +) + after.reduce(0, +)) / Double(max(1, before.count + after.count))
            let context = contextFeatures(
                of: draft, mean: mean, near: near, share: unsourced.count * 10 / max(1, drafts.count))
            contextDecisions.append(.init(range: draft.unit.range, features: draft.features + context))
            let scores =
                models.context.map { self.scores(of: draft.features + context, by: $0, unit: draft.unit) }
                ?? draft.scores
            let label = label(of: draft, scores: scores)
            return Statement(
                range: draft.unit.range, label: label, mode: mode(of: draft.unit, label: label, own: draft.own),
                source: draft.own, carriedSource: draft.carried, isHeading: draft.unit.isHeading, scores: scores,
                cues: decidingCues(of: draft.unit), denial: draft.signal)
        }
    }

    private func contextFeatures(of draft: Draft, mean: Double, near: Double, share: Int) -> [String] {
        func tenths(_ value: Double) -> Int { min(9, Int(value * 10)) }
        let alone = draft.scores[.commentary] ?? 0
        return [
            "alone:\(tenths(alone))", "article-opinion:\(tenths(mean))", "near-opinion:\(tenths(near))",
            "alone&article:\(tenths(alone) / 2)&\(tenths(mean) / 2)",
            "alone&near:\(tenths(alone) / 2)&\(tenths(near) / 2)",
            "article&near:\(tenths(mean) / 2)&\(tenths(near) / 2)", "unsourced-share:\(share / 2)",
            "alone-none:\(tenths(draft.scores[Statement.Label.none] ?? 0) / 2)",
            "alone-quote:\(tenths(draft.scores[.quote] ?? 0) / 2)",
        ]
    }

    private func label(of draft: Draft, scores: [Statement.Label: Double]) -> Statement.Label {
        if draft.unit.denial != nil { return .denial }
        if draft.unit.hasFullQuote {
            // Words that are nearly all the statement are a quotation, whatever they sound like.
            let longest =
                draft.unit.quotes.map { quotes[$0] }.filter(\.kind.isAttributable).map(\.range.count).max() ?? 0
            let least = longest * 10 >= draft.unit.range.count * 7 ? Self.leastWholeQuote : Self.leastQuote
            if scores[.quote] ?? 0 > least { return .quote }
        }
        let rest = scores.filter { $0.key != .denial }
        return rest.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key ?? .reportedFact
    }

    private func scores(of features: [String], by model: LinearModel?, unit: Unit) -> [Statement.Label: Double] {
        var scores: [Statement.Label: Double] = [:]
        if let model {
            for (name, probability) in zip(model.classes, model.probabilities(of: features)) {
                if let label = Statement.Label(rawValue: name) { scores[label] = probability }
            }
        } else {
            let hasCue = features.contains { $0.hasPrefix("c:") } && unit.frames.isEmpty
            scores = [.reportedFact: hasCue ? 0.4 : 0.7, .commentary: hasCue ? 0.5 : 0.2, .none: 0.05]
            if features.contains("link") { scores[Statement.Label.none] = 0.9 }
        }
        if let denial = unit.denial {
            let rest = 1 - denial.probability
            scores = scores.mapValues { $0 * rest }
            scores[.denial] = denial.probability
        } else if models.label == nil, unit.hasFullQuote {
            scores = scores.mapValues { $0 * 0.2 }
            scores[.quote, default: 0] += 0.8
        }
        return scores
    }

    private func mode(of unit: Unit, label: Statement.Label, own: Int?) -> Statement.Mode {
        if unit.hasFullQuote, let quote = unit.quotes.first(where: { quotes[$0].kind.isAttributable }) {
            return label == .denial ? .mixed : (quotes[quote].kind == .direct ? .direct : .mixed)
        }
        guard let frame = unit.frames.first else { return .narrator }
        if label == .quote { return .direct }
        if label == .denial, frame.hasColon { return .direct }
        return frame.isEvidential ? .evidential : (own == nil && frame.subject == nil ? .indirect : .indirect)
    }

    private func decidingCues(of unit: Unit) -> [Cue] {
        var cues: [Cue] = []
        if let denial = unit.denial { cues.append(denial.evidence.cue) }
        for frame in unit.frames {
            if let cue = survey.cues.cue(.report, overlapping: frame.verb) { cues.append(cue) }
        }
        cues += survey.cues.cues(.commentary, in: unit.range).prefix(6)
        return cues
    }

    // MARK: deniers

    /// Who denies: the subject of the word that denies, or the one whose words it stands in.
    private mutating func denier(
        of evidence: DenialCueClassifier.Evidence, in sentence: Sentence, subjects: [Int?], unit: Unit, at index: Int
    ) -> Int? {
        let clause = sentence.clauses[evidence.clause].body
        let cue = evidence.cue.range
        if let agent = passiveAgent(before: cue, in: clause) { return enter(agent) }
        // Inside somebody's words it is that somebody who denies.
        if survey.isQuoted[cue.lowerBound],
            let quote = quotes[..<quotes.partitioningIndex(where: { $0.range.lowerBound >= cue.lowerBound })]
                .suffix(Self.deepestQuote).last(where: { $0.range.upperBound > cue.lowerBound }),
            quote.kind.isAttributable, let speaker = quote.speaker
        {
            return speaker
        }
        if evidence.cue.subtype == "core" || evidence.cue.subtype == "refute",
            let subject = subject(ofDenial: cue, in: sentence, clause: evidence.clause)
        {
            return enter(subject)
        }
        for place in stride(from: evidence.clause, through: max(0, evidence.clause - 8), by: -1) {
            if let subject = subjects[place], sentence.frames[place]?.isTrailing == false { return subject }
        }
        if let trailing = sentence.frames.indices.first(where: {
            sentence.frames[$0]?.isTrailing == true && subjects[$0] != nil
        }) {
            return subjects[trailing]
        }
        // A clause without a subject: whoever the sentence is about, or spoke last.
        if let subject = sentenceSubject(of: sentence, before: cue.lowerBound) { return subject }
        if let carried, carried.line == sentence.line { return carried.source }
        return nil
    }

    /// The likeliest subject of a word that denies, however unlikely.
    private func subject(ofDenial cue: ScalarRange, in sentence: Sentence, clause: Int) -> ScalarRange? {
        let setting = AttributionFinder.Setting(
            clause: clause, clauseCount: sentence.clauses.count, isHeading: sentence.isHeading)
        let candidates = finder.candidates(in: sentence.clauses[clause], setting: setting)
            .filter { $0.attribution.verb.overlaps(cue) && $0.attribution.subject != nil }
        guard let model = models.attribution else { return candidates.first?.attribution.subject }
        return candidates.map { ($0.attribution.subject, model.probabilities(of: $0.features).last ?? 0) }
            .max { $0.1 < $1.1 }?.0
    }

    /// 遭世卫组织驳斥: the agent stands between the passive and the cue.
    private func passiveAgent(before cue: ScalarRange, in clause: ScalarRange) -> ScalarRange? {
        let floor = max(clause.lowerBound, cue.lowerBound - 30)
        for word in ["遭到", "受到", "被", "遭"] {
            let length = word.unicodeScalars.count
            for place in stride(from: cue.lowerBound - length - 2, through: floor, by: -1)
            where survey.matches(word, at: place) {
                var range = survey.trimmed((place + length)..<cue.lowerBound)
                if let last = range.last, survey.folded[last] == "的" { range = range.lowerBound..<last }
                if range.count >= 2, range.count <= 24 { return range }
            }
        }
        return nil
    }

    private mutating func sentenceSubject(of sentence: Sentence, before limit: Int) -> Int? {
        let start = finder.skipLeads(from: sentence.range.lowerBound, to: limit)
        guard start < limit else { return nil }
        for mention in survey.mentions(in: start..<min(limit, start + 30))
        where mention.type == .person || mention.type == .organization {
            if mention.range.upperBound <= limit, !survey.isQuoted[mention.range.lowerBound] {
                return enter(start..<mention.range.upperBound)
            }
        }
        return nil
    }
}
