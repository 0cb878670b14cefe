/// The first bytes of a compiled automaton, and where its sections lie, which follows from them.
///
/// The sections stand behind the header in the order of the properties below, each from a multiple of 64 bytes.
struct AutomatonHeader: Equatable {
    /// Begins with a byte that no text has, and has both kinds of line break, which a transfer as text would change.
    static let magic: UInt64 = 0x0A1A_0A0D_4D50_5942 ^ 0x80
    static let version: UInt32 = 1
    static let byteOrder: UInt32 = 0x0102_0304
    static let size = 128

    var magic = AutomatonHeader.magic
    var byteOrder = AutomatonHeader.byteOrder
    var version = AutomatonHeader.version
    var length: UInt64 = 0
    /// Of the header with a checksum of zero and all behind it.
    var checksum: UInt64 = 0
    var policy: UInt32 = 0
    var patternCount: UInt32 = 0
    var longestPattern: UInt32 = 0
    var codeCount: UInt32 = 0
    var pageCount: UInt32 = 1
    var cellCount: UInt32 = 1
    var retreatCount: UInt32 = 0
    var findingCount: UInt32 = 0
    /// The bits of the filter of pairs, a power of two.
    var filterBits: UInt32 = 64

    /// Where sections lie.
    struct Layout {
        let plane, pageIndex, pages, filter, cells, values, ranks, retreats, findings: Range<Int>

        init(_ header: AutomatonHeader) {
            let policy = MatchPolicy(rawValue: header.policy)
            let cells = Int(header.cellCount)
            let every = policy?.seesEveryOccurrence ?? false
            var end = AutomatonHeader.size
            func section(_ size: Int) -> Range<Int> {
                let start = (end + 63) & ~63
                end = start + size
                return start..<end
            }
            plane = section(2 << 16)
            pageIndex = section(2 << 12)
            pages = section(Int(header.pageCount) << 9)
            filter = section(Int(header.filterBits) >> 3)
            self.cells = section(cells * MemoryLayout<AutomatonCell>.stride)
            values = section(cells * (every ? MemoryLayout<AutomatonLink>.stride : MemoryLayout<UInt32>.stride))
            ranks = section(policy == .nonOverlappingByPriority ? cells * MemoryLayout<UInt32>.stride : 0)
            retreats = section(Int(header.retreatCount) * MemoryLayout<AutomatonRetreat>.stride)
            findings = section(Int(header.findingCount) * MemoryLayout<AutomatonFinding>.stride)
        }

        /// The size of the whole, a multiple of 64.
        var length: Int { (findings.upperBound + 63) & ~63 }
    }

    var layout: Layout { Layout(self) }
}

/// A checksum against accidents: four lanes of 64-bit words, each mixed by a multiplication (after xxHash).
struct AutomatonChecksum {
    private static let prime: UInt64 = 0x9E37_79B1_85EB_CA87

    /// The checksum of bytes, a multiple of 32 many.
    static func of(_ bytes: UnsafeRawBufferPointer, from seed: UInt64) -> UInt64 {
        let words = bytes.bindMemory(to: UInt64.self)
        var (first, second, third, fourth) = (seed, seed &+ 1, seed &+ 2, seed &+ 3)
        var index = 0
        while index &+ 4 <= words.count {
            first = mixed(first, words[index])
            second = mixed(second, words[index &+ 1])
            third = mixed(third, words[index &+ 2])
            fourth = mixed(fourth, words[index &+ 3])
            index &+= 4
        }
        return mixed(mixed(mixed(first, second), third), fourth)
    }

    @inline(__always)
    private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        let product = (lane ^ word) &* prime
        return product ^ (product >> 29)
    }
}
