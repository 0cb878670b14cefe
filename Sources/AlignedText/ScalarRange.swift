/// A half-open range of Unicode scalars, 0-based.
///
/// Which text the offsets count in is said where a range is declared; at Bianyan's outputs it is always the source
/// text, the input decoded to Unicode before any repair or conversion.
public typealias ScalarRange = Range<Int>

extension Range where Bound == Int {
    /// How many scalars two ranges have in common. Constant time.
    public func overlapLength(with other: ScalarRange) -> Int {
        Swift.max(0, Swift.min(upperBound, other.upperBound) - Swift.max(lowerBound, other.lowerBound))
    }

    /// Whether all of `other` lies inside this range. Constant time.
    public func encloses(_ other: ScalarRange) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
