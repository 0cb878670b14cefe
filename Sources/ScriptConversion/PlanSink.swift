internal import AlignedText

/// Records a conversion as edits.
struct PlanSink: ConversionSink {
    let engine: ConversionEngine
    private(set) var edits: [Edit] = []
    /// Replacements of one scalar, made once each.
    private var single: [Unicode.Scalar: [Unicode.Scalar]] = [:]

    /// Shared characters that this text keeps where they stand on their own.
    private let kept: Set<Unicode.Scalar>

    /// How sure the outcome is of a character with several when no word decides it, when one does, and of a word
    /// that another region words otherwise.
    private static let defaultConfidence = 0.85
    private static let wordConfidence = 0.98
    private static let wordingConfidence = 0.95

    init(engine: ConversionEngine, kept: Set<Unicode.Scalar>) {
        self.engine = engine
        self.kept = kept
    }

    mutating func character(_ source: Unicode.Scalar, at position: Int, record: CharacterRecords.Record) {
        let outcome = record.outcome(of: source)
        guard outcome != source else { return }
        if record.has(CharacterRecords.Record.isShared) && kept.contains(source) { return }
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
            let isFixed = record.has(CharacterRecords.Record.isFixed)
            let own = record.outcome(of: scalar)
            let outcome = isFixed ? own : value[offset]
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

    private mutating func append(
        _ scalar: Unicode.Scalar, at position: Int, outcome: Unicode.Scalar, confidence: Double
    ) {
        let replacement = single[outcome] ?? [outcome]
        if single[outcome] == nil { single[outcome] = replacement }
        let alternatives =
            confidence == 1
            ? [] : (engine.outcomes[scalar] ?? []).filter { $0 != outcome }.map { String(scalars: [$0]) }
        // Characters that fold to the same form by way of neither script are variants of each other.
        let isVariant = engine.kindOfSource[scalar] == scalar && engine.kindOfSource[outcome] == scalar
        edits.append(
            Edit(
                kind: isVariant ? .script : engine.kindOfSource[outcome] == outcome ? .script : .variant,
                range: position..<(position + 1), replacement: replacement, confidence: confidence,
                alternatives: alternatives))
    }
}
