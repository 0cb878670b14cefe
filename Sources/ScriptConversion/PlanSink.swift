internal import AlignedText

/// Records a conversion as edits.
struct PlanSink: ConversionSink {
    let engine: ConversionEngine
    private(set) var edits: [Edit] = []
    /// Replacements of one scalar, made once each.
    private var single: [Unicode.Scalar: [Unicode.Scalar]] = [:]

    init(engine: ConversionEngine) {
        self.engine = engine
    }

    mutating func character(_ source: Unicode.Scalar, at position: Int, outcome: Unicode.Scalar, isChoice: Bool) {
        guard outcome != source else { return }
        append(source, at: position, outcome: outcome, confidence: isChoice ? 0.85 : 1)
    }

    mutating func characters(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>,
        records: RecordPointers
    ) {
        for (offset, position) in range.enumerated() {
            let scalar = source[position]
            let record = records[scalar]
            let isFixed = record.has(CharacterRecords.Record.isFixed)
            let own = record.outcome == 0 ? scalar : Unicode.Scalar(record.outcome) ?? scalar
            let outcome = isFixed ? own : value[offset]
            guard outcome != scalar else { continue }
            let isChoice = outcome != own || record.has(CharacterRecords.Record.isChoice)
            append(scalar, at: position, outcome: outcome, confidence: isChoice ? 0.98 : 1)
        }
    }

    mutating func word(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>
    ) {
        let plain = range.map { position in
            let outcome = engine.records[source[position]].outcome
            return outcome == 0 ? source[position] : Unicode.Scalar(outcome) ?? source[position]
        }
        edits.append(
            Edit(
                kind: .script, range: range, replacement: Array(value), confidence: 0.95,
                alternatives: [String(scalars: plain)]))
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
