import AlignedText
import Lexicons
import PatternMatching
import TestSupport
import Testing

@testable import Mentions

@Suite("The words that a text is cut into for the tagger")
struct NameWordsTests {
    private static let classes = NameWords.classes

    /// A list of words with their classes and levels.
    private func words(_ list: [(String, String, Int)]) -> NameWords {
        var payloads: [UInt32: UInt16] = [:]
        for (word, kind, level) in list {
            let number = UInt16((Self.classes.firstIndex(of: kind) ?? 0) + 1)
            let scalars = word.scalarArray
            payloads[NameWords.hash(of: scalars[...]), default: 0] |= number | UInt16(level) << 4
            if scalars.count >= 2 {
                let prefix = NameWords.hash(of: scalars[..<2])
                let reach = max(payloads[prefix, default: 0] >> 10, UInt16(scalars.count))
                payloads[prefix] = payloads[prefix, default: 0] & 0x3FF | reach << 10
            }
        }
        return NameWords(entries: payloads.map(NameWords.Entry.init).sorted { $0.hash < $1.hash })
    }

    private func units(of text: String, words: NameWords) throws -> NameUnits {
        let reader = try NameUnitReader(lexicons: LexiconDirectory.standard(), fold: ScalarFold(mapping: []))
        let scalars = text.scalarArray
        return reader.units(
            of: scalars, folded: ScalarFold(mapping: []).fold(scalars), known: [],
            vocabulary: NameVocabulary(entries: []), words: words)
    }

    /// The words that the codes tell of, with a bar between them.
    private func cut(_ text: String, _ words: NameWords) throws -> String {
        let units = try units(of: text, words: words)
        var cut = ""
        for (unit, scalar) in zip(0..<units.count, text.unicodeScalars) {
            if unit > 0, NameWords.isStart(units.words[unit]) { cut += "|" }
            cut.unicodeScalars.append(scalar)
        }
        return cut
    }

    @Test("are the cheapest, not the longest from the left")
    func cheapest() throws {
        let list = words([
            ("河水", "noun", 30), ("水位", "noun", 30), ("位置", "noun", 40), ("河", "noun", 40), ("水", "noun", 40),
            ("位", "noun", 45), ("置", "verb", 55), ("河水位", "noun", 63),
        ])
        #expect(try cut("河水位置", list) == "河水|位置")
        #expect(try cut("河水位", list) == "河|水位" || cut("河水位", list) == "河水位")
        #expect(try cut("甲河水，河水", list) == "甲|河水|，|河水")
    }

    @Test("of more than two characters are met by way of their first two")
    func longer() throws {
        let list = words([("水务管理局", "organization", 50), ("水务", "noun", 40)])
        let units = try units(of: "青水务管理局", words: list)
        #expect(units.words[1...].map { Int($0) / Int(NameWords.placeCount) } == [12, 12, 12, 12, 12])
        #expect(units.wordHashes[0] == 0)
        #expect(Set(units.wordHashes[1...]).count == 1)
    }

    @Test("say which of their kinds are common words")
    func common() {
        let list = words([("雨水", "noun", 40), ("青河", "place", 40), ("两岸", "position", 40)])
        #expect(list.isCommon("雨水".scalarArray[...]))
        #expect(!list.isCommon("青河".scalarArray[...]))
        #expect(list.isCommon("两岸".scalarArray[...]))
        #expect(!list.isCommon("河青".scalarArray[...]))
    }

    @Test("cover every unit: what begins a word follows what ends one, whatever the text")
    func covers() throws {
        let list = words([("甲乙", "noun", 20), ("乙丙丁", "verb", 20), ("丁甲", "person", 25), ("甲乙丙丁甲", "place", 60)])
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<300 {
            let letters = ["甲", "乙", "丙", "丁", "，", "a", " "]
            let text = (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
                letters.randomElement(using: &generator)
            }.joined()
            let units = try units(of: text, words: list)
            #expect(units.words.count == units.count && units.wordHashes.count == units.count)
            for unit in 0..<units.count {
                let ends = unit == 0 || NameWords.isEnd(units.words[unit - 1])
                #expect(ends == NameWords.isStart(units.words[unit]))
            }
        }
    }
}
