import PatternMatching
import TestSupport
import Testing

@Suite("A pattern automaton")
struct PatternAutomatonTests {
    private static func automaton(
        _ patterns: [String], _ policy: MatchPolicy = .leftmostLongest, fold: ScalarFold? = nil
    ) throws -> PatternAutomaton {
        var set = PatternSet()
        for (place, pattern) in patterns.enumerated() { set.append(pattern.unicodeScalars, payload: UInt32(place)) }
        return try PatternAutomaton(set, policy: policy, fold: fold)
    }

    private static func found(_ matches: [PatternMatch]) -> [[Int]] {
        matches.map { [$0.start, $0.end, Int($0.payload)] }
    }

    @Test("one automaton for both scripts, all widths and cases")
    func folding() throws {
        let fold = ScalarFold(mapping: [("認", "认"), ("說", "说"), ("𠮷", "吉")])
        let automaton = try Self.automaton(["否認", "AI说", "吉田"], fold: fold)
        for text in ["否认", "否認"] {
            #expect(Self.found(automaton.matches(in: Array(text.unicodeScalars))) == [[0, 2, 0]])
        }
        #expect(Self.found(automaton.matches(in: Array("ａｉ說𠮷田".unicodeScalars))) == [[0, 3, 1], [3, 5, 2]])
        #expect(Self.found(automaton.matches(inUTF8: Array("ａｉ說𠮷田".utf8))) == [[0, 9, 1], [9, 16, 2]])
        #expect(automaton.payload(ofPattern: "否認".unicodeScalars) == 0)
    }

    @Test("patterns that are equal after folding are one") func equalFolded() throws {
        let automaton = try Self.automaton(["说", "說"], fold: ScalarFold(mapping: [("說", "说")]))
        #expect(automaton.count == 1)
        #expect(Self.found(automaton.matches(in: ["說"])) == [[0, 1, 0]])
    }

    @Test("offsets count the units of the buffer", arguments: MatchPolicy.allCases)
    func units(policy: MatchPolicy) throws {
        let automaton = try Self.automaton(["𠮷田", "é", "田b"], policy)
        let text = "é𠮷田田b"
        #expect(Self.found(automaton.matches(in: Array(text.unicodeScalars))) == [[0, 1, 1], [1, 3, 0], [3, 5, 2]])
        #expect(Self.found(automaton.matches(inUTF8: Array(text.utf8))) == [[0, 2, 1], [2, 9, 0], [9, 13, 2]])
        #expect(Self.found(automaton.matches(inUTF16: Array(text.utf16))) == [[0, 1, 1], [1, 4, 0], [4, 6, 2]])
    }

    @Test("the same over scalars, UTF-8 and UTF-16, kept or given", arguments: 0..<12)
    func sources(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let patterns = (0..<60).map { _ in String(texts.text(pieces: 2)) } + RandomText.pieces
        for policy in MatchPolicy.allCases {
            let automaton = try Self.automaton(patterns, policy)
            let text = texts.text(pieces: 1500)
            let scalars = Array(text.unicodeScalars)
            let matches = automaton.matches(in: scalars)
            var (bytes, units) = ([0], [0])
            for scalar in scalars {
                bytes.append((bytes.last ?? 0) + String(scalar).utf8.count)
                units.append((units.last ?? 0) + String(scalar).utf16.count)
            }
            func moved(_ places: [Int]) -> [[Int]] {
                matches.map { [places[$0.start], places[$0.end], Int($0.payload)] }
            }
            let utf8 = Array(text.utf8)
            #expect(Self.found(automaton.matches(inUTF8: utf8)) == moved(bytes))
            #expect(Self.found(automaton.matches(inUTF16: Array(text.utf16))) == moved(units))
            var given: [PatternMatch] = []
            automaton.forEachMatch(in: scalars) { given.append($0) }
            #expect(given == matches)
            given = []
            utf8.withUnsafeBufferPointer { buffer in automaton.forEachMatch(inUTF8: buffer) { given.append($0) } }
            #expect(Self.found(given) == moved(bytes))
        }
    }

    @Test("bytes that are no UTF-8 and units without partners are in no pattern")
    func damage() throws {
        let automaton = try Self.automaton(["甲", "\u{0}", "a"])
        let bytes: [UInt8] = [
            0xE7, 0x94, 0x61, 0xC0, 0x80, 0xE7, 0x94, 0xB2, 0xED, 0xA0, 0x80, 0xF5, 0x61, 0xE7, 0x94,
        ]
        #expect(Self.found(automaton.matches(inUTF8: bytes)) == [[2, 3, 2], [5, 8, 0], [12, 13, 2]])
        // Overlong forms of "a".
        #expect(automaton.matches(inUTF8: [0xC1, 0xA1, 0xE0, 0x81, 0xA1, 0xF0, 0x80, 0x81, 0xA1]).isEmpty)
        let units: [UInt16] = [0xD842, 0x61, 0xDFB7, 0x7532, 0xD842]
        #expect(Self.found(automaton.matches(inUTF16: units)) == [[1, 2, 2], [3, 4, 0]])
    }

    @Test("random bytes never match what is not there", arguments: 0..<20)
    func randomBytes(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let automaton = try Self.automaton(RandomText.pieces, .allOverlapping)
        let bytes = texts.bytes(pieces: 60)
        for match in automaton.matches(inUTF8: bytes) {
            #expect(Array(RandomText.pieces[Int(match.payload)].utf8) == Array(bytes[match.range]))
        }
    }

    @Test("only what lies within the range") func range() throws {
        let automaton = try Self.automaton(["甲乙丙", "乙"])
        #expect(Self.found(automaton.matches(in: ["甲", "乙", "丙"], range: 1..<3)) == [[1, 2, 1]])
        #expect(Self.found(automaton.matches(in: ["甲", "乙", "丙"], range: -3..<9)) == [[0, 3, 0]])
        #expect(automaton.matches(in: ["甲", "乙", "丙"], range: 2..<2).isEmpty)
    }

    @Test("payloads have 32 bits", arguments: MatchPolicy.allCases) func payloads(policy: MatchPolicy) throws {
        var set = PatternSet()
        set.append(["甲"], payload: UInt32.max)
        set.append(["乙"], payload: 0x8000_0000)
        let automaton = try PatternAutomaton(set, policy: policy)
        #expect(automaton.matches(in: ["甲", "乙"]).map(\.payload) == [UInt32.max, 0x8000_0000])
        #expect(automaton.payload(ofPattern: ["乙"] as [Unicode.Scalar]) == 0x8000_0000)
    }

    @Test("every pattern that begins at a place, shortest first") func prefixes() throws {
        let automaton = try Self.automaton(["说", "说明", "说明书", "明"])
        var ends: [Int] = []
        automaton.forEachPattern(at: 1, in: Array("他说明书".unicodeScalars)) { end, _ in ends.append(end) }
        #expect(ends == [2, 3, 4])
        #expect(automaton.longestPattern(at: 1, in: Array("他说明".unicodeScalars))?.payload == 1)
        #expect(automaton.longestPattern(at: 0, in: Array("他说明".unicodeScalars)) == nil)
        #expect(automaton.longestPattern == 3)
        #expect(automaton.payload(ofPattern: [] as [Unicode.Scalar]) == nil)
        #expect(automaton.payload(ofPattern: "说明书".unicodeScalars) == 2)
        #expect(automaton.payload(ofPattern: "说书".unicodeScalars) == nil)
    }

    /// Texts of many windows, with patterns longer than any window.
    @Test("patterns and texts longer than a window", arguments: MatchPolicy.allCases)
    func windows(policy: MatchPolicy) throws {
        var generator = SeededGenerator(seed: 8)
        func string(_ count: Int) -> String {
            var view = String.UnicodeScalarView()
            for _ in 0..<count { view.append("ab𠮷".unicodeScalars.randomElement(using: &generator) ?? "a") }
            return String(view)
        }
        let long = (0..<6).map { string(1 << (2 * $0 + 1)) }
        let patterns = long.enumerated().map { place, text in
            NaiveMatcher.Pattern(text: text, payload: UInt32(place), rank: 0)
        }
        let pieces = (0..<12).map { _ in String(long.randomElement(using: &generator) ?? "") + string(3) }
        let text = pieces.joined() + String(long.last?.dropLast() ?? "")
        let scalars = Array(text.unicodeScalars)
        let automaton = try PatternAutomaton(PatternSet(patterns), policy: policy)
        #expect(automaton.matches(in: scalars) == NaiveMatcher(patterns).matches(in: scalars, policy: policy))
    }

    /// Each place of the text begins a way of 2,000 characters: read again from each, the text would take 4 · 10⁹ steps.
    @Test("long ways that lead to nothing are not read again", arguments: MatchPolicy.allCases)
    func hostile(policy: MatchPolicy) throws {
        let way = String(repeating: "啊", count: 2000)
        let text = Array(String(repeating: "啊", count: 2_000_000).unicodeScalars)
        let none = try Self.automaton([way + "甲"], policy)
        #expect(none.matches(in: text).isEmpty)
        let single = try Self.automaton([way + "甲", "啊"], policy)
        #expect(single.matches(in: text).count == text.count)
        let pair = try Self.automaton([way + "甲", way + "乙", "啊啊", "啊乙"], policy)
        let expected = policy == .allOverlapping ? text.count - 1 : text.count / 2
        #expect(pair.matches(in: text).count == expected)
    }

    @Test("so many characters have codes, and no more") func characters() throws {
        let scalars = (UInt32(0x20000)..<0x2FFFE).compactMap(Unicode.Scalar.init)
        var set = PatternSet()
        for (place, scalar) in scalars.enumerated() { set.append([scalar], payload: UInt32(place)) }
        let automaton = try PatternAutomaton(set, policy: .leftmostLongest)
        #expect(automaton.matches(in: scalars).map { Int($0.payload) } == Array(scalars.indices))
        set.append(["a"], payload: 0)
        #expect(throws: PatternMatchingError.tooManyCharacters(0xFFFF)) {
            try PatternAutomaton(set, policy: .leftmostLongest)
        }
    }
}
