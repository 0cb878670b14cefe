import AlignedText
import Lexicons
import Segmentation
import TestSupport
import Testing

@Suite("Words by the trained model")
struct TrainedSegmenterTests {
    private static let weights = Result { try SegmenterWeights(lexicons: .standard()) }
    private static let segmenter = Result { try TrainedSegmenter(weights: weights.get()) }

    private static func words(of text: String, by segmenter: TrainedSegmenter) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return segmenter.words(in: scalars).map { String(scalars: scalars[$0]) }
    }

    private static func words(of text: String, standard: WordStandard = .default) throws -> [String] {
        words(of: text, by: try TrainedSegmenter(weights: weights.get(), standard: standard))
    }

    @Test(
        "plain words in either script and any width",
        arguments: [
            "榕城 的 新 大桥 昨天 通车", "榕城 的 新 大橋 昨天 通車", "市民 们 很 高兴 ， 记者 也 很 高兴 。", "他 买 了 １２ 张 票",
            "他 买 了 12 张 票", "增长 3.5%",
        ])
    func plain(text: String) throws {
        #expect(try Self.words(of: text.filter { $0 != " " }).joined(separator: " ") == text)
    }

    @Test(
        "standards differ",
        arguments: [
            (WordStandard.default, "王小明 来 了"), (.pku, "王 小明 来 了"), (.msr, "王小明 来 了"), (.as, "王小明 來 了"),
            (.cityu, "王小明 來 了"),
        ])
    func standards(standard: WordStandard, text: String) throws {
        #expect(try Self.words(of: text.filter { $0 != " " }, standard: standard).joined(separator: " ") == text)
    }

    @Test(
        "what is no Chinese",
        arguments: [
            ("Meta 2024", ["Meta", " ", "2024"]), ("他用iPhone打电话", ["他", "用", "iPhone", "打电话"]),
            ("大桥😀😀", ["大桥", "😀", "😀"]),
            ("👨‍👩‍👧来了", ["👨‍👩‍👧", "来", "了"]), ("大桥สวัสดี", ["大桥", "สวัสดี"]),
            ("见http://a.cn/b.c?d=1。", ["见", "http://a.cn/b.c?d=1", "。"]), ("写信到li@a.cn吧", ["写信", "到", "li@a.cn", "吧"]),
        ])
    func other(text: String, words: [String]) throws {
        #expect(try Self.words(of: text) == words)
    }

    @Test(
        "the user's words are whole, whatever stands in them",
        arguments: [
            ("a桥 b", "过a桥 b了", ["过", "a桥 b", "了"]), ("！？", "好！？走", ["好", "！？", "走"]),
            ("的新", "榕城的新大桥", ["榕城", "的新", "大桥"]),
            ("C++", "学c++吧", ["学", "c++", "吧"]), ("大橋昨", "大桥昨天", ["大桥昨", "天"]),
        ])
    func userWords(word: String, text: String, words: [String]) throws {
        let segmenter = try TrainedSegmenter(
            weights: Self.weights.get(), userWords: [word, ""], fold: Folded.fold.get())
        #expect(Self.words(of: text, by: segmenter) == words)
        let bytes = Array(text.utf8)
        #expect(segmenter.words(inUTF8: bytes).map { String(decoding: bytes[$0], as: UTF8.self) } == words)
    }

    @Test("names that are given are one word each, and stand above the user's words") func fixed() throws {
        let text = "他见到爱德华多先生"
        let source = AlignedText(source: Array(text.unicodeScalars))
        let readable = ReadableText(repaired: source, folded: try Folded.scalars(text))
        let segmenter = try TrainedSegmenter(weights: Self.weights.get(), userWords: ["到爱德"])
        let words = segmenter.words(in: readable, fixed: [3..<7])
        #expect(words.contains(3..<7))
        #expect(segmenter.words(in: readable).contains(2..<5))
        #expect(segmenter.words(in: readable, fixed: [2..<2, 8..<99]) == segmenter.words(in: readable))
    }

    @Test("words cover the text without gaps, from scalars and from bytes alike", arguments: 0..<60)
    func cover(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let text = texts.text(pieces: 60)
        let scalars = Array(text.unicodeScalars)
        let segmenter = try Self.segmenter.get()
        let words = segmenter.words(in: scalars)
        #expect(words.flatMap { Array($0) } == Array(scalars.indices))
        let bytes = Array(text.utf8)
        let fromBytes = segmenter.words(inUTF8: bytes)
        #expect(fromBytes.flatMap { Array($0) } == Array(bytes.indices))
        #expect(
            fromBytes.map { String(decoding: bytes[$0], as: UTF8.self) } == words.map { String(scalars: scalars[$0]) })
    }

    @Test("hostile texts are covered, too", arguments: HostileText.all)
    func hostile(text: HostileText) throws {
        let bytes = text.bytes(count: 100_000)
        var reached = 0
        for word in try Self.segmenter.get().words(inUTF8: bytes) {
            try #require(word.lowerBound == reached && !word.isEmpty)
            reached = word.upperBound
        }
        #expect(reached == bytes.count)
    }

    @Test("a long line is cut as its parts are, across the blocks that are worked on") func blocks() throws {
        let part = "榕城的新大桥昨天通车，市民们很高兴。"
        let once = try Self.words(of: part)
        let often = try Self.words(of: String(repeating: part, count: 400))
        #expect(often == Array(repeating: once, count: 400).flatMap(\.self))
        // A word longer than a block.
        let letters = String(repeating: "ab", count: 3000)
        #expect(try Self.words(of: "桥" + letters + "桥") == ["桥", letters, "桥"])
    }

    @Test("nothing is made of nothing") func empty() throws {
        #expect(try Self.segmenter.get().words(in: []).isEmpty)
        #expect(try Self.segmenter.get().words(inUTF8: []).isEmpty)
    }
}
