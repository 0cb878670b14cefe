public import AlignedText
internal import Crypto
public import Denials
public import Lexicons
public import Mentions
public import PatternMatching
public import ScriptConversion
internal import Segmentation
public import Statements
public import TextRepair

/// Reads articles. Built once, shared by every thread: it never changes.
public struct Analyzer: Sendable {
    private let normalizer: TextNormalizer
    private var converter: ScriptConverter { normalizer.converter }
    private let words: WordSegmenter
    private let names: MentionFinder
    private let statements: StatementFinder
    private let denials: DenialFinder

    /// Loads the dictionaries and weights.
    ///
    /// - Parameters:
    ///   - lexicons: the folder of dictionaries; nil for the one that came with this build.
    ///   - overlays: the user's own entity tables, laid over the dictionaries.
    ///   - standard: whose rules say what a name is.
    ///   - hasNameWeights: whether there are weights of names yet; without them only the dictionaries name.
    /// - Throws: `AnalysisError` that names the file and the line.
    public init(
        lexicons: LexiconDirectory? = nil, overlays: [LexiconTable] = [], standard: NameStandard = .guideline,
        hasNameWeights: Bool = true
    ) throws(AnalysisError) {
        do {
            let lexicons = try lexicons ?? LexiconDirectory.standard()
            normalizer = try TextNormalizer(lexicons: lexicons)
            let converter = normalizer.converter
            words = try WordSegmenter(lexicons: lexicons, fold: converter.fold)
            names = try MentionFinder(
                lexicons: lexicons, overlays: overlays, fold: converter.fold, standard: standard,
                hasWeights: hasNameWeights)
            statements = try StatementFinder(lexicons: lexicons, fold: converter.fold)
            denials = try DenialFinder(lexicons: lexicons)
        } catch {
            throw AnalysisError(error)
        }
    }

    private init(
        _ other: Analyzer, names: MentionFinder? = nil, statements: StatementFinder? = nil, denials: DenialFinder? = nil
    ) {
        normalizer = other.normalizer
        words = other.words
        self.names = names ?? other.names
        self.statements = statements ?? other.statements
        self.denials = denials ?? other.denials
    }

    /// The same analyzer with other weights for names: so that articles can be read by weights that have not seen them.
    ///
    /// - Parameters:
    ///   - nameWeights: the bytes of a file of weights.
    ///   - file: what messages call it.
    /// - Throws: `AnalysisError` that names the file.
    public func with(nameWeights: [UInt8], file: String) throws(AnalysisError) -> Analyzer {
        do throws(MentionsError) {
            return Analyzer(self, names: try names.with(weights: nameWeights, file: file))
        } catch {
            throw AnalysisError(error)
        }
    }

    /// The same analyzer with other weights: for training and cross-validation.
    public func with(models: StatementModels, targets: DenialModels) -> Analyzer {
        Analyzer(self, statements: statements.with(models: models), denials: DenialFinder(models: targets))
    }

    /// What tells links apart and folds texts as this analyzer does: for training names.
    public var fold: ScalarFold { converter.fold }

    /// Analyses the bytes of an article.
    ///
    /// - Parameters:
    ///   - bytes: the article as it was stored, in any charset.
    ///   - id: the name of the article; nil for the SHA-256 of its bytes.
    ///   - encoding: the charset; nil to find it.
    /// - Throws: `AnalysisError` when there is no charset of that name. Malformed bytes are edits, not errors.
    /// - Complexity: linear.
    public func analysis(
        of bytes: [UInt8], id: String? = nil, encoding: String? = nil, options: AnalysisOptions = .init()
    ) throws(AnalysisError) -> Analysis {
        let decoded: DecodedText
        do throws(TextRepairError) {
            decoded = try TextDecoder().decode(bytes, encoding: encoding)
        } catch {
            throw AnalysisError(error)
        }
        return analysis(of: decoded, digest: Self.digest(of: bytes), byteCount: bytes.count, id: id, options: options)
    }

    /// Analyses an article that is text already.
    ///
    /// - Complexity: linear.
    public func analysis(of text: String, id: String? = nil, options: AnalysisOptions = .init()) -> Analysis {
        let bytes = Array(text.utf8)
        let decoded = DecodedText(text: text.unicodeScalars)
        return analysis(of: decoded, digest: Self.digest(of: bytes), byteCount: bytes.count, id: id, options: options)
    }

    /// The words of a text, which cover it.
    ///
    /// - Returns: ranges over `text`. Linear.
    public func words(of text: [Unicode.Scalar]) -> [ScalarRange] {
        let readable = ReadableText(repaired: AlignedText(source: text), folded: converter.fold.fold(text))
        return words.words(in: readable)
    }

    /// The text repaired and converted, with the edits that lead to it.
    ///
    /// - Complexity: linear.
    public func normalized(
        _ source: DecodedText, to target: ConversionTarget, repair: RepairOptions = .cleaned
    ) -> AlignedText {
        normalizer.normalized(source, to: target, repair: repair)
    }

    // MARK: the stages

    private func repaired(_ decoded: DecodedText, options: RepairOptions) -> AlignedText {
        normalizer.repaired(decoded, options: options)
    }

    /// A text with its names: what stands before all statements, and is the same whatever their weights.
    public struct Reading: Sendable {
        fileprivate let context: StatementContext
    }

    /// A text up to its names, for `material(of:)`. Linear.
    public func reading(of text: String) -> Reading {
        Reading(context: context(of: repaired(DecodedText(text: text.unicodeScalars), options: .standard)))
    }

    /// What the trained decisions of a text are made by.
    ///
    /// - Returns: every decision with its features, over the source text. Linear.
    public func material(of reading: Reading) -> TrainingMaterial {
        let stages = stages(in: reading.context)
        let lead = { (range: ScalarRange) in stages.context.text.sourceRange(of: range) }
        func decisions(_ found: [StatementFindings.Decision]) -> [TrainingMaterial.Decision] {
            found.map { .init(range: lead($0.range), features: $0.features, group: 0, role: .none) }
        }
        return TrainingMaterial(
            attributions: decisions(stages.said.attributionDecisions), kinds: decisions(stages.said.kindDecisions),
            quotes: decisions(stages.said.quoteDecisions), denialCues: decisions(stages.said.denialDecisions),
            labels: decisions(stages.said.labelDecisions),
            labelsInContext: decisions(stages.said.contextDecisions),
            targets: stages.denied.targetDecisions.map {
                .init(range: lead($0.range), features: $0.features, group: $0.denial, role: $0.role)
            }, denials: stages.denied.denials.map { $0.rebased(lead) },
            statements: stages.said.statements.map { $0.rebased(lead) })
    }

    /// What each stage finds in a repaired text.
    private struct Stages {
        let context: StatementContext
        let said: StatementFindings
        let denied: DenialFindings
    }

    private func stages(in context: StatementContext) -> Stages {
        let said = statements.findings(in: context)
        return Stages(context: context, said: said, denied: denials.findings(in: context, statements: said))
    }

    private func context(of repaired: AlignedText) -> StatementContext {
        let text = ReadableText(repaired: repaired, folded: converter.fold.fold(repaired.scalars))
        let marks = PairedMarkScanner().pairs(in: text.folded)
        let links = LinkScanner().links(in: text.folded)
        let sentences = SentenceSplitter().sentences(in: text.folded, marks: marks)
        let named = names.findings(in: text, links: links)
        return StatementContext(text: text, marks: marks, links: links, sentences: sentences, names: named)
    }

    private func analysis(
        of decoded: DecodedText, digest: String, byteCount: Int, id: String?, options: AnalysisOptions
    ) -> Analysis {
        let repaired = repaired(decoded, options: options.repair)
        let context = context(of: repaired)
        let (text, named) = (context.text, context.names)
        let said = options.findsStatements ? statements.findings(in: context) : nil
        let denied = said.map { denials.findings(in: context, statements: $0) }
        let lead = { (range: ScalarRange) in text.sourceRange(of: range) }
        let partition = { (ranges: [ScalarRange]) in
            SourcePartition.ranges(ranges, of: repaired, in: decoded.scalars)
        }
        let places = partition(said?.statements.map(\.range) ?? [])
        let tokens =
            options.listsTokens ? self.tokens(of: text, in: decoded.scalars, names: named.mentions.map(\.range)) : nil
        return Analysis(
            id: id ?? digest,
            origin: .init(
                encoding: decoded.encoding, confidence: decoded.confidence, byteCount: byteCount, sha256: digest),
            text: decoded.scalars, script: converter.profile(of: repaired.scalars), normalizedScript: options.script,
            normalized: converter.convert(repaired, to: options.script), repairs: repaired.plan.edits,
            sentences: partition(context.sentences), tokens: tokens, entities: named.entities,
            mentions: named.mentions.map { $0.rebased(lead) }, quotes: said?.quotes.map { $0.rebased(lead) } ?? [],
            sources: said?.sources.map { $0.rebased(lead) } ?? [],
            statements: zip(said?.statements ?? [], places).map { $0.rebased(lead, to: $1) },
            denials: denied?.denials.map { $0.rebased(lead) } ?? [], flags: denied?.flags ?? [])
    }

    private func tokens(
        of text: ReadableText, in source: [Unicode.Scalar], names: [ScalarRange]
    ) -> [Analysis.Token] {
        let found = words.words(in: text, fixed: names)
        let places = SourcePartition.ranges(found, of: text.repaired, in: source)
        return zip(found, places).map { range, place in
            let word = Array(text.scalars[range])
            let simplified = converter.plan(for: word, to: .hans).apply(to: word)
            return Analysis.Token(range: place, normalized: String(scalars: simplified.scalars))
        }
    }

    private static func digest(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
