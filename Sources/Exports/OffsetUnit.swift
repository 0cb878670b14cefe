/// What offsets are counted in. The raw values are those of the JSON record and of `--offsets`.
public enum OffsetUnit: String, Sendable, Hashable, CaseIterable {
    /// Unicode scalars: Python's and W3C Web Annotation's unit.
    case scalar
    /// Bytes of UTF-8.
    case utf8
    /// Code units of UTF-16: JavaScript's unit.
    case utf16
}

/// Turns scalar offsets of one text into another unit.
struct OffsetTable: Sendable {
    /// The offset of each scalar and of the end; nil where nothing changes.
    private let offsets: [Int]?

    /// A table for a text. Linear.
    init(unit: OffsetUnit, text: [Unicode.Scalar]) {
        guard unit != .scalar else {
            offsets = nil
            return
        }
        var offsets: [Int] = []
        offsets.reserveCapacity(text.count + 1)
        var position = 0
        for scalar in text {
            offsets.append(position)
            position += unit == .utf8 ? UTF8.width(scalar) : UTF16.width(scalar)
        }
        offsets.append(position)
        self.offsets = offsets
    }

    subscript(offset: Int) -> Int { offsets?[offset] ?? offset }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x10000: 3
        default: 4
        }
    }
}
