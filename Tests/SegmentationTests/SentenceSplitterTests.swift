import AlignedText
import Segmentation
import TestSupport
import Testing

@Suite("Sentences")
struct SentenceSplitterTests {
    /// Each case is its sentences as they stand in the text; what is between them is white space.
    private static let cases: [(name: String, text: String, sentences: [String])] = [
        ("nothing", "", []), ("white space alone", " \n\u{3000}\t\n", []),
        ("one without a mark", "大桥通车", ["大桥通车"]),
        ("full stops", "大桥通车。市民很高兴。", ["大桥通车。", "市民很高兴。"]),
        ("half-width and full-width marks of question and exclamation", "通车了？真的！好?是!", ["通车了？", "真的！", "好?", "是!"]),
        ("runs of marks are one end", "真的？！太好了！！！走吧。。。", ["真的？！", "太好了！！！", "走吧。。。"]),
        ("ellipsis and comma end nothing", "他想了想……走了，没回头。", ["他想了想……走了，没回头。"]),
        ("a semicolon ends nothing", "桥通车；路没通。", ["桥通车；路没通。"]),
        ("line breaks end sentences", "大桥通车\n市民很高兴\n", ["大桥通车", "市民很高兴"]),
        ("blank lines and indents are in none", "大桥通车。\n\n\u{3000}\u{3000}市民很高兴。", ["大桥通车。", "市民很高兴。"]),
        ("line ends of Windows", "大桥通车。\r\n市民很高兴\r\n", ["大桥通车。", "市民很高兴"]),
        ("closing marks stay with their sentence", "（大桥通车。）市民很高兴。", ["（大桥通车。）市民很高兴。"]),
        ("nothing is cut inside closed quotation marks", "他说：“走。别停。快！”然后走了。", ["他说：“走。别停。快！”", "然后走了。"]),
        ("the same in corner marks", "他說：「走。別停。快！」然後走了。", ["他說：「走。別停。快！」", "然後走了。"]),
        ("what leans on a quotation stays with it", "“走！”、“停！”的喊声不断。", ["“走！”、“停！”的喊声不断。"]),
        ("a comma behind a quotation goes on", "“走。”，他说。", ["“走。”，他说。"]),
        ("a stop inside and outside the marks is one end", "他说“走！”。她没动。", ["他说“走！”。", "她没动。"]),
        ("nested quotations", "他说：“她喊‘停！’了。”我信。", ["他说：“她喊‘停！’了。”", "我信。"]),
        ("nothing is cut inside brackets and titles", "大桥（见图。左）和《走！》都好。完。", ["大桥（见图。左）和《走！》都好。", "完。"]),
        ("decimals", "增长3.5%，到12.8万。完。", ["增长3.5%，到12.8万。", "完。"]),
        ("links", "见http://a.cn/b.c:80/d的图。完。", ["见http://a.cn/b.c:80/d的图。", "完。"]),
        ("marks inside links", "见http://a.cn/b?c=1!d的图。完。", ["见http://a.cn/b?c=1!d的图。", "完。"]),
        ("a mark behind a link", "见www.a.cn!完。", ["见www.a.cn!", "完。"]),
        ("addresses", "请写信到li.ming@a.cn。完。", ["请写信到li.ming@a.cn。", "完。"]),
        ("items of lists", "1. 大桥通车。\n（二）市民高兴\n• 完", ["1. 大桥通车。", "（二）市民高兴", "• 完"]),
        ("a Latin full stop ends nothing", "他在U.S. Steel工作。", ["他在U.S. Steel工作。"]),
        ("a heading in marks at a line's start is a sentence", "【榕城全市停水三天整】昨天起停水。", ["【榕城全市停水三天整】", "昨天起停水。"]),
        ("a short label in such marks is none", "【速报】昨天起停水。", ["【速报】昨天起停水。"]),
        ("such marks inside a line end nothing", "他写了【榕城全市停水三天整】这个标题。", ["他写了【榕城全市停水三天整】这个标题。"]),
        ("an unclosed mark hinders no cut", "他说：“走。停。\n她没动。", ["他说：“走。", "停。", "她没动。"]),
        ("a closing mark without an opener stays left", "走了！」他笑。", ["走了！」", "他笑。"]),
        ("marks alone", "。！？", ["。！？"]),
    ]

    private static func sentences(of text: String) throws -> [ScalarRange] {
        let folded = try Folded.scalars(text)
        return SentenceSplitter().sentences(in: folded, marks: PairedMarkScanner().pairs(in: folded))
    }

    @Test("where they begin and end", arguments: cases)
    func cutting(name: String, text: String, sentences: [String]) throws {
        let scalars = Array(text.unicodeScalars)
        #expect(try Self.sentences(of: text).map { String(scalars: scalars[$0]) } == sentences)
    }

    @Test("they are in order and hold every scalar that is not white space", arguments: 0..<40)
    func cover(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let text = texts.text(pieces: 60)
        let scalars = Array(text.unicodeScalars)
        var reached = 0
        for sentence in try Self.sentences(of: text) {
            #expect(sentence.lowerBound >= reached && !sentence.isEmpty)
            #expect(scalars[reached..<sentence.lowerBound].allSatisfy { $0.properties.isWhitespace || $0.value < 0x20 })
            reached = sentence.upperBound
        }
        #expect(scalars[reached...].allSatisfy { $0.properties.isWhitespace || $0.value < 0x20 })
    }
}
