public import Bianyan

/// The figures of an evaluation, and the places behind them.
public struct EvaluationReport: Sendable {
    /// Whether the record's places hold the words that it says.
    public struct Offsets: Sendable, Hashable {
        /// How many places carry words.
        public let checked: Int
        /// How many of them hold other words.
        public let wrong: Int
    }

    /// How well statements are labelled.
    public struct Statements: Sendable, Hashable {
        /// Statements of one label that came out as another.
        public struct Confusion: Sendable, Hashable {
            /// The gold's label, by its raw value.
            public let gold: String
            /// The system's; nil where it says nothing.
            public let system: String?
            /// How many statements.
            public let count: Int
        }

        /// The mean F1 of the four labels.
        public let macroF1: Double
        /// The same where a label that the gold allows beside its own is right too.
        public let lenientMacroF1: Double
        /// The share of the characters of labelled statements that have the gold's label; 0 if there are none.
        public let characterAccuracy: Double
        /// The counts for each of the four labels; `none` is not scored.
        public let perLabel: [Statement.Label: MatchCounts]
        /// What is taken for what, the most frequent first.
        public let confusion: [Confusion]
    }

    /// How well sources are found.
    public struct Sources: Sendable, Hashable {
        /// By place.
        public let spans: MatchCounts
        /// Whether the kind is right where the place is; nil where none is.
        public let kindAccuracy: Double?
    }

    /// How well attributable quotes are found.
    public struct Quotes: Sendable, Hashable {
        /// By equal places.
        public let exact: MatchCounts
        /// By places that overlap by half.
        public let overlap: MatchCounts
        /// Whether the speaker is right where the quote overlaps and has one.
        public let speakers: HitCounts
    }

    /// How well denial events are found.
    public struct Denials: Sendable, Hashable {
        /// All events.
        public let events: MatchCounts
        /// The official ones: the system must call them so.
        public let official: MatchCounts
        /// How many of the places that look like denials were taken for one.
        public let traps: HitCounts
    }

    /// How well denials are led to the claims that they deny.
    public struct Pairs: Sendable, Hashable {
        /// The claim is covered by half.
        public let strict: MatchCounts
        /// The claim or its statement is touched.
        public let loose: MatchCounts
        /// The official denials, strictly.
        public let officialStrict: MatchCounts
    }

    /// How well names are found.
    public struct Mentions: Sendable, Hashable {
        /// By place and type.
        public let exact: MatchCounts
        /// By place.
        public let span: MatchCounts
        /// By place and type, for each type that occurs.
        public let perType: [String: MatchCounts]
    }

    /// The layers that `lines` and `json` show.
    public let layers: Set<ScoringLayer>
    /// How many documents the gold has.
    public let documents: Int
    /// The ids of those that the system lacks or has with another text.
    public let missing: [String]
    /// Whether places hold their words.
    public let offsets: Offsets
    /// Labels.
    public let statements: Statements
    /// Voices.
    public let sources: Sources
    /// Quotations.
    public let quotes: Quotes
    /// Denials.
    public let denials: Denials
    /// Denials and their claims.
    public let pairs: Pairs
    /// Names.
    public let mentions: Mentions
    /// Every place where system and gold differ, document by document in the order of the gold, of all layers.
    public let disagreements: [Disagreement]
}

extension EvaluationReport {
    init(tally: Tally, layers: Set<ScoringLayer>) {
        func macroF1(_ counts: [Statement.Label: MatchCounts]) -> Double {
            Tally.labels.reduce(0) { $0 + (counts[$1]?.f1 ?? 0) } / Double(Tally.labels.count)
        }
        self.layers = layers
        documents = tally.documents
        missing = tally.missing
        offsets = Offsets(checked: tally.claims.total, wrong: tally.claims.total - tally.claims.hits)
        let confusion = tally.labelPairs.elements.filter { $0.gold != $0.system }
            .map { Statements.Confusion(gold: $0.gold, system: $0.system, count: tally.labelPairs[$0]) }
        // Equal counts stay in the order in which they were met: `sort` promises no stability, so the place decides.
        let order = confusion.indices.sorted { (confusion[$1].count, $0) < (confusion[$0].count, $1) }
        statements = Statements(
            macroF1: macroF1(tally.strictLabels), lenientMacroF1: macroF1(tally.lenientLabels),
            characterAccuracy: tally.characters.rate ?? 0,
            perLabel: Dictionary(
                uniqueKeysWithValues: Tally.labels.map { ($0, tally.strictLabels[$0] ?? MatchCounts()) }),
            confusion: order.map { confusion[$0] })
        sources = Sources(spans: tally.sources, kindAccuracy: tally.sourceKinds.rate)
        quotes = Quotes(exact: tally.exactQuotes, overlap: tally.overlappingQuotes, speakers: tally.speakers)
        denials = Denials(events: tally.denials, official: tally.officialDenials, traps: tally.traps)
        pairs = Pairs(
            strict: tally.pairs.strict, loose: tally.pairs.loose, officialStrict: tally.pairs.officialStrict)
        mentions = Mentions(
            exact: tally.exactMentions, span: tally.mentionSpans, perType: tally.mentionTypes)
        disagreements = tally.disagreements
    }
}
