import PatternMatching
import TestSupport
import Testing

@Suite("Patterns in a text")
struct PatternTrieTests {
    private static func trie(_ patterns: [String]) -> PatternTrie {
        PatternTrie(patterns.enumerated().map { (Array($1.unicodeScalars), UInt32($0)) })
    }

    /// The leftmost-longest matches by comparing every pattern at every place.
    private static func slowMatches(_ patterns: [String], in text: [Unicode.Scalar]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = 0
        while place < text.count {
            let longest = patterns.map { Array($0.unicodeScalars) }
                .filter { !$0.isEmpty && text[place...].starts(with: $0) }.map(\.count).max()
            if let longest {
                found.append(place..<(place + longest))
                place += longest
            } else {
                place += 1
            }
        }
        return found
    }

    private static let cases: [(patterns: [String], text: String, found: [String])] = [
        ([], "否认", []), (["否认"], "", []), (["否认"], "否", []), (["否认"], "否认", ["否认"]),
        (["否", "否认", "否认说"], "他否认了", ["否认"]),
        (["否认", "不可否认"], "不可否认,他否认", ["不可否认", "否认"]),
        (["甲乙", "乙丙丁"], "甲乙丙丁", ["甲乙"]),
        (["甲", "甲乙丙"], "甲乙丁", ["甲"]),
        (["𠮷田", "田"], "𠮷田与田", ["𠮷田", "田"]),
        (["", "甲"], "甲", ["甲"]),
    ]

    @Test("the longest from each place, going on behind it", arguments: cases)
    func matches(patterns: [String], text: String, found: [String]) {
        let scalars = Array(text.unicodeScalars)
        let matches = Self.trie(patterns).leftmostLongestMatches(in: scalars)
        #expect(matches.map { String(String.UnicodeScalarView(scalars[$0.range])) } == found)
        #expect(matches.map { patterns[Int($0.payload)] } == found)
    }

    @Test("of equal patterns the first counts") func equals() {
        let trie = PatternTrie([(["甲"], 7), (["甲"], 8), (["乙"], 9)])
        #expect(trie.count == 2)
        #expect(trie.payload(ofPattern: ["甲"] as [Unicode.Scalar]) == 7)
        #expect(trie.payload(ofPattern: ["丙"] as [Unicode.Scalar]) == nil)
        #expect(trie.payload(ofPattern: [] as [Unicode.Scalar]) == nil)
    }

    @Test("every pattern that begins at a place, shortest first") func allPatterns() {
        let trie = Self.trie(["说", "说明", "说明书", "明"])
        var ends: [Int] = []
        trie.forEachPattern(at: 1, in: Array("他说明书".unicodeScalars)) { end, _ in ends.append(end) }
        #expect(ends == [2, 3, 4])
        #expect(trie.longestPattern == 3)
    }

    @Test("a match that reaches past the range is none") func range() {
        let trie = Self.trie(["甲乙丙"])
        #expect(trie.leftmostLongestMatches(in: ["甲", "乙", "丙"], range: 0..<2).isEmpty)
        #expect(trie.leftmostLongestMatches(in: ["甲", "乙", "丙"], range: -3..<9).count == 1)
    }

    @Test("the same as comparing every pattern at every place", arguments: 0..<30)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("甲乙丙a𠮷".unicodeScalars)
        func string(_ lengths: ClosedRange<Int>) -> String {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: lengths, using: &generator) {
                view.append(alphabet.randomElement(using: &generator) ?? "甲")
            }
            return String(view)
        }
        let patterns = (0..<Int.random(in: 0...40, using: &generator)).map { _ in string(0...5) }
        let trie = Self.trie(patterns)
        for _ in 0..<10 {
            let text = Array(string(0...60).unicodeScalars)
            #expect(trie.leftmostLongestMatches(in: text).map(\.range) == Self.slowMatches(patterns, in: text))
        }
        for pattern in patterns where !pattern.isEmpty {
            #expect(
                trie.payload(ofPattern: pattern.unicodeScalars) == patterns.firstIndex(of: pattern).map { UInt32($0) })
        }
    }
}
