/// Counts the shared characters that words of a text turn into another: signs that a converter left them behind.
struct EvidenceSink: ConversionSink {
    private(set) var leftBehind: [Unicode.Scalar: Int] = [:]

    mutating func character(_ source: Unicode.Scalar, at position: Int, record: CharacterRecords.Record) {}

    mutating func characters(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>,
        records: RecordPointers
    ) {
        for offset in 0..<range.count {
            let scalar = source[range.lowerBound + offset]
            let record = records[scalar]
            if record.has(CharacterRecords.Record.isShared), value[offset] != scalar {
                leftBehind[scalar, default: 0] += 1
            }
        }
    }

    mutating func word(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>
    ) {}

    mutating func user(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>
    ) {}
}
