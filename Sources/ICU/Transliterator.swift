internal import CICU

/// One of ICU's transliterators, such as `Traditional-Simplified`.
///
/// ICU's transliterators may be used from several threads at once as long as none changes them; this type never does.
public final class Transliterator: @unchecked Sendable {
    /// ICU's identifier of the transform.
    public let identifier: String
    private let handle: UnsafeMutableRawPointer

    /// Opens a transform by ICU's identifier.
    ///
    /// - Throws: `ICUError` when there is no such transform.
    public init(_ identifier: String) throws(ICUError) {
        self.identifier = identifier
        var status: Int32 = 0
        let name = Array(identifier.utf16)
        guard let handle = cicu_transliterator_open(name, Int32(name.count), &status), !cicu_failed(status) else {
            throw ICUError("transliterator", identifier, status: status)
        }
        self.handle = handle
    }

    deinit { cicu_transliterator_close(handle) }

    /// The transformed text. Linear for the transforms that Bianyan uses.
    ///
    /// - Throws: `ICUError` when ICU runs out of room or memory.
    public func transform(_ scalars: [Unicode.Scalar]) throws(ICUError) -> [Unicode.Scalar] {
        let source = UTF16Buffer(scalars).units
        if source.isEmpty { return [] }
        let capacity = source.count * 3 + 16
        var buffer = source + Array(repeating: 0, count: capacity - source.count)
        var length = Int32(source.count)
        var status: Int32 = 0
        cicu_transliterate(handle, &buffer, &length, Int32(capacity), &status)
        if cicu_failed(status) { throw ICUError("transliterate", identifier, status: status) }
        return UTF16Buffer.scalars(of: buffer[..<Int(length)])
    }
}
