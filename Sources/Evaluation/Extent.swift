public import Bianyan

/// Where a record says that it stands: `start` and `end` count Unicode scalars of the document's text.
///
/// A file may hold anything, so an extent may be reversed or lie outside the text. That is the fault of the system that
/// is scored and counts against it; it does not make the file unreadable, as it would with a `Range`.
public struct Extent: Sendable, Hashable {
    /// The first scalar.
    public let start: Int
    /// The scalar behind the last.
    public let end: Int

    /// An extent between two offsets.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// The extent of a range.
    public init(_ range: ScalarRange) {
        self.init(start: range.lowerBound, end: range.upperBound)
    }
}

extension Extent: Decodable {
    private enum CodingKeys: String, CodingKey {
        case start, end
    }

    /// Beyond these offsets JSON numbers are not exact, and sums of them could overflow.
    private static let limits = -(1 << 53)...(1 << 53)

    /// Decodes an object's `start` and `end`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        start = try container.decode(Int.self, forKey: .start)
        end = try container.decode(Int.self, forKey: .end)
        guard Self.limits.contains(start), Self.limits.contains(end) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: container.codingPath, debugDescription: "\(start) to \(end) is no place in a text"))
        }
    }
}

extension Extent {
    /// Whether two extents have a scalar in common. Constant time.
    func overlaps(_ other: Extent) -> Bool {
        min(end, other.end) > max(start, other.start)
    }

    /// The shared part of two extents over what they cover together, from 0 to 1. Constant time.
    func intersectionOverUnion(with other: Extent) -> Double {
        let shared = max(0, min(end, other.end) - max(start, other.start))
        let covered = max(end, other.end) - min(start, other.start)
        return covered == 0 ? 0 : Double(shared) / Double(covered)
    }

    /// The intersection over union where it is at least a half, else 0: the measure of spans that match loosely.
    func looseAgreement(with other: Extent) -> Double {
        let agreement = intersectionOverUnion(with: other)
        return agreement >= 0.5 ? agreement : 0
    }

    /// The part of a text of so many scalars that lies inside, empty if none does. Constant time.
    func clamped(to count: Int) -> ScalarRange {
        let lower = min(max(0, start), count)
        return lower..<max(lower, min(end, count))
    }

    /// What a slice of these bounds takes where negative offsets count from the end, as the reference scorer slices.
    /// Constant time.
    func slice(of count: Int) -> ScalarRange {
        Extent(start: start < 0 ? start + count : start, end: end < 0 ? end + count : end).clamped(to: count)
    }
}
