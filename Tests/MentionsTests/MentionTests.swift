import AlignedText
import Lexicons
import Mentions
import PatternMatching
import Testing

@Suite("Mentions")
struct MentionTests {
    private static let finder = Result { () throws -> (MentionFinder, ScalarFold) in
        let fold = ScalarFold(mapping: [("紮", "扎")])
        return (try MentionFinder(lexicons: LexiconDirectory.standard(), fold: fold), fold)
    }

    private func names(in text: String) throws -> [(text: String, entity: Int?)] {
        let (finder, fold) = try Self.finder.get()
        let scalars = text.scalarArray
        let readable = ReadableText(repaired: AlignedText(source: scalars), folded: fold.fold(scalars))
        return finder.findings(in: readable, links: []).mentions.map {
            (String(scalars: scalars[$0.range]), $0.entity)
        }
    }

    @Test("of one person under several names have one entity")
    func aliases() throws {
        let found = try names(in: "扎克伯格说，Meta 不会停下。小扎随后离开。")
        let person = found.first { $0.text == "扎克伯格" }
        #expect(person != nil)
        #expect(found.first { $0.text == "小扎" }?.entity == person?.entity)
    }

    @Test("of Latin names are whole words")
    func wholeWords() throws {
        #expect(try names(in: "Metadata 和 Metaphor").allSatisfy { $0.text != "Meta" })
    }

    @Test("of a person by a nickname that the article gives are that person's")
    func nicknames() throws {
        let found = try names(in: "扎克伯格（人称“铁头哥”）昨日露面。铁头哥没有说话。")
        let person = found.first { $0.text == "扎克伯格" }
        #expect(found.filter { $0.text == "铁头哥" }.map(\.entity) == [person?.entity, person?.entity])
    }

    @Test("end somewhere, however long a line goes on")
    func endless() throws {
        for letter in ["Ab ", "王", "·", "集团"] {
            let found = try names(in: String(repeating: letter, count: 5000))
            #expect(found.allSatisfy { $0.text.count <= 200 })
        }
    }
}
