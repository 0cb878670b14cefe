/// The trained weights of the tagger, quantized to bytes and laid out for look-up.
struct NameModel: Sendable {
    let vocabulary: NameVocabulary
    /// The words that texts are cut into.
    let words: NameWords
    /// The unigram records by symbol: `symbolCount * 7 * 20`.
    let unigrams: [Int8]
    /// The other records, one behind the other.
    let rows: [Int8]
    /// What holds for every unit: 20 weights.
    let bias: [Int8]
    /// A hash table of the records: the upper half of a key's hash, and where its rows begin, in rows plus one.
    let slots: [UInt64]
    /// What a weight of 1 is worth.
    let scale: Float
    /// The transitions as scores.
    let transitions: NameTransitions
    /// A record's weights, before they are laid out.
    struct Record: Sendable {
        let key: UInt64
        /// `rowCount * 20` weights.
        let weights: [Int8]
    }

    init(vocabulary: NameVocabulary, words: NameWords, records: [Record], scale: Float, transitions: NameTransitions) {
        self.vocabulary = vocabulary
        self.words = words
        self.scale = scale
        self.transitions = transitions
        let width = NameLabels.scoredCount
        let unigramRows = NameFeatures.Kind.unigram.rowCount
        var unigrams = [Int8](repeating: 0, count: vocabulary.symbolCount * unigramRows * width)
        var rows: [Int8] = []
        rows.reserveCapacity(records.reduce(0) { $0 + $1.weights.count })
        var capacity = 1024
        while capacity < records.count * 2 { capacity *= 2 }
        var slots = [UInt64](repeating: 0, count: capacity)
        var bias = [Int8](repeating: 0, count: width)
        for record in records {
            if record.key >> NameFeatures.kindShift == NameFeatures.Kind.unigram.rawValue {
                let start = Int(record.key & 0xFFFF) * unigramRows * width
                guard start + record.weights.count <= unigrams.count else { continue }
                for (index, weight) in record.weights.enumerated() { unigrams[start + index] = weight }
                continue
            }
            if record.key == NameFeatures.Kind.always.rawValue << NameFeatures.kindShift {
                bias = record.weights
                continue
            }
            let hash = Self.hash(record.key)
            var slot = Int(hash & UInt64(capacity - 1))
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(rows.count / width + 1)
            rows.append(contentsOf: record.weights)
        }
        // Two keys may share what is kept of their hashes: no kind may read past the end.
        rows.append(contentsOf: repeatElement(0, count: unigramRows * width))
        self.unigrams = unigrams
        self.rows = rows
        self.slots = slots
        self.bias = bias
    }

    /// Mixes the bits of a key (the finalizer of SplitMix64; Steele, Lea, Flood 2014).
    @inline(__always)
    static func hash(_ key: UInt64) -> UInt64 {
        var mixed = key &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 29)
    }

    /// The scores of all labels of all units but `outside`, `count * 20` numbers in units of `scale`.
    ///
    /// Linear: a bounded number of look-ups for each unit.
    func scores(of units: NameUnits) -> [Int16] {
        let width = NameLabels.scoredCount
        let count = units.count
        guard count > 0 else { return [] }
        return [Int16](unsafeUninitializedCapacity: count * width) { buffer, initialized in
            guard let scores = buffer.baseAddress else { return }
            for unit in 0..<count {
                for label in 0..<width { (scores + unit * width + label).initialize(to: Int16(bias[label])) }
            }
            initialized = count * width
            units.withView { addRecords(of: $0, to: scores) }
        }
    }

    private func addRecords(of units: NameUnits.View, to scores: UnsafeMutablePointer<Int16>) {
        let count = units.count
        let unigramRows = NameFeatures.Kind.unigram.rowCount
        let unigramFirst = NameFeatures.Kind.unigram.firstOffset
        let width = NameLabels.scoredCount
        unigrams.withUnsafeBufferPointer { unigrams in
            rows.withUnsafeBufferPointer { rows in
                slots.withUnsafeBufferPointer { slots in
                    guard let unigramBase = unigrams.baseAddress, let rowBase = rows.baseAddress else { return }
                    let mask = slots.count - 1
                    // Whether the pairs of units before and at this one have records; without both no triple has.
                    var (hadPair, hasPair) = (false, false)
                    for unit in 0..<count {
                        (hadPair, hasPair) = (hasPair, false)
                        Self.add(
                            unigramBase + Int(units.symbols[unit]) * unigramRows * width, rows: unigramRows,
                            from: unit + unigramFirst, count: count, to: scores)
                        NameFeatures.forEachKey(at: unit, of: units) { kind, key in
                            if kind == .triple, !hadPair || !hasPair { return }
                            let hash = Self.hash(key)
                            var slot = Int(truncatingIfNeeded: hash) & mask
                            while true {
                                let entry = slots[slot]
                                if entry == 0 { return }
                                if (entry ^ hash) >> 32 == 0 {
                                    Self.add(
                                        rowBase + Int((entry & 0xFFFF_FFFF) - 1) * width, rows: kind.rowCount,
                                        from: unit + kind.firstOffset, count: count, to: scores)
                                    if kind == .pair { hasPair = true }
                                    return
                                }
                                slot = (slot + 1) & mask
                            }
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func add(
        _ weights: UnsafePointer<Int8>, rows: Int, from unit: Int, count: Int, to scores: UnsafeMutablePointer<Int16>
    ) {
        let width = NameLabels.scoredCount
        let first = max(0, -unit)
        let last = min(rows, count - unit)
        guard first < last else { return }
        // Rows lie one behind the other, and so do the units they speak for.
        let source = weights + first * width
        let target = scores + (unit + first) * width
        for index in 0..<(last - first) * width { target[index] &+= Int16(source[index]) }
    }
}
