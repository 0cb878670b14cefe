import Bianyan
import TestSupport
import Testing

@testable import Exports

@Suite("CoNLL-U")
struct CoNLLUDocumentsTests {
    private static func analysis(of text: String) throws -> Analysis {
        try Shared.analysis(of: text, options: .init(listsTokens: true))
    }

    private static func lines(of analysis: Analysis) -> [String] {
        String(decoding: CoNLLUDocuments().article(analysis, number: 1), as: UTF8.self)
            .unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String(String.UnicodeScalarView($0)) }
    }

    @Test("a damaged word is whole in FORM, as it came in Source, and at its place") func damage() throws {
        let lines = Self.lines(of: try Self.analysis(of: "😀據報(bào)道，北京下雪。"))
        let word = try #require(lines.first { $0.contains("Source=") })
        let fields = word.split(separator: "\t").map(String.init)
        #expect(!fields[1].contains("("))
        #expect(fields[9].contains("(bào)"))
        #expect(lines.contains { $0.hasPrefix("# text = 😀") })
    }

    @Test("a name carries its entity and its type") func names() throws {
        let lines = Self.lines(of: try Self.analysis(of: "北京下雪。"))
        #expect(lines.contains { $0.contains("\t北京\t") && $0.contains("NER=B-place") && $0.contains("Entity=e1") })
    }

    @Test("ten fields a row, words in order at their places, FORMs that make up the text", arguments: 0..<30)
    func rows(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let analysis = try Self.analysis(of: texts.text(pieces: 60))
        var end = 0
        var words = 0
        var text = ""
        for line in Self.lines(of: analysis) where !line.isEmpty && !line.hasPrefix("#") || line.contains("\t") {
            let fields = line.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false)
                .map { String(String.UnicodeScalarView($0)) }
            try #require(fields.count == 10, "\(line)")
            #expect(fields.allSatisfy { !$0.isEmpty })
            let misc = Dictionary(
                fields[9].split(separator: "|").map { part in
                    (String(part.prefix { $0 != "=" }), String(part.drop { $0 != "=" }.dropFirst()))
                }, uniquingKeysWith: { first, _ in first })
            let start = try #require(misc["start_char"].flatMap { Int($0) })
            let stop = try #require(misc["end_char"].flatMap { Int($0) })
            #expect(end <= start && start < stop && stop <= analysis.text.count)
            if misc["Source"] == nil {
                #expect(analysis.text[start..<stop].elementsEqual(fields[1].unicodeScalars))
            }
            end = stop
            words += 1
            text += fields[1]
        }
        let expected = (analysis.tokens ?? []).filter { !analysis.text[$0.range].allSatisfy(\.properties.isWhitespace) }
        #expect(words == expected.count)
    }

    @Test("words have SpaceAfter=No where no white space follows, sentences' last ones too") func spaces() throws {
        let lines = Self.lines(of: try Self.analysis(of: "北京下雪。OK then 上海下雨。")).filter { $0.contains("\t") }
        func isJoined(_ word: String) -> Bool? {
            lines.first { $0.contains("\t\(word)\t") }.map { $0.contains("SpaceAfter=No") }
        }
        #expect(isJoined("北京") == true)
        #expect(isJoined("。") == true)
        #expect(isJoined("OK") == false)
        #expect(lines.last?.contains("SpaceAfter=No") == false)
    }

    @Test("an article without words gives nothing") func empty() throws {
        #expect(CoNLLUDocuments().article(try Self.analysis(of: " \n"), number: 1).isEmpty)
    }
}
