/// What a conversion must know of each character, side by side in memory.
///
/// Pages of 256 characters about which there is nothing to say are shared.
struct CharacterRecords: Sendable {
    /// The record of one character.
    struct Record: Sendable, Hashable {
        /// Bits 0–20: what the character becomes on its own, 0 for itself. Bits 24 and up: the flags. Bits 32–47: its
        /// code in the trie, 0 for none.
        var bits: UInt64 = 0
        /// Which of sixty-four classes of characters may follow the character in a word that it begins.
        var following: UInt64 = 0

        /// A word begins with the character.
        static let beginsPattern: UInt64 = 1 << 24
        /// The character keeps its own outcome within words: it is already in the script that the text is led to.
        static let isFixed: UInt64 = 1 << 25
        /// The character has more than one outcome.
        static let isChoice: UInt64 = 1 << 26

        /// The character would change on its own, but the target's script writes it too.
        static let isShared: UInt64 = 1 << 27

        @inline(__always) var outcome: UInt32 { UInt32(truncatingIfNeeded: bits) & 0x1F_FFFF }
        /// Text in the target's script may have the character.
        static let isNative: UInt64 = 1 << 29
        /// The character is a word by itself.
        static let isWord: UInt64 = 1 << 28

        /// What `scalar`, whose record this is, becomes on its own.
        @inline(__always)
        func outcome(of scalar: Unicode.Scalar) -> Unicode.Scalar {
            outcome == 0 ? scalar : Unicode.Scalar(outcome) ?? scalar
        }

        /// Whether a word may go on from this character, its first, to one with `next`.
        ///
        /// Most characters that begin a word somewhere do not begin one here; this says so without a look at the trie.
        @inline(__always)
        func mayGoOn(to next: Record) -> Bool {
            following >> UInt64(truncatingIfNeeded: next.code & 63) & 1 != 0
        }

        /// The bit for the class of a code.
        static func following(_ code: Int) -> UInt64 { 1 << UInt64(code & 63) }

        @inline(__always) var code: Int { Int((bits >> 32) & 0xFFFF) }
        @inline(__always) func has(_ flag: UInt64) -> Bool { bits & flag != 0 }
    }

    private(set) var pages = [UInt16](repeating: 0, count: 0x1100)
    private(set) var records = [Record](repeating: Record(), count: 0x100)

    /// The record of a character.
    subscript(scalar: Unicode.Scalar) -> Record {
        get { records[Int(pages[Int(scalar.value >> 8)]) << 8 | Int(scalar.value & 0xFF)] }
        set {
            let page = Int(scalar.value >> 8)
            if pages[page] == 0 {
                pages[page] = UInt16(records.count >> 8)
                records.append(contentsOf: repeatElement(Record(), count: 0x100))
            }
            records[Int(pages[page]) << 8 | Int(scalar.value & 0xFF)] = newValue
        }
    }
}
