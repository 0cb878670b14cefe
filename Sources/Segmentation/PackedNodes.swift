/// The nodes of a `CodeTrie` as its file holds them: without the cells that are free and the fields that are zero.
struct PackedNodes {
    let count: UInt32
    /// Bits of the cells, 64 a number, that are taken, that have a base and that have a value.
    let isTaken: [UInt64]
    let hasBase: [UInt64]
    let hasValue: [UInt64]
    let codes: [UInt16]
    let bases: [UInt32]
    let values: [UInt32]

    init(
        count: UInt32, isTaken: [UInt64], hasBase: [UInt64], hasValue: [UInt64], codes: [UInt16], bases: [UInt32],
        values: [UInt32]
    ) {
        self.count = count
        self.isTaken = isTaken
        self.hasBase = hasBase
        self.hasValue = hasValue
        self.codes = codes
        self.bases = bases
        self.values = values
    }

    /// Packs nodes. Linear.
    init(_ nodes: [UInt64]) {
        func bits(_ holds: (UInt64) -> Bool) -> [UInt64] {
            var bits = [UInt64](repeating: 0, count: (nodes.count + 63) / 64)
            for (index, node) in nodes.enumerated() where holds(node) { bits[index >> 6] |= 1 << UInt64(index & 63) }
            return bits
        }
        let taken = { UInt64(CodeTrie.code(of: $0)) != CodeTrie.freeCode }
        count = UInt32(nodes.count)
        isTaken = bits(taken)
        hasBase = bits { CodeTrie.base(of: $0) != 0 }
        hasValue = bits { CodeTrie.value(of: $0) != 0 }
        codes = nodes.filter(taken).map { CodeTrie.code(of: $0) }
        bases = nodes.map { UInt32(CodeTrie.base(of: $0)) }.filter { $0 != 0 }
        values = nodes.map { UInt32(CodeTrie.value(of: $0)) }.filter { $0 != 0 }
    }

    /// The nodes, nil when the parts do not fit together. Linear.
    var nodes: [UInt64]? {
        let words = (Int(count) + 63) / 64
        func sum(_ bits: [UInt64]) -> Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }
        guard count < 1 << 24, isTaken.count == words, hasBase.count == words, hasValue.count == words,
            codes.count == sum(isTaken), bases.count == sum(hasBase), values.count == sum(hasValue),
            bases.allSatisfy({ $0 < 1 << 24 }), values.allSatisfy({ $0 < 1 << 24 })
        else { return nil }
        var nodes = [UInt64](repeating: CodeTrie.freeCode << 24, count: words * 64)
        var (code, base, value) = (0, 0, 0)
        for word in 0..<words {
            var bits = isTaken[word]
            while bits != 0 {
                nodes[word << 6 + bits.trailingZeroBitCount] = UInt64(codes[code]) << 24
                code += 1
                bits &= bits - 1
            }
            bits = hasBase[word]
            while bits != 0 {
                nodes[word << 6 + bits.trailingZeroBitCount] |= UInt64(bases[base])
                base += 1
                bits &= bits - 1
            }
            bits = hasValue[word]
            while bits != 0 {
                nodes[word << 6 + bits.trailingZeroBitCount] |= UInt64(values[value]) << 40
                value += 1
                bits &= bits - 1
            }
        }
        nodes.removeLast(nodes.count - Int(count))
        return nodes
    }
}

extension ArrayBytes {
    mutating func append(_ nodes: PackedNodes) {
        appendElement(nodes.count)
        append(nodes.isTaken)
        append(nodes.hasBase)
        append(nodes.hasValue)
        append(nodes.codes)
        append(nodes.bases)
        append(nodes.values)
    }

    /// The next packed nodes, nil when the bytes end within them.
    mutating func packedNodes() -> PackedNodes? {
        guard let count = element(UInt32.self), let isTaken = array(UInt64.self), let hasBase = array(UInt64.self),
            let hasValue = array(UInt64.self), let codes = array(UInt16.self), let bases = array(UInt32.self),
            let values = array(UInt32.self)
        else { return nil }
        return PackedNodes(
            count: count, isTaken: isTaken, hasBase: hasBase, hasValue: hasValue, codes: codes, bases: bases,
            values: values)
    }
}
