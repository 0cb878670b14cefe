import AlignedText
import ScriptConversion
import Testing

internal import Foundation

@Suite("A word that decides a conversion")
struct WordBoundaryTests {
    /// The sentences that `tools/conversion_boundaries.py` also gives to OpenCC.
    static func sentences() throws -> [[String]] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("tools/conversion_boundaries.tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
            .map { $0.split(separator: "\t").map(String.init) }
    }

    @Test("does not match across the words of the text")
    func staysInsideWords() throws {
        let sentences = try Self.sentences()
        #expect(sentences.count >= 60)
        for sentence in sentences where sentence.count == 3 {
            let target = try #require(ConversionTarget(rawValue: sentence[0]))
            #expect(try converted(sentence[1], to: target) == sentence[2])
        }
    }
}
