/// A text that gives the codes of its characters.
protocol CodeSource {
    /// How many units the text has.
    var count: Int { get }

    /// Writes the codes of the characters from `start` and where each begins, until there are `capacity` or the text
    /// ends; behind the last one, where it ends.
    ///
    /// - Returns: how many characters were written, and where the next one begins.
    func read(
        from start: Int, characters: CharacterCodes, codes: UnsafeMutablePointer<UInt16>,
        offsets: UnsafeMutablePointer<UInt32>, capacity: Int
    ) -> (count: Int, end: Int)
}

/// A view of the codes of characters: 0 for those in no pattern.
struct CharacterCodes {
    /// The codes of the scalars below U+10000.
    let plane: UnsafePointer<UInt16>
    /// For each 256 scalars from U+10000, which page has their codes.
    let pageIndex: UnsafePointer<UInt16>
    let pages: UnsafePointer<UInt16>

    /// The code of a scalar value, which must be one.
    @inline(__always)
    subscript(value: UInt32) -> UInt16 {
        if value < 0x10000 { return plane[Int(value)] }
        return astral(value)
    }

    /// The code of a scalar from U+10000.
    @inline(never)
    func astral(_ value: UInt32) -> UInt16 {
        let page = Int(pageIndex[Int(value &- 0x10000) >> 8])
        return pages[page << 8 | Int(value & 0xFF)]
    }
}

/// Scalars.
struct ScalarSource: CodeSource {
    let scalars: UnsafePointer<Unicode.Scalar>
    let count: Int

    @inline(__always)
    func read(
        from start: Int, characters: CharacterCodes, codes: UnsafeMutablePointer<UInt16>,
        offsets: UnsafeMutablePointer<UInt32>, capacity: Int
    ) -> (count: Int, end: Int) {
        let length = min(capacity, count &- start)
        for index in 0..<length {
            codes[index] = characters[scalars[start &+ index].value]
            offsets[index] = UInt32(truncatingIfNeeded: index)
        }
        offsets[length] = UInt32(truncatingIfNeeded: length)
        return (length, start &+ length)
    }
}

/// UTF-16 code units; those without a partner are characters of no pattern.
struct UTF16Source: CodeSource {
    let units: UnsafePointer<UInt16>
    let count: Int

    @inline(__always)
    func read(
        from start: Int, characters: CharacterCodes, codes: UnsafeMutablePointer<UInt16>,
        offsets: UnsafeMutablePointer<UInt32>, capacity: Int
    ) -> (count: Int, end: Int) {
        var position = start
        var length = 0
        while length < capacity, position < count {
            offsets[length] = UInt32(truncatingIfNeeded: position &- start)
            let unit = units[position]
            position &+= 1
            if unit & 0xFC00 == 0xD800, position < count, units[position] & 0xFC00 == 0xDC00 {
                let low = UInt32(units[position] & 0x3FF)
                position &+= 1
                codes[length] = characters.astral(0x10000 &+ (UInt32(unit & 0x3FF) << 10 | low))
            } else {
                codes[length] = characters.plane[Int(unit)]
            }
            length &+= 1
        }
        offsets[length] = UInt32(truncatingIfNeeded: position &- start)
        return (length, position)
    }
}

/// UTF-8 bytes; each byte that is not part of a valid sequence is a character of no pattern.
struct UTF8Source: CodeSource {
    let bytes: UnsafeRawBufferPointer

    var count: Int { bytes.count }

    @inline(__always)
    func read(
        from start: Int, characters: CharacterCodes, codes: UnsafeMutablePointer<UInt16>,
        offsets: UnsafeMutablePointer<UInt32>, capacity: Int
    ) -> (count: Int, end: Int) {
        guard let base = bytes.baseAddress else {
            offsets[0] = 0
            return (0, start)
        }
        let text = base.assumingMemoryBound(to: UInt8.self)
        var position = start
        var length = 0
        // Three bytes can be read without asking for the end.
        let safeEnd = bytes.count &- 2
        while length < capacity, position < safeEnd {
            offsets[length] = UInt32(truncatingIfNeeded: position &- start)
            let first = UInt32(text[position])
            if first & 0xF0 == 0xE0 {
                let (second, third) = (UInt32(text[position &+ 1]), UInt32(text[position &+ 2]))
                let value = (first & 0xF) << 12 | (second & 0x3F) << 6 | (third & 0x3F)
                let valid = (second & 0xC0 == 0x80) && (third & 0xC0 == 0x80) && value >= 0x800
                codes[length] = valid ? characters.plane[Int(value)] : 0
                position &+= valid ? 3 : 1
            } else if first < 0x80 {
                codes[length] = characters.plane[Int(first)]
                position &+= 1
            } else {
                codes[length] = readRare(&position, characters)
            }
            length &+= 1
        }
        while length < capacity, position < bytes.count {
            offsets[length] = UInt32(truncatingIfNeeded: position &- start)
            codes[length] = readRare(&position, characters)
            length &+= 1
        }
        offsets[length] = UInt32(truncatingIfNeeded: position &- start)
        return (length, position)
    }

    @inline(never)
    private func readRare(_ position: inout Int, _ characters: CharacterCodes) -> UInt16 {
        let value = Self.scalar(bytes, &position)
        return value == Self.invalid ? 0 : characters[value]
    }

    /// What stands for a byte that is not part of a valid sequence.
    static let invalid = UInt32.max

    /// The scalar at a position, which moves behind it; behind one byte where the bytes are not valid.
    static func scalar(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> UInt32 {
        let first = UInt32(bytes[position])
        if first < 0x80 {
            position += 1
            return first
        }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, position + length <= bytes.count else {
            position += 1
            return invalid
        }
        var value = first & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = UInt32(bytes[position + offset])
            guard byte & 0xC0 == 0x80 else {
                position += 1
                return invalid
            }
            value = value << 6 | (byte & 0x3F)
        }
        let overlong = length == 3 && value < 0x800 || length == 4 && value < 0x10000
        guard !overlong, Unicode.Scalar(value) != nil else {
            position += 1
            return invalid
        }
        position += length
        return value
    }

    /// Whether all bytes are valid UTF-8.
    static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var position = 0
        while position < bytes.count {
            if scalar(bytes, &position) == invalid { return false }
        }
        return true
    }
}
