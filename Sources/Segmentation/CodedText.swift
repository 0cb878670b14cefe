/// A text as codes of the segmenter's alphabet, between the margins that its kernel asks for.
struct CodedText {
    /// What asks for more than the kernel.
    struct Traits: OptionSet {
        let rawValue: UInt8
        /// A character of another script.
        static let foreign = Traits(rawValue: 1)
        /// A character that links and addresses are known by.
        static let link = Traits(rawValue: 2)
        /// A byte that belongs to no character.
        static let malformed = Traits(rawValue: 4)
    }

    let codes: [UInt16]
    let traits: Traits

    /// Codes of scalars. Linear.
    init(scalars: [Unicode.Scalar], alphabet: SegmenterAlphabet) {
        let margin = SegmenterKernel.margin
        var seen: Traits = []
        codes = [UInt16](unsafeUninitializedCapacity: scalars.count + 2 * margin) { output, count in
            count = scalars.count + 2 * margin
            output.initialize(repeating: SegmenterAlphabet.edge)
            alphabet.codes.withUnsafeBufferPointer { table in
                var previous: UInt32 = 0
                for index in scalars.indices {
                    let value = scalars[index].value
                    let code = value < 0x10000 ? table[Int(value)] : alphabet.astralCode(of: value)
                    output[margin + index] = code
                    if code == SegmenterAlphabet.foreign { seen.insert(.foreign) }
                    if Self.suggestsLink(value, after: previous) { seen.insert(.link) }
                    previous = value
                }
            }
        }
        traits = seen
    }

    /// Codes of UTF-8; a byte that belongs to no character counts as a character that nothing is known of. Linear.
    init(utf8 bytes: UnsafeRawBufferPointer, alphabet: SegmenterAlphabet) {
        let margin = SegmenterKernel.margin
        var seen: Traits = []
        codes = [UInt16](unsafeUninitializedCapacity: bytes.count + 2 * margin) { output, count in
            count = margin
            output[0..<margin].initialize(repeating: SegmenterAlphabet.edge)
            alphabet.codes.withUnsafeBufferPointer { table in
                var position = 0
                var previous: UInt32 = 0
                while position < bytes.count {
                    let value: UInt32
                    let first = UInt32(bytes[position])
                    if first >= 0xE3, first < 0xED, position + 2 < bytes.count,
                        bytes[position + 1] & 0xC0 == 0x80, bytes[position + 2] & 0xC0 == 0x80
                    {
                        // U+3000 to U+CFFF, where nearly everything is.
                        value =
                            (first & 0xF) << 12 | UInt32(bytes[position + 1] & 0x3F) << 6
                            | UInt32(bytes[position + 2] & 0x3F)
                        position += 3
                    } else {
                        let character = Self.character(at: &position, in: bytes)
                        if character == nil { seen.insert(.malformed) }
                        value = character ?? 0xFFFD
                    }
                    let code = value < 0x10000 ? table[Int(value)] : alphabet.astralCode(of: value)
                    output[count] = code
                    count += 1
                    if code == SegmenterAlphabet.foreign { seen.insert(.foreign) }
                    if value < 0x80, Self.suggestsLink(value, after: previous) { seen.insert(.link) }
                    previous = value
                }
            }
            output[count..<count + margin].initialize(repeating: SegmenterAlphabet.edge)
            count += margin
        }
        traits = seen
    }

    /// The scalars of the bytes, one for each code. Linear.
    func scalars(of bytes: UnsafeRawBufferPointer) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(codes.count)
        var position = 0
        while position < bytes.count {
            scalars.append(Self.character(at: &position, in: bytes).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}")
        }
        return scalars
    }

    /// How many bytes the character at a place takes, where nothing is known of the bytes. Constant time.
    static func length(ofCharacterAt position: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        var end = position
        _ = character(at: &end, in: bytes)
        return end - position
    }

    /// How many bytes the character that begins with a byte takes in well-formed text.
    @inline(__always)
    static func length(ofCharacterBeginningWith byte: UInt8) -> Int {
        1 + (byte >= 0xC0 ? 1 : 0) + (byte >= 0xE0 ? 1 : 0) + (byte >= 0xF0 ? 1 : 0)
    }

    /// The character at a place, which moves behind it; nil, and one byte on, where there is none.
    @inline(__always)
    private static func character(at position: inout Int, in bytes: UnsafeRawBufferPointer) -> UInt32? {
        let first = UInt32(bytes[position])
        position += 1
        if first < 0x80 { return first }
        guard first >= 0xC2, first < 0xF5 else { return nil }
        let length = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
        guard position + length <= bytes.count else { return nil }
        var value = first & (0x3F >> UInt32(length))
        for offset in 0..<length {
            let byte = UInt32(bytes[position + offset])
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | byte & 0x3F
        }
        let isLong = length == 2 && value < 0x800 || length == 3 && (value < 0x10000 || value > 0x10FFFF)
        if isLong || value & 0xFFFF_F800 == 0xD800 { return nil }
        position += length
        return value
    }

    /// Whether a link or an address may be near: an @, a slash, or a full stop behind a w.
    @inline(__always)
    private static func suggestsLink(_ value: UInt32, after previous: UInt32) -> Bool {
        value == 0x40 || value == 0x2F && previous == 0x2F || value == 0x2E && previous | 0x20 == 0x77
    }
}
