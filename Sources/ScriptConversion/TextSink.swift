/// Writes a converted text into memory, and notes only the words that change in length.
struct TextSink: ConversionSink {
    private(set) var output: UnsafeMutablePointer<Unicode.Scalar>
    private(set) var count = 0
    private var capacity: Int
    /// What the text keeps of characters that both scripts write.
    private let keeping: Keeping
    /// How much of the capacity the rest of the source, as it is, does not need.
    private var slack: Int
    private(set) var changes: [ConvertedText.LengthChange] = []

    /// Whether the memory is the sink's own, since the given did not suffice.
    private(set) var isOwned = false

    /// The memory that a text needs unless it grows by more than a little.
    static func capacity(sourceLength: Int) -> Int { sourceLength + sourceLength / 16 + 64 }

    /// A sink that writes to `output`, which has room for `capacity(sourceLength:)` scalars.
    init(output: UnsafeMutablePointer<Unicode.Scalar>, sourceLength: Int, keeping: Keeping) {
        self.output = output
        self.keeping = keeping
        capacity = Self.capacity(sourceLength: sourceLength)
        slack = capacity - sourceLength
    }

    /// Gives back memory of the sink's own.
    func free() {
        if isOwned { output.deallocate() }
    }

    @inline(__always)
    mutating func character(_ source: Unicode.Scalar, at position: Int, record: CharacterRecords.Record) {
        output[count] = keeping.keeps(source, record) ? source : record.outcome(of: source)
        count += 1
    }

    @inline(__always)
    mutating func characters(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>,
        records: RecordPointers
    ) {
        for offset in 0..<range.count {
            let scalar = source[range.lowerBound + offset]
            let record = records[scalar]
            output[count] = keeping.outcome(of: scalar, record, value: value[offset])
            count += 1
        }
    }

    mutating func word(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>
    ) {
        slack -= value.count - range.count
        while slack < 0 { grow() }
        let start = count
        for scalar in value {
            output[count] = scalar
            count += 1
        }
        if value.count != range.count { changes.append(.init(source: range, output: start..<count)) }
    }

    mutating func user(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>
    ) {
        word(range, value: value, source: source)
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Unicode.Scalar>.allocate(capacity: capacity * 2)
        larger.update(from: output, count: count)
        free()
        output = larger
        isOwned = true
        slack += capacity
        capacity *= 2
    }
}
