/// Bytes that arrays of integers are written to and read from, little-endian, each with its length before it.
struct ArrayBytes {
    private(set) var bytes: [UInt8]
    private var position: Int

    init(bytes: [UInt8] = [], position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    mutating func appendElement(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append<Element: FixedWidthInteger>(_ elements: [Element]) {
        appendElement(UInt32(elements.count))
        elements.map(\.littleEndian).withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    /// The next integer, nil at the end.
    mutating func element<Element: FixedWidthInteger>(_ type: Element.Type) -> Element? {
        let size = MemoryLayout<Element>.size
        guard bytes.count - position >= size else { return nil }
        defer { position += size }
        return bytes.withUnsafeBytes {
            Element(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: Element.self))
        }
    }

    /// The next array, nil when the bytes end within it.
    mutating func array<Element: FixedWidthInteger>(_ type: Element.Type) -> [Element]? {
        guard let count = element(UInt32.self).map(Int.init) else { return nil }
        let size = count * MemoryLayout<Element>.size
        guard bytes.count - position >= size else { return nil }
        defer { position += size }
        let start = position
        return [Element](unsafeUninitializedCapacity: count) { output, initialized in
            bytes.withUnsafeBytes { source in
                UnsafeMutableRawBufferPointer(output).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: source[start..<start + size]))
            }
            initialized = count
            if Element(littleEndian: 1) != 1 {
                for index in 0..<count { output[index] = Element(littleEndian: output[index]) }
            }
        }
    }

    /// FNV-1a over words of eight bytes, in four interleaved lanes.
    static func checksum(of bytes: [UInt8], from start: Int) -> UInt64 {
        let prime: UInt64 = 1_099_511_628_211
        var lanes = SIMD4<UInt64>(
            14_695_981_039_346_656_037, 1_469_598_103_934_665_603, 7_809_847_782_465_536_322, 9_650_029_242_287_828_579)
        return bytes.withUnsafeBytes { bytes in
            var index = start
            while index + 32 <= bytes.count {
                for lane in 0..<4 {
                    let word = UInt64(
                        littleEndian: bytes.loadUnaligned(fromByteOffset: index + 8 * lane, as: UInt64.self))
                    lanes[lane] = (lanes[lane] ^ word) &* prime
                }
                index += 32
            }
            var sum = lanes[0]
            while index < bytes.count {
                sum = (sum ^ UInt64(bytes[index])) &* prime
                index += 1
            }
            for lane in 1..<4 { sum = (sum ^ lanes[lane]) &* prime }
            return sum
        }
    }
}
