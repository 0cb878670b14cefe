import AlignedText
import Lexicons
import Segmentation
import TestSupport
import Testing

@Suite("Words")
struct WordSegmenterTests {
    private static let segmenter = Result { try WordSegmenter(lexicons: .standard(), fold: Folded.fold.get()) }

    private static func words(of text: String, fixed: [ScalarRange] = []) throws -> [ScalarRange] {
        let scalars = Array(text.unicodeScalars)
        let readable = ReadableText(repaired: AlignedText(source: scalars), folded: try Folded.scalars(text))
        return try segmenter.get().words(in: readable, fixed: fixed)
    }

    @Test(
        "plain words are found in either script",
        arguments: [
            ("北京的学生", ["北京", "的", "学生"]), ("經濟發展", ["經濟", "發展"]), ("Meta 2024", ["Meta", " ", "2024"]),
        ])
    func plain(text: String, words: [String]) throws {
        let scalars = Array(text.unicodeScalars)
        #expect(try Self.words(of: text).map { String(scalars: scalars[$0]) } == words)
    }

    @Test("a name that is given is one word") func fixed() throws {
        let words = try Self.words(of: "他见到爱德华多先生", fixed: [3..<7])
        #expect(words.contains(3..<7))
    }

    @Test("names beyond the text or without length change nothing") func badNames() throws {
        #expect(try Self.words(of: "大桥", fixed: [1..<1, 0..<9]) == Self.words(of: "大桥"))
        #expect(try Self.words(of: "", fixed: [0..<1]).isEmpty)
    }

    @Test("words cover the text without gaps", arguments: 0..<40)
    func cover(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let text = texts.text(pieces: 60)
        var reached = 0
        for word in try Self.words(of: text) {
            #expect(word.lowerBound == reached && !word.isEmpty)
            reached = word.upperBound
        }
        #expect(reached == text.unicodeScalars.count)
    }
}
