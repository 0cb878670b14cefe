/// Numbers that look random and are the same at every run.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to 1.
    mutating func share() -> Float { Float(next() >> 40) / Float(1 << 24) }

    /// The number from 0 to 1 that belongs to a pair of integers.
    static func share(of first: Int, _ second: Int) -> Float {
        let seed = Int64(first) &* 1_000_003 &+ Int64(second)
        var numbers = SeededNumbers(seed: UInt64(bitPattern: seed))
        return numbers.share()
    }
}
