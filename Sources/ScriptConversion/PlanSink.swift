internal import AlignedText

/// Records a conversion as edits.
struct PlanSink: ConversionSink {
    let engine: ConversionEngine
    private(set) var edits: [Edit] = []
    /// What edits of one character say, made once for each: there are millions of edits and few outcomes.
    private var outcomes: [UInt64: Outcome] = [:]

    /// What the text keeps of characters that both scripts write.
    private let keeping: Keeping

    /// How sure the outcome is of a character with several when no word decides it, when one does, and of a word
    /// that another region words otherwise.
    private static let defaultConfidence = 0.85
    private static let wordConfidence = 0.98
    private static let wordingConfidence = 0.95

    init(engine: ConversionEngine, keeping: Keeping) {
        self.engine = engine
        self.keeping = keeping
    }

    mutating func character(_ source: Unicode.Scalar, at position: Int, record: CharacterRecords.Record) {
        let outcome = record.outcome(of: source)
        guard outcome != source else { return }
        if keeping.keeps(source, record) { return }
        append(
            source, at: position, outcome: outcome,
            confidence: record.has(CharacterRecords.Record.isChoice) ? Self.defaultConfidence : 1)
    }

    mutating func characters(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>,
        records: RecordPointers
    ) {
        for (offset, position) in range.enumerated() {
            let scalar = source[position]
            let record = records[scalar]
            let own = record.outcome(of: scalar)
            let outcome = keeping.outcome(of: scalar, record, value: value[offset])
            guard outcome != scalar else { continue }
            let isChoice = outcome != own || record.has(CharacterRecords.Record.isChoice)
            append(scalar, at: position, outcome: outcome, confidence: isChoice ? Self.wordConfidence : 1)
        }
    }

    mutating func word(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>
    ) {
        let plain = range.map { position in
            engine.records[source[position]].outcome(of: source[position])
        }
        edits.append(
            Edit(
                kind: .script, range: range, replacement: Array(value), confidence: Self.wordingConfidence,
                alternatives: [String(scalars: plain)]))
    }

    mutating func user(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>
    ) {
        if value.elementsEqual(source[range]) { return }
        edits.append(Edit(kind: .script, range: range, replacement: Array(value), confidence: 1))
    }

    /// What an edit of one character says beside its place.
    private struct Outcome {
        let kind: Edit.Kind
        let replacement: [Unicode.Scalar]
        let alternatives: [String]
    }

    private mutating func append(
        _ scalar: Unicode.Scalar, at position: Int, outcome: Unicode.Scalar, confidence: Double
    ) {
        let key = UInt64(scalar.value) << 32 | UInt64(outcome.value) << 1 | (confidence == 1 ? 1 : 0)
        let made = outcomes[key] ?? makeOutcome(scalar, outcome, isChoice: confidence < 1)
        if outcomes[key] == nil { outcomes[key] = made }
        edits.append(
            Edit(
                kind: made.kind, range: position..<(position + 1), replacement: made.replacement,
                confidence: confidence, alternatives: made.alternatives))
    }

    private func makeOutcome(_ scalar: Unicode.Scalar, _ outcome: Unicode.Scalar, isChoice: Bool) -> Outcome {
        let others = isChoice ? (engine.outcomes[scalar] ?? []).filter { $0 != outcome } : []
        // Between the scripts one side is the Simplified form; between variants neither is.
        let simplified = engine.kindOfSource
        let isScript = simplified[scalar] == scalar || simplified[outcome] == outcome
        return Outcome(
            kind: isScript ? .script : .variant, replacement: [outcome],
            alternatives: others.map { String(scalars: [$0]) })
    }
}
