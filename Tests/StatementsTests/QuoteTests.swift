import Bianyan
import Testing

@Suite("What quotation marks are for")
struct QuoteTests {
    /// What is written, whether the words are somebody's, and the kinds that they may be (any, where none is named).
    private static let cases: [(text: String, isAttributable: Bool, kinds: [Quote.Kind])] = [
        ("何平说：“大桥下周就会通车，请大家放心。”", true, [.direct]),
        ("何平說：「大橋下週就會通車，請大家放心。」", true, [.direct]),
        ("“大桥下周就会通车。”何平说。", true, [.direct]),
        ("「大橋下週就會通車。」何平說。", true, [.direct]),
        ("何平批评对手“根本不懂得工程管理”。", true, [.mixed, .direct]),
        ("何平批評對手「根本不懂得工程管理」。", true, [.mixed, .direct]),
        ("所谓“专家”其实从未上过大学。", false, [.scare]),
        ("所謂「專家」其實從未上過大學。", false, [.scare]),
        ("公司上月成立了“应用研究”团队。", false, []),
        ("公司上月成立了「應用研究」團隊。", false, []),
        ("这个词意为“待确定”。", false, [.gloss]),
        ("這個詞意為「待確定」。", false, [.gloss]),
        ("新船取名“长风号”。", false, [.name]),
        ("新船取名「長風號」。", false, [.name]),
        ("她人称“铁娘子”。", false, [.nickname]),
    ]

    @Test("words that somebody said, and other uses of the marks", arguments: cases)
    func kinds(text: String, isAttributable: Bool, kinds: [Quote.Kind]) throws {
        let quotes = try Reading(text).analysis.quotes
        #expect(quotes.count == 1)
        let quote = try #require(quotes.first)
        #expect(quote.kind.isAttributable == isAttributable)
        #expect(kinds.isEmpty || kinds.contains(quote.kind))
    }

    /// Clear cases that the analyzer still gets wrong; one that it gets right fails here and belongs above.
    private static let knownFailures: [(text: String, isAttributable: Bool, kinds: [Quote.Kind])] = [
        ("她人稱「鐵娘子」。", false, [.nickname])
    ]

    @Test("known failures", arguments: knownFailures)
    func failures(text: String, isAttributable: Bool, kinds: [Quote.Kind]) throws {
        let quotes = try Reading(text).analysis.quotes
        withKnownIssue {
            let quote = try #require(quotes.first)
            #expect(quote.kind.isAttributable == isAttributable)
            #expect(kinds.isEmpty || kinds.contains(quote.kind))
        }
    }

    private static let speakers: [(text: String, speaker: String)] = [
        ("何平说：“大桥下周就会通车。”", "何平"), ("「大橋下週就會通車。」何平說。", "何平"),
        ("交通局局长何平表示：“大桥下周就会通车。”", "交通局局长何平"),
    ]

    @Test("who speaks the words", arguments: speakers)
    func speaker(text: String, speaker: String) throws {
        let analysis = try Reading(text).analysis
        #expect(analysis.quotes.map { $0.speaker.map { analysis.text(of: analysis.sources[$0].range) } } == [speaker])
    }

    @Test("an inner quotation has its own entry, and the voice of the outer one") func nested() throws {
        let quotes = try Reading("何平说：“他昨天大声喊了三遍‘停下来别走了’，没有人听。”").analysis.quotes
        #expect(quotes.count == 2)
        #expect(quotes.allSatisfy { $0.isClosed })
        if let inner = quotes.last, inner.kind.isAttributable { #expect(inner.speaker == quotes.first?.speaker) }
    }

    @Test("an unclosed quotation says so and ends in its line") func unclosed() throws {
        let analysis = try Reading("何平说：“大桥下周通车。\n记者没有再问。").analysis
        // Repair may put the lost mark back; then it is an edit, and the quotation is closed.
        let quote = try #require(analysis.quotes.first)
        #expect(quote.isClosed == analysis.repairs.contains { $0.kind == .lostBracket })
        #expect(analysis.text(of: quote.range).hasPrefix("“大桥下周通车。"))
        #expect(!analysis.text(of: quote.range).contains("记者"))
    }

    @Test("titles in 《》 and headings in 【】 are no quotations") func titles() throws {
        #expect(try Reading("【大桥通车】他读了《长风》，很高兴。").analysis.quotes.isEmpty)
    }
}
