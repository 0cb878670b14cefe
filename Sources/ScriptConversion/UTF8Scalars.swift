/// Reads scalars from UTF-8 bytes.
enum UTF8Scalars {
    /// The scalar that begins at `position`, which moves behind it; nil where the bytes are not UTF-8.
    @inline(__always)
    static func decode(_ bytes: UnsafeRawBufferPointer, at position: inout Int) -> Unicode.Scalar? {
        let first = UInt32(bytes[position])
        if first < 0x80 {
            position += 1
            return Unicode.Scalar(first)
        }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, position + length <= bytes.count else { return nil }
        var value = first & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = UInt32(bytes[position + offset])
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | (byte & 0x3F)
        }
        if length == 3 && value < 0x800 || length == 4 && value < 0x10000 { return nil }
        position += length
        return Unicode.Scalar(value)
    }
}
