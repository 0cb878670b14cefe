import AlignedText
import TextRepair
import Testing

@Suite("Noise in a text")
struct NoiseTests {
    static let cases = [
        // Entities and escapes.
        RepairCase("甲&amp;乙&lt;丙&gt;", "甲&乙<丙>"),
        RepairCase("甲&nbsp;乙", "甲\u{A0}乙"),
        RepairCase("甲&amp;nbsp;乙", "甲\u{A0}乙"),
        RepairCase("&#20013;&#x6587;&hellip;", "中文…"),
        RepairCase("&#147;中&#148;", "“中”"),
        RepairCase("\\u4e2d\\u6587\\ud83d\\ude00", "中文😀"),
        RepairCase("會議結束。\\n記者離開。\\r\\n完。", "會議結束。\n記者離開。\n完。"),
        RepairCase("關鍵詞 %E4%B8%AD%E6%96%87 搜尋", "關鍵詞 中文 搜尋"),
        // Controls and zero-width marks.
        RepairCase("甲\u{200B}乙\u{FEFF}丙\u{00AD}丁\u{202A}戊", "甲乙丙丁戊"),
        RepairCase("被稱作\u{1B}『盛會』\u{16}", "被稱作『盛會』"),
        RepairCase("甲\u{2028}乙", "甲\n乙"),
        RepairCase("中&#8203;文", "中文"),
        // Compatibility, radical and private-use forms.
        RepairCase("\u{F9CA}行\u{2F08}", "流行人"),
        RepairCase("\u{F0B7} 第一", "• 第一"),
        RepairCase("街坊在\u{ECD4}口", "街坊在𨋢口"),
    ]

    @Test("is removed or given its usual form", arguments: cases)
    func removed(_ test: RepairCase) throws {
        #expect(try Repairing.repaired(test.damaged) == test.repaired)
    }

    static let kept = [
        "AT&T;", "&unknown;", "&amp", "a=1&copy=2", "&#xFFFFFFFF;", "&#55555555555;", "C:\\notes\\u12", "\\u0041",
        "100%",
        "https://example.org/wiki/%E4%B8%AD%E6%96%87", "👨\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "甲\t乙\r\n丙",
    ]

    @Test("is not what only looks like it", arguments: kept)
    func keeps(_ text: String) throws {
        #expect(try Repairing.plan(text).edits.isEmpty)
    }

    @Test("is a joiner between Han only for those who match words")
    func joiners() throws {
        #expect(try Repairing.repaired("甲\u{200D}乙\u{200C}丙", .standard) == "甲乙丙")
        #expect(try Repairing.plan("甲\u{200D}乙\u{200C}丙", .cleaned).edits.isEmpty)
    }

    @Test("written in percent signs leads each character back to its own")
    func percent() throws {
        let text = "見 %E4%B8%AD%E6%96%87".scalarArray
        let repaired = try Repairing.repairer.get().plan(for: text).apply(to: text)
        #expect(repaired.alignment.sourceRange(of: 2..<3) == 2..<11)
        #expect(repaired.alignment.sourceRange(of: 3..<4) == 11..<20)
    }

    @Test("is marked and left where nobody knows what it was")
    func marks() throws {
        let edits = try Repairing.plan("表\u{F746}資料").edits
        #expect(edits.map(\.range) == [1..<2])
        #expect(edits.allSatisfy { $0.kind == .variant && $0.confidence == 0 && $0.replacement == ["\u{F746}"] })
    }
}

@Suite("Punctuation folded to half width")
struct WidthTests {
    static let cases = [
        RepairCase("他說:今天下雨,明天晴;後天呢?好!", "他說：今天下雨，明天晴；後天呢？好！"),
        RepairCase("使用 AI,然後休息。Meta,公司", "使用 AI，然後休息。Meta，公司"),
        RepairCase("會議(昨天)結束.\n下一段.", "會議（昨天）結束。\n下一段。"),
        RepairCase("真的?!是", "真的？！是"),
    ]

    @Test("is put back between Chinese when that is asked for", arguments: cases)
    func widens(_ test: RepairCase) throws {
        #expect(try Repairing.repaired(test.damaged, .cleaned) == test.repaired)
        #expect(try Repairing.plan(test.damaged, .standard).edits.isEmpty)
    }

    static let kept = [
        "Hello, world! (really?)", "比分3:0,共12,000人", "https://example.org/a?b=c,d", "崔西.烏嫚", "Labs (MSL)", "等等...",
        "1.5",
    ]

    @Test("stays where the text is Latin or a number", arguments: kept)
    func keeps(_ text: String) throws {
        #expect(try Repairing.repaired(text, .cleaned) == text.replacing("0,共", with: "0，共"))
    }
}
