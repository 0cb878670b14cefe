/// A day, or a minute of a day, in no particular time zone: `2024-05-31` or `2024-05-31T08:00`.
///
/// Its text sorts as time does, which is how it stands in the archive.
public struct ArticleDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The text, of ten or sixteen characters.
    public let description: String

    /// Reads the beginning of an ISO 8601 date or time; nil when there is none.
    ///
    /// What stands behind the minutes, seconds and zones, is not kept.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(17))
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            return value
        }
        guard bytes.count >= 10, number(0..<4) != nil, bytes[4] == 45, bytes[7] == 45,
            let month = number(5..<7), (1...12).contains(month), let day = number(8..<10), (1...31).contains(day),
            bytes.count == 10 || !(48...57).contains(bytes[10])
        else { return nil }
        var length = 10
        if bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20, bytes[13] == UInt8(ascii: ":"),
            let hour = number(11..<13), hour < 24, let minute = number(14..<16), minute < 60
        {
            length = 16
        }
        var kept = Array(bytes[..<length])
        if length > 10 { kept[10] = UInt8(ascii: "T") }
        description = String(decoding: kept, as: UTF8.self)
    }

    /// The day alone.
    var day: String { String(description.prefix(10)) }

    /// By time; a day stands before its minutes.
    public static func < (left: ArticleDate, right: ArticleDate) -> Bool { left.description < right.description }

    /// How many days lie between two dates; negative when `other` is the earlier one.
    ///
    /// Counts by the civil calendar (Howard Hinnant, "chrono-compatible low-level date algorithms").
    func days(to other: ArticleDate) -> Int { other.dayNumber - dayNumber }

    private var dayNumber: Int {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return 0 }
        let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }
}
