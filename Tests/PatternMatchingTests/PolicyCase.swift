import PatternMatching
import Testing

/// Patterns, each with its place as its payload, and with a rank behind a slash; a text; and what is found, in order.
struct PolicyCase: CustomTestStringConvertible, Sendable {
    var patterns: String
    var text: String
    var found: String

    var testDescription: String { "\(patterns) in \(text)" }

    init(_ patterns: String, _ text: String, _ found: String) {
        self.patterns = patterns
        self.text = text
        self.found = found
    }

    func check(_ policy: MatchPolicy, location: SourceLocation = #_sourceLocation) throws {
        let given = patterns.split(separator: " ").enumerated().map { place, field in
            let parts = field.split(separator: "/")
            return NaiveMatcher.Pattern(
                text: String(parts[0]), payload: UInt32(place), rank: parts.count > 1 ? UInt32(parts[1]) ?? 0 : 0)
        }
        let automaton = try PatternAutomaton(PatternSet(given), policy: policy)
        let matches = automaton.matches(in: Array(text.unicodeScalars))
        let described = matches.map { match in
            "\(given[Int(match.payload)].text)@\(match.start)#\(match.payload)"
        }
        #expect(described.joined(separator: " ") == found, sourceLocation: location)
    }
}

/// The cases of each policy.
enum PolicyCases {
    static let overlapping = [
        PolicyCase("", "甲", ""),
        PolicyCase("甲", "", ""),
        PolicyCase("甲 乙 甲乙", "甲乙", "甲@0#0 甲乙@0#2 乙@1#1"),
        PolicyCase("乙丙 甲乙丙 丙", "甲乙丙", "甲乙丙@0#1 乙丙@1#0 丙@2#2"),
        PolicyCase("啊 啊啊", "啊啊啊", "啊@0#0 啊啊@0#1 啊@1#0 啊啊@1#1 啊@2#0"),
        PolicyCase("甲乙丙丁 乙丙", "甲乙丙戊", "乙丙@1#1"),
        PolicyCase("甲 甲", "甲", "甲@0#0"),
        PolicyCase("甲/2 甲/1", "甲", "甲@0#1"),
        PolicyCase("𠮷田 田", "𠮷田", "𠮷田@0#0 田@1#1"),
    ]

    static let longest = [
        PolicyCase("", "甲", ""),
        PolicyCase("甲", "", ""),
        PolicyCase("否 否认 否认说", "他否认了", "否认@1#1"),
        PolicyCase("否认 不可否认", "不可否认他否认", "不可否认@0#1 否认@5#0"),
        PolicyCase("甲乙 乙丙丁", "甲乙丙丁", "甲乙@0#0"),
        PolicyCase("甲 甲乙丙丁", "甲乙丙戊", "甲@0#0"),
        PolicyCase("甲乙丙丁 乙丙", "甲乙丙戊", "乙丙@1#1"),
        PolicyCase("甲/9 甲乙/1", "甲乙", "甲乙@0#1"),
        PolicyCase("甲乙/1 甲/0", "甲乙", "甲乙@0#0"),
        PolicyCase("啊 啊啊", "啊啊啊", "啊啊@0#1 啊@2#0"),
        PolicyCase("甲 甲", "甲甲", "甲@0#0 甲@1#0"),
        PolicyCase("甲/2 甲/1", "甲", "甲@0#1"),
        PolicyCase("𠮷田 田", "𠮷田田", "𠮷田@0#0 田@2#1"),
        // A way of more than eight characters that leads to nothing, and what lies in it.
        PolicyCase("一二三四五六七八九十甲 三四 七八九", "一二三四五六七八九十乙", "三四@2#1 七八九@6#2"),
        PolicyCase("一 一二三四五六七八九十甲 三四 九十乙", "一二三四五六七八九十乙", "一@0#0 三四@2#2 九十乙@8#3"),
        PolicyCase("一二三四五六七八九十甲 二三四五六七八九十乙", "一二三四五六七八九十乙", "二三四五六七八九十乙@1#1"),
    ]

    static let first = [
        PolicyCase("", "甲", ""),
        PolicyCase("甲 甲乙", "甲乙", "甲@0#0"),
        PolicyCase("甲乙 甲", "甲乙甲", "甲乙@0#0 甲@2#1"),
        PolicyCase("甲/1 甲乙/0", "甲乙", "甲乙@0#1"),
        PolicyCase("甲乙/1 甲/0", "甲乙", "甲@0#1"),
        PolicyCase("甲乙/1 甲/1", "甲乙", "甲乙@0#0"),
        PolicyCase("乙丙/0 甲乙/1", "甲乙丙", "甲乙@0#1"),
        PolicyCase("甲乙丙/1 甲/2 甲乙/0", "甲乙丙", "甲乙@0#2"),
        PolicyCase("甲/2 甲/1", "甲", "甲@0#1"),
        // What a preferred pattern begins is never found, and does not hide what it contains.
        PolicyCase("甲 甲乙丙丁 乙丙", "甲乙丙丁", "甲@0#0 乙丙@1#2"),
    ]

    static let priority = [
        PolicyCase("", "甲", ""),
        PolicyCase("甲乙 乙丙", "甲乙丙", "甲乙@0#0"),
        PolicyCase("乙丙 甲乙", "甲乙丙", "乙丙@1#0"),
        PolicyCase("甲乙/1 乙丙/0", "甲乙丙", "乙丙@1#1"),
        PolicyCase("甲乙丙/2 乙/1 丙/0", "甲乙丙", "乙@1#1 丙@2#2"),
        PolicyCase("甲乙/1 乙丙/2 丙丁/0", "甲乙丙丁", "甲乙@0#0 丙丁@2#2"),
        PolicyCase("甲/3 甲乙丙/1 乙/0 丙/2", "甲乙丙", "甲@0#0 乙@1#2 丙@2#3"),
        PolicyCase("啊啊", "啊啊啊", "啊啊@0#0"),
        PolicyCase("啊 啊啊", "啊啊啊", "啊@0#0 啊@1#0 啊@2#0"),
        PolicyCase("啊啊 啊", "啊啊啊", "啊啊@0#0 啊@2#1"),
        PolicyCase("甲/2 甲/1", "甲", "甲@0#1"),
    ]
}
