/// The units in which a record may count, so that tests can slice a text by any of them.
public enum OffsetCount: String, Sendable, CaseIterable {
    case scalar, utf8, utf16

    /// The offset of every scalar of a text, and of its end.
    public func offsets(of text: [Unicode.Scalar]) -> [Int] {
        var offsets = [0]
        offsets.reserveCapacity(text.count + 1)
        for scalar in text {
            let length =
                switch self {
                case .scalar: 1
                case .utf8: String(scalar).utf8.count
                case .utf16: String(scalar).utf16.count
                }
            offsets.append((offsets.last ?? 0) + length)
        }
        return offsets
    }
}
