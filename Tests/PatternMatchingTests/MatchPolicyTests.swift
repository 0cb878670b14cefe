import PatternMatching
import TestSupport
import Testing

/// How random patterns and texts are made.
struct PatternShape: CustomTestStringConvertible, Sendable {
    var alphabet: String
    var patterns: ClosedRange<Int>
    var lengths: ClosedRange<Int>
    var text: ClosedRange<Int>

    var testDescription: String { "\(patterns) patterns of \(lengths) over \(alphabet)" }
}

@Suite("The policies of matching")
struct MatchPolicyTests {
    @Test("every occurrence, by its end, the longest first", arguments: PolicyCases.overlapping)
    func overlapping(_ one: PolicyCase) throws { try one.check(.allOverlapping) }

    @Test("the longest from each place, going on behind it", arguments: PolicyCases.longest)
    func longest(_ one: PolicyCase) throws { try one.check(.leftmostLongest) }

    @Test("the preferred from each place, going on behind it", arguments: PolicyCases.first)
    func first(_ one: PolicyCase) throws { try one.check(.leftmostFirst) }

    @Test("the preferred anywhere, then what it leaves", arguments: PolicyCases.priority)
    func priority(_ one: PolicyCase) throws { try one.check(.nonOverlappingByPriority) }

    static let shapes = [
        PatternShape(alphabet: "a", patterns: 0...5, lengths: 1...30, text: 0...80),
        PatternShape(alphabet: "ab", patterns: 0...12, lengths: 0...6, text: 0...80),
        PatternShape(alphabet: "ab", patterns: 1...8, lengths: 1...40, text: 0...300),
        PatternShape(alphabet: "a甲𠮷", patterns: 0...30, lengths: 1...5, text: 0...80),
        PatternShape(alphabet: "甲乙丙丁戊己庚辛壬癸é𪚥bc", patterns: 100...400, lengths: 1...4, text: 50...300),
    ]

    @Test("the same as comparing every pattern at every place", arguments: shapes, MatchPolicy.allCases)
    func random(_ shape: PatternShape, _ policy: MatchPolicy) throws {
        var generator = SeededGenerator(seed: 5)
        let alphabet = Array(shape.alphabet.unicodeScalars)
        func string(_ lengths: ClosedRange<Int>) -> String {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: lengths, using: &generator) {
                view.append(alphabet.randomElement(using: &generator) ?? "甲")
            }
            return String(view)
        }
        for _ in 0..<60 {
            let patterns = (0..<Int.random(in: shape.patterns, using: &generator)).map { place in
                NaiveMatcher.Pattern(
                    text: string(shape.lengths), payload: UInt32(place),
                    rank: UInt32.random(in: 0...3, using: &generator))
            }
            let naive = NaiveMatcher(patterns)
            let automaton = try PatternAutomaton(PatternSet(patterns), policy: policy)
            for _ in 0..<4 {
                // Some texts are made of patterns, so that long ones occur too.
                var text = string(shape.text)
                if Bool.random(using: &generator) {
                    for pattern in patterns.shuffled(using: &generator).prefix(6) {
                        text += pattern.text.unicodeScalars.dropLast().map(String.init).joined()
                        text += pattern.text
                    }
                }
                let scalars = Array(text.unicodeScalars)
                try #require(automaton.matches(in: scalars) == naive.matches(in: scalars, policy: policy), "\(text)")
            }
        }
    }
}
