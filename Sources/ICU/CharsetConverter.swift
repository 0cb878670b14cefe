internal import CICU

/// Converts between one charset and Unicode through ICU.
///
/// A value may be shared: every call opens a converter of its own.
public struct CharsetConverter: Sendable {
    /// A text with the places where its bytes were malformed.
    public struct Decoded: Sendable, Hashable {
        /// The text; each malformed sequence is one U+FFFD.
        public let scalars: [Unicode.Scalar]
        /// Offsets, in scalars, of the U+FFFD that stand for malformed bytes.
        public let malformed: [Int]
    }

    /// ICU's canonical name of the charset.
    public let name: String

    /// Finds a charset by any name that ICU knows.
    ///
    /// - Throws: `ICUError` when there is none of that name.
    public init(_ name: String) throws(ICUError) {
        let converter = try Converter(name)
        self.name = converter.canonicalName ?? name
    }

    /// The text that the bytes stand for. Linear.
    ///
    /// - Throws: `ICUError` when ICU cannot open the converter again.
    public func decode(_ bytes: [UInt8]) throws(ICUError) -> Decoded {
        let converter = try Converter(name)
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count)
        var malformedUnits: [Int] = []
        var chunk = [UInt16](repeating: 0, count: 4096)
        bytes.withUnsafeBytes { raw in
            guard let base = raw.bindMemory(to: CChar.self).baseAddress else { return }
            let limit = base + raw.count
            var source: UnsafePointer<CChar>? = base
            while true {
                var status: Int32 = 0
                let written = chunk.withUnsafeMutableBufferPointer { target -> Int in
                    guard let start = target.baseAddress else { return 0 }
                    var pointer: UnsafeMutablePointer<UInt16>? = start
                    cicu_converter_to_unicode(
                        converter.handle, &pointer, start + target.count, &source, limit, true, &status)
                    return pointer.map { $0 - start } ?? 0
                }
                units.append(contentsOf: chunk[..<written])
                if cicu_is_buffer_overflow(status) { continue }
                if !cicu_failed(status) { return }
                // A malformed sequence: ICU has taken it and stopped.
                malformedUnits.append(units.count)
                units.append(0xFFFD)
                if source == nil || source == limit { return }
            }
        }
        let scalars = UTF16Buffer.scalars(of: units)
        guard scalars.count != units.count else { return Decoded(scalars: scalars, malformed: malformedUnits) }
        let buffer = UTF16Buffer(scalars)
        return Decoded(scalars: scalars, malformed: malformedUnits.map(buffer.scalarOffset))
    }

    /// The bytes that stand for the text, or nil when it holds a character that the charset lacks. Linear.
    public func encode(_ scalars: some Collection<Unicode.Scalar>) -> [UInt8]? {
        guard let converter = try? Converter(name) else { return nil }
        let units = UTF16Buffer(scalars).units
        var chunk = [CChar](repeating: 0, count: units.count * 4 + 16)
        let written: Int? = units.withUnsafeBufferPointer { source in
            chunk.withUnsafeMutableBufferPointer { target in
                guard let start = target.baseAddress else { return nil }
                guard let sourceStart = source.baseAddress else { return 0 }
                var pointer: UnsafeMutablePointer<CChar>? = start
                var next: UnsafePointer<UInt16>? = sourceStart
                var status: Int32 = 0
                cicu_converter_from_unicode(
                    converter.handle, &pointer, start + target.count, &next, sourceStart + source.count, true,
                    &status)
                return cicu_failed(status) ? nil : pointer.map { $0 - start }
            }
        }
        return written.map { chunk[..<$0].map { UInt8(bitPattern: $0) } }
    }
}

/// Owns one of ICU's converters.
private final class Converter {
    let handle: UnsafeMutableRawPointer

    init(_ name: String) throws(ICUError) {
        var status: Int32 = 0
        guard let handle = cicu_converter_open(name, &status), !cicu_failed(status) else {
            throw ICUError("charset", name, status: status)
        }
        self.handle = handle
        cicu_converter_stop_on_error(handle, &status)
    }

    var canonicalName: String? {
        var status: Int32 = 0
        return cicu_converter_name(handle, &status).map { String(cString: $0) }
    }

    deinit { cicu_converter_close(handle) }
}
