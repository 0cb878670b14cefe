import Bianyan
import Exports
import TestSupport
import Testing

@Suite("An analyzer never changes")
struct SharingTests {
    private static let texts: [String] = {
        var texts = RandomText(seed: 77)
        return (0..<8).map { _ in texts.text(pieces: 60) } + [
            "网传榕城将停水三天。水务局发言人林树否认这一说法：“供水正常。”", "據(jù)晨報報道,水庫\n已經見底。水務局發言人何秋說:「這不是事實。」",
        ]
    }()

    private static func record(of text: String, by analyzer: Analyzer) -> [UInt8] {
        AnalysisJSON().record(of: analyzer.analysis(of: text, id: "a", options: .init(listsTokens: true)))
    }

    @Test("the same text gives the same record again, from another analyzer too") func repeated() throws {
        let analyzer = try Shared.analyzer.get()
        let other = try Analyzer()
        for text in Self.texts {
            let first = Self.record(of: text, by: analyzer)
            #expect(Self.record(of: text, by: analyzer) == first)
            #expect(Self.record(of: text, by: other) == first)
        }
    }

    @Test("bytes and the string that they spell give the same but for what is known of the bytes")
    func stringsAndBytes() throws {
        let analyzer = try Shared.analyzer.get()
        for text in ["水务局否认停水。", "他說：「好。」", "e\u{301}😀"] {
            let fromBytes = try analyzer.analysis(of: Array(text.utf8), id: "a")
            let fromString = analyzer.analysis(of: text, id: "a")
            #expect(fromBytes.text == fromString.text)
            #expect(fromBytes.statements == fromString.statements)
            #expect(fromBytes.origin.sha256 == fromString.origin.sha256)
            #expect(fromBytes.origin.byteCount == text.utf8.count)
        }
    }

    @Test("many tasks share one analyzer") func shared() async throws {
        let analyzer = try Shared.analyzer.get()
        let expected = Self.texts.map { Self.record(of: $0, by: analyzer) }
        let results = await withTaskGroup(of: (Int, [UInt8]).self) { group in
            for round in 0..<4 * Self.texts.count {
                let index = round % Self.texts.count
                group.addTask { (index, Self.record(of: Self.texts[index], by: analyzer)) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 4 * Self.texts.count)
        for (index, record) in results { #expect(record == expected[index]) }
    }

    @Test("an id that is not given is the SHA-256 of the bytes") func identity() throws {
        let analysis = try Shared.analyzer.get().analysis(of: Array("abc".utf8))
        #expect(analysis.id == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(analysis.origin.sha256 == analysis.id)
    }

    @Test("a charset that does not exist is an error, and the only one") func charset() throws {
        #expect(throws: AnalysisError.self) {
            try Shared.analyzer.get().analysis(of: Array("好".utf8), encoding: "no-such-charset")
        }
    }

    @Test("tokens are listed when they are asked for") func tokens() throws {
        let analyzer = try Shared.analyzer.get()
        #expect(analyzer.analysis(of: "大桥通车。").tokens == nil)
        #expect(analyzer.analysis(of: "大桥通车。", options: .init(listsTokens: true)).tokens?.isEmpty == false)
    }
}
