import Segmentation
import TestSupport
import Testing

@Suite("The trie of codes")
struct CodeTrieTests {
    @Test("finds what a search of all patterns finds", arguments: 0..<60)
    func naive(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let codeCount = [3, 6, 40][Int(seed % 3)]
        func word(_ length: Int) -> [UInt16] {
            (0..<length).map { _ in UInt16.random(in: 1..<UInt16(codeCount), using: &generator) }
        }
        let patterns = Set((0..<200).map { _ in word(Int.random(in: 2...5, using: &generator)) })
            .sorted { $0.lexicographicallyPrecedes($1) }
        let trie = CodeTrie(sorted: patterns, codeCount: codeCount)
        let text = word(300)
        for start in text.indices {
            var found: [Int] = []
            trie.forEachPattern(at: start, in: text) { length, value in
                #expect(patterns[value - 1] == Array(text[start..<start + length]))
                found.append(value - 1)
            }
            let expected = patterns.indices.filter { text[start...].starts(with: patterns[$0]) }
            #expect(found == expected.sorted { patterns[$0].count < patterns[$1].count })
        }
    }

    @Test("nothing is found of no patterns") func empty() {
        let trie = CodeTrie(sorted: [], codeCount: 9)
        trie.forEachPattern(at: 0, in: [1, 2, 3]) { _, _ in Issue.record("found a pattern") }
    }
}
