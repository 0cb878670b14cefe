/// How many of the things looked at were so.
public struct HitCounts: Sendable, Hashable {
    /// How many were so.
    public internal(set) var hits = 0
    /// How many were looked at.
    public internal(set) var total = 0

    /// The share that was so; nil when there was nothing to look at.
    public var rate: Double? { total == 0 ? nil : Double(hits) / Double(total) }

    mutating func add(_ isHit: Bool) {
        hits += isHit ? 1 : 0
        total += 1
    }
}
