internal import Algorithms
internal import AlignedText
internal import Mentions
internal import Segmentation
internal import Statements

/// The places that a denial may mean, with what speaks for each.
struct TargetCandidates: Sendable {
    let context: StatementContext
    let findings: StatementFindings
    private let folded: [Unicode.Scalar]
    private let isQuotedPlace: [Bool]
    private let placesOfEntity: [Int: [Int]]

    /// A place that a denial may mean.
    struct Candidate {
        let range: ScalarRange
        let statement: Int
        let role: TargetRole
        /// Whether it stands where a word of the denial points: in the nearest sourced statement.
        var isPointedAt = false
        let features: [String]
    }

    /// How far back claims are looked for, in statements.
    private static let farthest = 24
    private static let farthestAhead = 3
    /// How far a relayed claim comes before a named source's that is nearer.
    private static let near = 6
    private static let farthestBelowHeading = 8
    private static let mostClauses = 4
    /// How many words that report begin a claim in one statement.
    private static let mostStarts = 6
    private static let mostClaims = 30

    init(context: StatementContext, findings: StatementFindings) {
        self.context = context
        self.findings = findings
        folded = context.text.folded
        var quoted = [Bool](repeating: false, count: folded.count)
        var reached = 0
        for quote in findings.quotes where quote.content.upperBound > reached {
            for place in max(reached, quote.content.lowerBound)..<quote.content.upperBound { quoted[place] = true }
            reached = quote.content.upperBound
        }
        isQuotedPlace = quoted
        var places: [Int: [Int]] = [:]
        for mention in context.names.mentions {
            if let entity = mention.entity { places[entity, default: []].append(mention.range.lowerBound) }
        }
        placesOfEntity = places
    }

    /// The candidates of the denial in a statement.
    ///
    /// - Parameter reach: how many statements back are looked at, at most.
    func candidates(for signal: DenialSignal, in statement: Int, reach: Int) -> [Candidate] {
        let denial = findings.statements[statement]
        let anaphors = findings.cues(.target, in: denial.range)
        let hasAnaphor = anaphors.contains { $0.subtype == "anaphor" }
        var found: [Candidate] = []
        let inline = inlineClaim(of: signal, in: denial)
        let denialPairs = pairs(in: denial.range)
        var shared: [String] = ["sub:\(signal.cue.subtype)"]
        if hasAnaphor { shared.append("anaphor") }
        if inline != nil { shared.append("has-inline") }
        if denial.isHeading { shared.append("denial-heading") }
        if denial.carriedSource != nil { shared.append("denial-carried") }
        if let inline {
            var features = ["inline", "inline-han:\(bucket(inline.count))"]
            features += shared.map { "inline&\($0)" }
            if isQuoted(inline) { features.append("inline-quoted") }
            let hasRumour = (max(0, statement - 6)..<statement).contains {
                !findings.cues(.rumour, in: findings.statements[$0].range).isEmpty
            }
            features.append("inline&han:\(bucket(inline.count))&\(signal.cue.subtype)")
            features.append(hasRumour ? "inline&rumour-before" : "inline&no-rumour-before")
            found.append(Candidate(range: inline, statement: statement, role: .inline, features: features))
        }
        let first = max(0, statement - min(reach, Self.farthest))
        let last = min(
            findings.statements.count - 1,
            statement + (denial.isHeading ? Self.farthestBelowHeading : Self.farthestAhead))
        let inlinePairs = inline.map(pairs) ?? []
        // What the denying clause calls the claim: 说法, 指控, 报道.
        let clause = signal.clause.clamped(to: denial.range)
        let pointers = findings.cues(.target, in: clause).filter { !$0.range.overlaps(signal.cue.range) }
        let heads = pointers.prefix(1).map { String($0.surface.suffix(2)) }
        let bestOverlap =
            (first...last).filter { $0 != statement }.map {
                overlap(pairs(in: findings.statements[$0].range), denialPairs)
            }.max() ?? 0
        let nearest = nearestSourced(before: statement, first: first, denier: signal.denier)
        var absence = ["none"] + shared.map { "none&\($0)" }
        absence.append("none&best-overlap:\(min(6, bestOverlap))")
        absence.append("none&nearest:\(nearest.map { "\(min(4, statement - $0))" } ?? "no")")
        absence.append("none&before:\(min(4, statement))")
        if let inline { absence.append("none&inline-han:\(bucket(inline.count))") }
        if let first = heads.first { absence.append("none&head:\(first)") }
        found.append(Candidate(range: denial.range, statement: statement, role: .none, features: absence))
        for index in first...last {
            let other = findings.statements[index]
            if other.label == .none { continue }
            let isPointedAt = hasAnaphor && inline == nil && index == nearest
            let common = commonFeatures(
                of: index, for: signal, in: statement, shared: shared, hasInline: inline != nil,
                isNearest: isPointedAt)
            for claim in claims(of: other, upTo: index == statement ? signal.cue.range.lowerBound : nil) {
                let range = claim.range
                if index == statement, let inline, range.overlaps(inline) || range == inline { continue }
                let shape = claim.shape
                var features = common + claim.features + ["shape:\(shape)"]
                let distance = statement - index
                features += shared.map { "\(shape)&\($0)" }
                if inline == nil { features.append("\(shape)&no-inline") }
                let pairs = pairs(in: range)
                let overlap = overlap(pairs, denialPairs)
                features.append("overlap:\(overlap == 0 ? "0" : overlap < 3 ? "1-2" : overlap < 6 ? "3-5" : "6+")")
                if overlap > 0, overlap * 10 >= bestOverlap * 9 { features.append("best-overlap") }
                if !inlinePairs.isEmpty {
                    let common = self.overlap(pairs, inlinePairs)
                    features.append("inline-overlap:\(common * 4 / max(1, inlinePairs.count))")
                    features.append(common == 0 ? "inline-apart" : "inline-shares")
                }
                if let denier = signal.denier, namesDenier(denier, in: range) { features.append("names-denier") }
                features.append("han:\(bucket(range.count))")
                features.append("\(shape)&han:\(bucket(range.count))")
                features.append(
                    "\(shape)&distance:\(distance < 0 ? "ahead" : distance < 3 ? "near" : distance < 8 ? "mid" : "far")"
                )
                if findings.cues(.denial, in: range).isEmpty == false { features.append("holds-denial-cue") }
                if isQuoted(range) { features.append("quoted") }
                if let verb = claim.verb { for head in heads { features.append("head&verb:\(head)&\(verb)") } }
                found.append(
                    Candidate(
                        range: range, statement: index, role: .elsewhere, isPointedAt: isPointedAt, features: features))
            }
        }
        return found
    }

    /// What speaks for a statement whatever part of it is meant.
    private func commonFeatures(
        of index: Int, for signal: DenialSignal, in statement: Int, shared: [String], hasInline: Bool, isNearest: Bool
    ) -> [String] {
        let denial = findings.statements[statement]
        let other = findings.statements[index]
        let distance = statement - index
        var features = [
            "distance:\(distance < 0 ? "ahead\(min(6, -distance))" : distance < 6 ? "\(distance)" : distance < 12 ? "6-11" : "12+")",
            "label:\(other.label.rawValue)",
        ]
        if other.isHeading { features.append("heading") }
        if denial.isHeading { features.append("below-heading:\(distance < 0 ? min(8, -distance) : 0)") }
        if !hasInline { features.append("no-inline&distance:\(min(6, max(-3, distance)))") }
        if index == 0 { features.append("first") }
        if isNearest { features.append("nearest-sourced") }
        if let source = other.source ?? other.carriedSource {
            let kind = findings.sources[source].kind.rawValue
            features.append("source:\(kind)")
            features.append("source&distance:\(kind)&\(min(4, max(-1, distance)))")
            if let denier = signal.denier, sameVoice(source, denier) { features.append("own-words") }
        } else {
            features.append("no-source")
        }
        let rumours = findings.cues(.rumour, in: other.range)
        if !rumours.isEmpty {
            features.append("rumour")
            features += shared.map { "rumour&\($0)" }
        }
        for cue in rumours.prefix(3) { features.append("rumour:\(cue.surface)") }
        if findings.cues(.target, in: other.range).contains(where: { $0.subtype == "head_noun" }) {
            features.append("claim-noun")
        }
        if other.denial != nil { features.append("is-denial") }
        if folded[max(0, other.range.upperBound - 1)] == "?" { features.append("question") }
        return features
    }

    /// The nearest statement before a denial that somebody else is the source of: one that relays what is said, if one
    /// is near, before a named one.
    private func nearestSourced(before statement: Int, first: Int, denier: Int?) -> Int? {
        let sourced = (first..<statement).reversed().lazy.filter { index in
            let other = findings.statements[index]
            guard !other.isHeading, other.label == .reportedFact || other.label == .quote, let source = other.source
            else { return false }
            return denier.map { !sameVoice(source, $0) } ?? true
        }
        let relayed = sourced.first { index in
            guard statement - index <= Self.near, let source = findings.statements[index].source else { return false }
            switch findings.sources[source].kind {
            case .anonymous, .media, .hearsay, .document: return true
            case .official, .named, .expert, .own: return false
            }
        }
        return relayed ?? sourced.first
    }

    // MARK: inline claims

    /// The claim that the denying clause itself states: what follows 否认, or what stands before 不属实.
    private func inlineClaim(of signal: DenialSignal, in statement: Statement) -> ScalarRange? {
        let cue = signal.cue.range
        let range: ScalarRange
        switch signal.cue.subtype {
        case "core", "refute", "negation":
            let end = min(
                statement.range.upperBound, clauseEnd(from: cue.upperBound, limit: statement.range.upperBound))
            range = cue.upperBound..<max(cue.upperBound, end)
        case "verdict" where precedesClaim(signal.cue.surface):
            let end = min(
                statement.range.upperBound, clauseEnd(from: cue.upperBound, limit: statement.range.upperBound))
            range = cue.upperBound..<max(cue.upperBound, end)
        default:
            let floor = max(statement.range.lowerBound, signal.clause.lowerBound)
            var start = floor
            // Behind the frame that the clause opens with.
            for frame in findings.cues(.report, in: floor..<cue.lowerBound)
            where frame.range.upperBound < cue.lowerBound { start = frame.range.upperBound }
            range = start..<cue.lowerBound
        }
        return withoutHead(trimmed(range))
    }

    private func precedesClaim(_ surface: String) -> Bool {
        ["没有证据", "从未", "未发生", "没有发生", "未发现", "没有发现", "不存在", "未接到", "未收到", "没有收到"].contains { surface.hasSuffix($0) }
    }

    private func clauseEnd(from start: Int, limit: Int) -> Int {
        var place = start
        var depth = 0
        while place < limit {
            switch folded[place] {
            case "“", "「", "『", "‘", "《", "(": depth += 1
            case "”", "」", "』", "’", "》", ")": depth -= 1
            case ",", "。", "!", "?", ";", "\n", ":": if depth <= 0 { return place }
            case "】", "#": return place
            default: break
            }
            place += 1
        }
        return limit
    }

    /// Without the closing 的说法 and the opening 了 有关; nil when nothing but a pointer is left.
    private func withoutHead(_ range: ScalarRange) -> ScalarRange? {
        var lower = range.lowerBound
        var upper = range.upperBound
        for word in ["了", "过", "曾", "有关", "关于", "称", "说", "网传", "所谓的", "所谓", "有"]
        where matches(word, at: lower, limit: upper) {
            lower += word.unicodeScalars.count
        }
        if let head = findings.cues(.target, in: lower..<upper).last(where: { $0.subtype == "head_noun" }),
            head.range.upperBound == upper
        {
            upper = head.range.lowerBound
        }
        while upper > lower,
            folded[upper - 1] == "的" || folded[upper - 1] == "之" || folded[upper - 1] == "是" || folded[upper - 1] == "为"
                || folded[upper - 1] == "均" || folded[upper - 1] == "都"
        { upper -= 1 }
        let claim = trimmed(lower..<upper)
        guard claim.count >= 2 else { return nil }
        // 这一说法, 相关, 上述: a pointer, not a claim.
        if let pointer = findings.cues(.target, in: claim).first(where: { $0.subtype == "anaphor" }),
            pointer.range.count * 2 >= claim.count
        {
            return nil
        }
        for word in ["这", "此", "该", "相关", "有关", "上述", "以上", "其", "有媒体", "外媒"]
        where matches(word, at: claim.lowerBound, limit: claim.upperBound) && claim.count <= 6 {
            return nil
        }
        // Somebody's name alone is the one who claims, not the claim: 以军的说法, 来自某人的指控.
        if context.names.mentions(spanning: claim) || matches("来自", at: claim.lowerBound, limit: claim.upperBound) {
            return nil
        }
        if findings.cues(.source, in: claim).contains(where: { $0.range == claim }) { return nil }
        // The marks of a quoted claim are no part of it.
        if let mark = context.marks.first(where: { $0.range == claim && $0.family == .quotation }) {
            return mark.content
        }
        return claim
    }

    // MARK: claims elsewhere

    /// A stretch of a statement that may be the claim.
    private struct Claim {
        let range: ScalarRange
        /// What kind of stretch it is.
        let shape: String
        /// The word behind which it begins.
        let verb: String?
        let features: [String]
    }

    /// The claims that a statement may make: from its start, a clause's or behind a word that reports, to the end of a
    /// clause or of the statement; its quotations and hashtags.
    private func claims(of statement: Statement, upTo limit: Int?) -> [Claim] {
        let end = limit ?? statement.range.upperBound
        guard end > statement.range.lowerBound else { return [] }
        let whole = statement.range.lowerBound..<end
        var ends: [Int] = []
        var starts: [(place: Int, kind: String, verb: String?)] = []
        let body = trimmed(whole)
        if limit == nil, !body.isEmpty { starts.append((body.lowerBound, "start", nil)) }
        var depth = 0
        var hash: Int?
        var claims: [Claim] = []
        for place in whole {
            switch folded[place] {
            case "“", "「", "『", "‘", "《", "(": depth += 1
            case "”", "」", "』", "’", "》", ")": depth -= 1
            case ",", ";", ":", "】":
                if depth <= 0 {
                    ends.append(place)
                    if limit == nil { starts.append((trimmed(place..<end).lowerBound, "clause", nil)) }
                }
            case "#":
                if let open = hash {
                    let content = trimmed(open..<place)
                    if content.count >= 5 {
                        claims.append(Claim(range: content, shape: "hashtag", verb: nil, features: []))
                    }
                    hash = nil
                } else {
                    hash = place + 1
                }
            default: break
            }
        }
        ends.append(end)
        for cue in findings.cues(.report, in: whole).prefix(Self.mostStarts) where !isQuotedPlace[cue.range.lowerBound]
        {
            starts.append((trimmed(cue.range.upperBound..<end).lowerBound, "report", cue.surface))
        }
        for cue in findings.cues(.rumour, in: whole).prefix(Self.mostStarts)
        where !isQuotedPlace[cue.range.lowerBound] {
            starts.append((trimmed(cue.range.upperBound..<end).lowerBound, "rumour", cue.surface))
        }
        if let source = statement.source, whole.contains(findings.sources[source].range.lowerBound) {
            starts.append((min(end, findings.sources[source].range.upperBound), "source", nil))
        }
        // A claim right behind a word that reports begins there, and not merely with a clause.
        let rank = ["report": 0, "rumour": 0, "source": 1, "start": 2]
        starts.sort { (rank[$0.kind] ?? 3, $0.place) < (rank[$1.kind] ?? 3, $1.place) }
        var seen = Set<ScalarRange>()
        for start in starts.prefix(Self.mostStarts * 3) {
            var taken = 0
            for stop in ends where stop > start.place {
                taken += 1
                let isLast = stop == end
                guard taken <= Self.mostClauses || isLast else { continue }
                let range = trimmed(start.place..<stop)
                guard range.count >= 4, limit == nil || start.verb != nil || taken == 1 else { continue }
                guard seen.insert(range).inserted, claims.count < Self.mostClaims else { continue }
                var features = [
                    "start:\(start.kind)", "clauses:\(min(4, taken))", isLast ? "to-end" : "to-clause",
                    "start&clauses:\(start.kind)&\(min(4, taken))&\(isLast)",
                ]
                if let verb = start.verb { features.append("behind:\(verb)") }
                if let lead = findings.cues(.fact, in: range).first, lead.range.lowerBound == range.lowerBound {
                    features.append("opens-with-time")
                }
                if let source = findings.cues(.source, in: range).first, source.range.lowerBound == range.lowerBound {
                    features.append("opens-with-source:\(source.subtype)")
                }
                if let verb = findings.cues(.report, in: range).first, verb.range.lowerBound == range.lowerBound {
                    features.append("opens-with-verb")
                }
                if range.contains(where: { folded[$0] == "“" || folded[$0] == "「" }) {
                    features.append("holds-quote:\(start.kind)")
                }
                let holdsVerb = !findings.cues(.report, in: range).isEmpty
                if holdsVerb { features.append("holds-report:\(start.kind)") }
                if !findings.cues(.rumour, in: range).isEmpty { features.append("holds-rumour:\(start.kind)") }
                if let source = statement.source, range.overlaps(findings.sources[source].range) {
                    features.append("holds-source")
                }
                claims.append(Claim(range: range, shape: start.kind, verb: start.verb, features: features))
            }
        }
        for quote in findings.quotes(in: whole).prefix(Self.mostClauses) {
            let content = trimmed(quote.content)
            if content.count >= 4 {
                let behind = findings.cues(.rumour, in: statement.range.lowerBound..<quote.range.lowerBound).last
                claims.append(
                    Claim(
                        range: content, shape: "quote", verb: behind?.surface,
                        features: [behind == nil ? "quote-plain" : "quote-behind-rumour"]))
            }
        }
        return claims
    }

    // MARK: small things

    private func trimmed(_ range: ScalarRange) -> ScalarRange {
        var lower = range.lowerBound
        var upper = max(range.lowerBound, range.upperBound)
        func isLoose(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case " ", "\n", "\u{3000}", ",", "。", "!", "?", ";", ":", "、", "【", "】", "#": true
            default: false
            }
        }
        while lower < upper, isLoose(folded[lower]) { lower += 1 }
        while upper > lower, isLoose(folded[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    private func matches(_ word: String, at place: Int, limit: Int) -> Bool {
        var place = place
        for scalar in word.unicodeScalars {
            guard place < limit, folded[place] == scalar else { return false }
            place += 1
        }
        return true
    }

    private func pairs(in range: ScalarRange) -> Set<UInt64> {
        var found = Set<UInt64>()
        for place in range.dropLast().prefix(120)
        where folded[place].value >= 0x3400 && folded[place + 1].value >= 0x3400 && folded[place].value < 0xFF00 {
            found.insert(UInt64(folded[place].value) << 32 | UInt64(folded[place + 1].value))
        }
        return found
    }

    private func overlap(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Int {
        left.intersection(right).count
    }

    private func bucket(_ count: Int) -> String {
        count < 6 ? "0-5" : count < 12 ? "6-11" : count < 25 ? "12-24" : count < 50 ? "25-49" : "50+"
    }

    private func isQuoted(_ range: ScalarRange) -> Bool {
        isQuotedPlace[range.lowerBound] && isQuotedPlace[max(range.lowerBound, range.upperBound - 1)]
    }

    private func sameVoice(_ left: Int, _ right: Int) -> Bool {
        if left == right { return true }
        let (first, second) = (findings.sources[left], findings.sources[right])
        if let a = first.mention, let b = second.mention {
            let (one, other) = (context.names.mentions[a], context.names.mentions[b])
            if let entity = one.entity, entity == other.entity { return true }
        }
        return Array(folded[first.range]) == Array(folded[second.range])
    }

    private func namesDenier(_ denier: Int, in range: ScalarRange) -> Bool {
        guard let mention = findings.sources[denier].mention, let entity = context.names.mentions[mention].entity else {
            return false
        }
        let places = placesOfEntity[entity] ?? []
        let first = places.partitioningIndex { $0 >= range.lowerBound }
        return first < places.count && places[first] < range.upperBound
    }
}
