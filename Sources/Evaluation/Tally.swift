internal import Bianyan

/// The counts while documents are scored one after the other.
struct Tally: Sendable {
    /// The labels that are scored; `none` is not. In the order of the report.
    static let labels: [Statement.Label] = [.reportedFact, .quote, .denial, .commentary]

    /// What one gold statement came out as.
    struct LabelPair: Sendable, Hashable {
        let gold: String
        let system: String?
    }

    /// The counts of one way to match a thing.
    struct PairCounts: Sendable {
        var strict = MatchCounts()
        var loose = MatchCounts()
        var officialStrict = MatchCounts()
    }

    var documents = 0
    var missing: [String] = []
    var claims = HitCounts()
    var labelPairs = Multiset<LabelPair>()
    var strictLabels: [Statement.Label: MatchCounts] = [:]
    var lenientLabels: [Statement.Label: MatchCounts] = [:]
    var characters = HitCounts()
    var sources = MatchCounts()
    var sourceKinds = HitCounts()
    var exactQuotes = MatchCounts()
    var overlappingQuotes = MatchCounts()
    var speakers = HitCounts()
    var denials = MatchCounts()
    var officialDenials = MatchCounts()
    var traps = HitCounts()
    var pairs = PairCounts()
    var exactMentions = MatchCounts()
    var mentionSpans = MatchCounts()
    var mentionTypes: [String: MatchCounts] = [:]
    var disagreements: [Disagreement] = []

    /// Scores a document; an absent one, or one of another text, as empty.
    mutating func add(_ gold: GoldDocument, _ found: ScoredDocument?) {
        documents += 1
        let system: ScoredDocument
        if let found, found.text == gold.scalars {
            system = found
        } else {
            missing.append(gold.id)
            system = ScoredDocument(emptyWithID: gold.id, text: gold.scalars)
        }
        addClaims(gold, system)
        addStatements(gold, system)
        addSources(gold, system)
        addQuotes(gold, system)
        addDenials(gold, system)
        addMentions(gold, system)
    }

    private mutating func addClaims(_ gold: GoldDocument, _ system: ScoredDocument) {
        for claim in system.claims {
            let holds = claim.holds(in: system.text)
            claims.add(holds)
            if !holds {
                note(
                    .offsets, .different, in: gold, at: (claim.extent ?? Extent(start: 0, end: 0)),
                    gold: claim.path, system: claim.text.map { String(scalars: $0) })
            }
        }
    }

    /// Lists a disagreement.
    mutating func note(
        _ layer: Disagreement.Layer, _ what: Disagreement.Kind, in document: GoldDocument, at extent: Extent,
        gold: String? = nil, system: String? = nil
    ) {
        let text = document.scalars
        let range = extent.clamped(to: text.count)
        disagreements.append(
            Disagreement(
                document: document.id, layer: layer, what: what, gold: gold, system: system, range: range,
                text: String(scalars: text[range]),
                before: String(scalars: text[max(0, range.lowerBound - 30)..<range.lowerBound]),
                after: String(scalars: text[range.upperBound..<min(text.count, range.upperBound + 30)])))
    }
}
