public import AlignedText
public import Lexicons
public import PatternMatching
internal import Segmentation

/// Finds who and what an article names.
public struct MentionFinder: Sendable {
    /// The mentions of an article and the entities they stand for.
    public struct Findings: Sendable, Hashable {
        /// In order and, but for nothing, apart.
        public let mentions: [Mention]
        /// The article's entities in the order of their first mentions.
        public let entities: [Entity]

        /// Makes findings.
        public init(mentions: [Mention], entities: [Entity]) {
            self.mentions = mentions
            self.entities = entities
        }
    }

    let lexicon: EntityLexicon
    let shapes: NameShapes
    let blockers: PatternTrie
    let tagger: NameTagger?
    let standard: NameStandard
    let companies: CompanyNames
    private let reader: NameUnitReader

    /// Reads the dictionaries.
    ///
    /// - Parameters:
    ///   - overlays: the user's own tables, laid over the dictionaries.
    ///   - fold: how texts and dictionaries are folded.
    ///   - standard: whose rules say what a name is.
    ///   - hasWeights: whether there are weights of the tagger yet; without them only the dictionaries count.
    /// - Throws: `MentionsError` that names the file and the line.
    public init(
        lexicons: LexiconDirectory, overlays: [LexiconTable] = [], fold: ScalarFold,
        standard: NameStandard = .guideline, hasWeights: Bool = true
    ) throws(MentionsError) {
        try self.init(
            lexicons: lexicons, overlays: overlays, fold: fold,
            tagger: hasWeights ? NameTagger(lexicons: lexicons, fold: fold, standard: standard) : nil,
            standard: standard)
    }

    /// The same finder with other weights: for cross-validation.
    ///
    /// - Parameters:
    ///   - weights: the bytes of a file of weights.
    ///   - file: its name, for messages.
    /// - Throws: `MentionsError` when the weights are no weights.
    public func with(weights: [UInt8], file: String) throws(MentionsError) -> MentionFinder {
        MentionFinder(self, tagger: try NameTagger(reader: reader, weights: weights, file: file))
    }

    private init(_ other: MentionFinder, tagger: NameTagger?) {
        lexicon = other.lexicon
        shapes = other.shapes
        blockers = other.blockers
        standard = other.standard
        companies = other.companies.with(words: tagger?.model.words)
        reader = other.reader
        self.tagger = tagger
    }

    /// Reads the dictionaries and takes a tagger, or none.
    ///
    /// - Throws: `MentionsError` that names the file and the line.
    public init(
        lexicons: LexiconDirectory, overlays: [LexiconTable] = [], fold: ScalarFold, tagger: NameTagger?,
        standard: NameStandard = .guideline
    ) throws(MentionsError) {
        self.tagger = tagger
        self.standard = standard
        if let tagger { reader = tagger.reader } else { reader = try NameUnitReader(lexicons: lexicons, fold: fold) }
        lexicon = try EntityLexicon(lexicons: lexicons, overlays: overlays, fold: fold)
        shapes = try NameShapes(lexicons: lexicons, fold: fold)
        do {
            let table = try lexicons.table("names/blockers.tsv")
            let word = try table.column("word")
            blockers = PatternTrie(table.rows.map { (fold.fold($0.fields[word]), 0) })
            companies = try CompanyNames(lexicons: lexicons, fold: fold, words: tagger?.model.words)
        } catch {
            throw MentionsError.dictionary(error)
        }
    }

    /// The names of a text.
    ///
    /// - Parameters:
    ///   - text: the readable text.
    ///   - links: places in which no names are looked for.
    /// - Complexity: linear in the text.
    public func findings(in text: ReadableText, links: [ScalarRange]) -> Findings {
        let candidates = dictionaryCandidates(in: text, links: links)
        let tagging = tagger?.names(in: text, known: known(candidates), links: links)
        let shaped =
            standard.followsDictionary
            ? shapes.names(in: text, links: links, occupied: (tagging?.names ?? []).map(\.range)) : []
        let decision = NameDecision(
            lexicon: lexicon, text: text, known: candidates, tagged: tagging?.names, shaped: shaped,
            companies: standard.followsDictionary ? companies : nil, standard: standard)
        return Linker(lexicon: lexicon).findings(of: decision, singles: tagging?.singles ?? [], text: text)
    }

    /// Dictionary names as the tagger sees them.
    func known(_ candidates: [Candidate]) -> [NameTagger.Known] {
        candidates.map { candidate in
            let surface = lexicon.surfaces[candidate.surface]
            return NameTagger.Known(
                range: candidate.range, type: NameLabels.index(of: lexicon.entities[surface.entity].type),
                isAmbiguous: surface.needsCompany)
        }
    }

    /// The longest dictionary names from each place; Latin ones as whole words and outside links.
    func dictionaryCandidates(in text: ReadableText, links: [ScalarRange]) -> [Candidate] {
        let folded = text.folded
        var candidates: [Candidate] = []
        var position = 0
        var link = 0
        while position < folded.count {
            while link < links.count, links[link].upperBound <= position { link += 1 }
            if link < links.count, links[link].contains(position) {
                position = links[link].upperBound
                continue
            }
            var found: (end: Int, surface: Int)?
            let followsLatin = position > 0 && Self.isWordCharacter(folded[position - 1])
            lexicon.trie.forEachPattern(at: position, in: folded) { end, payload in
                let first = folded[position]
                let last = folded[end - 1]
                if Self.isWordCharacter(first), followsLatin { return }
                if Self.isWordCharacter(last), end < folded.count, Self.isWordCharacter(folded[end]) { return }
                found = (end, Int(payload))
            }
            if let blocker = blockers.longestPattern(at: position, in: folded),
                blocker.range.upperBound >= (found?.end ?? 0)
            {
                position = blocker.range.upperBound
                continue
            }
            if let found {
                candidates.append(Candidate(range: position..<found.end, surface: found.surface))
                position = found.end
            } else {
                position += 1
            }
        }
        return candidates
    }

    /// Whether a range does not cut a Latin word. Constant time.
    static func isWhole(_ range: ScalarRange, in folded: [Unicode.Scalar]) -> Bool {
        let isCutBefore =
            isWordCharacter(folded[range.lowerBound]) && range.lowerBound > 0
            && isWordCharacter(folded[range.lowerBound - 1])
        let isCutAfter =
            isWordCharacter(folded[range.upperBound - 1]) && range.upperBound < folded.count
            && isWordCharacter(folded[range.upperBound])
        return !isCutBefore && !isCutAfter
    }

    /// Whether a scalar continues a Latin word or a number.
    static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0xC0...0x24F: scalar.value != 0xD7 && scalar.value != 0xF7
        default: false
        }
    }
}

/// A dictionary name that was met, before it is decided whether it counts.
struct Candidate: Sendable, Hashable {
    let range: ScalarRange
    /// The index of the name in the lexicon.
    let surface: Int
}
