/// Bits that say which two characters may begin a pattern of two or more, so that most others need no look at the cells.
///
/// The bits of pairs with the same first character lie together, those with a frequent second one closest.
struct PairFilter {
    let words: UnsafePointer<UInt64>
    let mask: UInt64

    /// 1 if the pair may begin a pattern, or 0.
    @inline(__always)
    func bit(_ first: UInt64, _ second: UInt64) -> UInt64 {
        let place = Self.place(first, second, mask)
        return words[Int(truncatingIfNeeded: place >> 6)] &>> (place & 63) & 1
    }

    @inline(__always)
    private static func place(_ first: UInt64, _ second: UInt64, _ mask: UInt64) -> UInt64 {
        (first &* 0x9E37_79B1 &+ second) & mask
    }

    /// The most bits of a filter: half a megabyte stays in the second cache.
    private static let mostBits = 1 << 22
    /// How many bits a filter has for each pair.
    private static let bitsForPair = 8

    /// The words of a filter for pairs, the first character in the upper half of each.
    static func words(for pairs: [UInt32]) -> [UInt64] {
        var bits = 64
        while bits < mostBits, bits < pairs.count * bitsForPair { bits *= 2 }
        var words = [UInt64](repeating: 0, count: bits / 64)
        for pair in pairs {
            let place = Int(place(UInt64(pair >> 16), UInt64(pair & 0xFFFF), UInt64(bits - 1)))
            words[place >> 6] |= 1 << UInt64(place & 63)
        }
        return words
    }
}
