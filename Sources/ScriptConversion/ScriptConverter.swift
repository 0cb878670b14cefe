public import AlignedText
public import Lexicons
public import PatternMatching

/// Converts between Traditional and Simplified Chinese and the forms of its regions, and keeps every offset.
///
/// The tables are read once; a target is compiled when it is first used. A converter may be shared by threads.
public struct ScriptConverter: Sendable {
    /// Folds every Traditional and variant character to its Simplified form, narrows full-width forms and lowers Latin
    /// letters: the form in which dictionaries and texts are compared.
    public let fold: ScalarFold

    let tables: ConversionTables
    let scripts: ScriptCharacters
    private let words: WordCounts.List
    private let compatibility: CharacterMap
    private let detector: ScriptDetector
    private let cache = EngineCache()

    private let user: UserConversions

    /// Reads the tables of the folder `conversion`.
    ///
    /// - Parameters:
    ///   - lexicons: the dictionaries.
    ///   - user: conversions that come before those of the tables.
    /// - Throws: `ScriptConversionError` that names the file and the line.
    public init(lexicons: LexiconDirectory, user: UserConversions = .none) throws(ScriptConversionError) {
        self.user = user
        tables = try ConversionTables(lexicons: lexicons)
        let scripts = ScriptCharacters(tables: tables)
        self.scripts = scripts
        compatibility = CharacterMap([tables[.compatibility]])
        words = try WordCounts.List(path: lexicons.path + "/conversion/word-counts.tsv")
        detector = ScriptDetector(scripts: scripts)
        fold = ScalarFold(mapping: scripts.simplified.keys.map { ($0, scripts.simplified[$0]) })
    }

    /// The script of a text, or of a range of it.
    ///
    /// - Parameter range: over `scalars`; all of them if nil.
    /// - Complexity: linear in the range.
    public func profile(of scalars: [Unicode.Scalar], range: ScalarRange? = nil) -> ScriptProfile {
        detector.profile(of: scalars, range: range ?? scalars.indices)
    }

    /// The edits that convert a text; their offsets are over `text`.
    ///
    /// An edit that had other outcomes names them and says how sure it is.
    /// - Complexity: linear in the text.
    public func plan(for text: [Unicode.Scalar], to target: ConversionTarget) -> EditPlan {
        guard let compiled = compiled(for: target) else { return .empty }
        var sink = PlanSink(engine: compiled.engine, keeping: keeping(for: text, compiled.engine))
        run(text, compiled, into: &sink)
        return EditPlan(byPrecedence: sink.edits)
    }

    /// A text converted, with its alignment and its edits led back to the source that `text` was made from.
    ///
    /// - Complexity: linear in the text.
    public func convert(_ text: AlignedText, to target: ConversionTarget) -> AlignedText {
        let plan = plan(for: text.scalars, to: target)
        if plan.edits.isEmpty { return text }
        if text.plan.edits.isEmpty { return plan.apply(to: text.scalars) }
        let source = Self.outline(of: text)
        return text.plan.composed(with: plan, over: source).apply(to: source)
    }

    /// A text converted, with its alignment and no edits: the fast way.
    ///
    /// - Complexity: linear in the text.
    public func convert(_ text: [Unicode.Scalar], to target: ConversionTarget) -> ConvertedText {
        guard let compiled = compiled(for: target) else {
            return ConvertedText(scalars: text, changes: [], sourceLength: text.count)
        }
        let keeping = keeping(for: text, compiled.engine)
        var changes: [ConvertedText.LengthChange] = []
        var grown: [Unicode.Scalar]?
        let scalars = [Unicode.Scalar](
            unsafeUninitializedCapacity: TextSink.capacity(sourceLength: text.count)
        ) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            var sink = TextSink(output: start, sourceLength: text.count, keeping: keeping)
            defer { sink.free() }
            run(text, compiled, into: &sink)
            changes = sink.changes
            if sink.isOwned {
                grown = Array(UnsafeBufferPointer(start: sink.output, count: sink.count))
            } else {
                count = sink.count
            }
        }
        return ConvertedText(scalars: grown ?? scalars, changes: changes, sourceLength: text.count)
    }

    private func keeping(for text: [Unicode.Scalar], _ engine: ConversionEngine) -> Keeping {
        if engine.matching == .exact { return .nothing }
        return engine.keeping(for: text, profile: profile(of: text))
    }

    /// Runs a target over a text, the user's conversions first and the rest between them.
    @inline(__always)
    private func run(_ text: [Unicode.Scalar], _ compiled: EngineCache.Compiled, into sink: inout some ConversionSink) {
        let matches = compiled.user?.leftmostLongestMatches(in: text) ?? []
        text.withUnsafeBufferPointer { source in
            var position = 0
            for match in matches {
                compiled.engine.run(source, range: position..<match.range.lowerBound, into: &sink)
                user.entries[Int(match.payload)].value.withUnsafeBufferPointer {
                    sink.user(match.range, value: $0, source: source)
                }
                position = match.range.upperBound
            }
            compiled.engine.run(source, range: position..<source.count, into: &sink)
        }
    }

    private func compiled(for target: ConversionTarget) -> EngineCache.Compiled? {
        cache.engine(for: target, layOut: { WordCounts(words, fold: scripts.simplified) }) { words in
            ConversionRecipe(target: target, tables: tables).map {
                EngineCache.Compiled(
                    engine: ConversionEngine(
                        recipe: $0, scripts: scripts, compatibility: compatibility, words: words),
                    user: user.patterns(for: target))
            }
        }
    }

    /// The source of a text as far as its edits must know it: what they replaced is gone, and only its length counts.
    private static func outline(of text: AlignedText) -> [Unicode.Scalar] {
        var source: [Unicode.Scalar] = []
        source.reserveCapacity(text.alignment.sourceLength)
        var position = 0
        for edit in text.plan.edits where edit.range.upperBound <= text.alignment.sourceLength {
            let kept = max(0, edit.range.lowerBound - source.count)
            source.append(contentsOf: text.scalars[position..<min(position + kept, text.scalars.count)])
            source.append(contentsOf: repeatElement("\u{FFFD}", count: edit.range.count))
            position = min(position + kept + edit.replacement.count, text.scalars.count)
        }
        source.append(contentsOf: text.scalars[position...])
        return source
    }
}
