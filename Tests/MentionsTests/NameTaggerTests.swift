import AlignedText
import Foundation
import Lexicons
import PatternMatching
import TestSupport
import Testing

@testable import Mentions

@Suite("The name tagger")
struct NameTaggerTests {
    private static let fold = ScalarFold(mapping: [("說", "说"), ("記", "记"), ("稱", "称")])

    private func readable(_ text: String) -> ReadableText {
        let scalars = text.scalarArray
        return ReadableText(repaired: AlignedText(source: scalars), folded: Self.fold.fold(scalars))
    }

    /// Articles of our own invention, as lines of a guideline corpus.
    private func corpus() throws -> String {
        var lines: [String] = []
        let surnames = ["郝", "冼", "谭", "邝", "佟", "褚"]
        let given = ["河川", "山野", "明月", "秋声", "远帆", "青禾"]
        for (first, surname) in surnames.enumerated() {
            for second in given.indices where (first + second) % 3 != 0 {
                let name = surname + given[second]
                let text = "村民\(name)说，今天的雨很大。"
                let mention: [String: Any] = ["start": 2, "end": 5, "type": "person", "form": "name"]
                let data = try JSONSerialization.data(withJSONObject: ["id": name, "text": text, "mentions": [mention]])
                lines.append(String(decoding: data, as: UTF8.self))
                let plain = try JSONSerialization.data(
                    withJSONObject: ["id": "x", "text": "今天的雨很大，村里没有人出门。", "mentions": [] as [Any]])
                lines.append(String(decoding: plain, as: UTF8.self))
            }
        }
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("names-\(UUID().uuidString).jsonl")
            .path
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test("learns names that it has not seen from what stands around them, the same each time")
    func learns() throws {
        let path = try corpus()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let lexicons = try LexiconDirectory.standard()
        let trainer = try NameTaggerTrainer(lexicons: lexicons, fold: Self.fold)
        let weights = try #require(trainer.train(corpora: [path], parts: []).weights[.guideline])
        #expect(try trainer.train(corpora: [path], parts: []).weights[.guideline] == weights)
        let tagger = try NameTagger(lexicons: lexicons, fold: Self.fold, weights: weights, file: "weights")
        let found = tagger.names(in: readable("村民谭青禾說，今天的雨很大。"), known: [], links: []).names
        #expect(found.map(\.range) == [2..<5])
        #expect(found.map(\.type) == [.person])
        #expect(tagger.names(in: readable("村民谭青禾说，今天的雨很大。"), known: [], links: [0..<7]).names.isEmpty)
    }

    @Test("names a corpus that cannot be read, and the line that is at fault")
    func corpusFaults() throws {
        let missing = #expect(throws: MentionsError.self) { try NameCorpus(path: "/nowhere/a.jsonl") }
        #expect(missing?.description.contains("/nowhere/a.jsonl") == true)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("bad-\(UUID().uuidString).jsonl").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let lines = #"{"text": "雨", "mentions": []}"# + "\n" + #"{"text": "雨", "mentions": [{"start": 0, "end": 9}]}"#
        try lines.write(toFile: path, atomically: true, encoding: .utf8)
        let outside = #expect(throws: MentionsError.self) { try NameCorpus(path: path) }
        #expect(outside?.description.contains(":2:") == true)
    }

    @Test("cuts a text into units that lie in order, apart and inside it")
    func units() throws {
        let reader = try NameUnitReader(lexicons: LexiconDirectory.standard(), fold: Self.fold)
        let vocabulary = NameVocabulary(entries: [])
        var generator = SeededGenerator(seed: 5)
        let letters: [Unicode.Scalar] = ["村", "A", "b", "7", " ", "。", "·", "《", "》", "😀", "\n", "ｚ", "王"]
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 0...30, using: &generator)).compactMap { _ in
                letters.randomElement(using: &generator)
            }
            let units = reader.units(
                of: text, folded: Self.fold.fold(text), known: [], vocabulary: vocabulary,
                words: NameWords(entries: []))
            var last: Int32 = 0
            for unit in 0..<units.count {
                #expect(units.starts[unit] >= last && units.ends[unit] > units.starts[unit])
                // Only a space between Latin words is left out.
                for place in last..<units.starts[unit] { #expect(text[Int(place)] == " ") }
                last = units.ends[unit]
            }
            #expect(Int(last) == text.count)
        }
        let latin = "Anna Bell说".scalarArray
        let units = reader.units(
            of: latin, folded: Self.fold.fold(latin), known: [], vocabulary: vocabulary,
            words: NameWords(entries: []))
        #expect(units.starts == [0, 5, 9])
        #expect(units.units(of: 5..<9) == 1..<2)
        #expect(units.units(of: 4..<5) == nil)
    }

    @Test("finds names that lie in order, apart and inside any text")
    func anyText() throws {
        let lexicons = try LexiconDirectory.standard()
        let finder = try MentionFinder(lexicons: lexicons, fold: Self.fold)
        var generator = SeededGenerator(seed: 9)
        let pieces = [
            "北京", "大学", "王", "小明", "说", "，", "。", "(", ")", "下称", "Anna", " ", "Bell", "·", "《", "》", "总统", "中国", "法",
            "\n",
        ]
        for _ in 0..<150 {
            let text = (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
                pieces.randomElement(using: &generator)
            }.joined()
            let findings = finder.findings(in: readable(text), links: [])
            var end = 0
            for mention in findings.mentions {
                #expect(mention.range.lowerBound >= end && !mention.range.isEmpty)
                end = mention.range.upperBound
                #expect(mention.confidence > 0 && mention.confidence <= 1.001)
                if let entity = mention.entity { #expect(findings.entities.indices.contains(entity)) }
            }
            #expect(end <= text.unicodeScalars.count)
            // Entities stand in the order of their first mentions.
            var seen = 0
            for entity in findings.mentions.compactMap(\.entity) {
                #expect(entity <= seen)
                seen = max(seen, entity + 1)
            }
        }
    }
}
