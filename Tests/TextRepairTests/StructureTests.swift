import AlignedText
import TextRepair
import Testing

@Suite("The order of a text")
struct StructureTests {
    static let closed = [
        RepairCase("他說：「我們的對手都很強!\n會議隨後結束。", "他說：「我們的對手都很強!」\n會議隨後結束。"),
        RepairCase("她问道：“这是真的吗？\n没有人回答。", "她问道：“这是真的吗？”\n没有人回答。"),
        RepairCase("他說：「大家注意『安全』！", "他說：「大家注意『安全』！」"),
        // Behind other damage a full stop is enough.
        RepairCase("據(jù)報，他說：「企業(yè)會發(fā)展。\n完。", "據報，他說：「企業會發展。」\n完。"),
    ]

    @Test("gets back the closing mark that a sentence lost", arguments: closed)
    func closes(_ test: RepairCase) throws {
        #expect(try Repairing.repaired(test.damaged) == test.repaired)
    }

    static let open = [
        // A quotation of several paragraphs, and one closed in a later line.
        "他說：「我們不會放棄！\n「明天還要繼續。」", "他說：「快走！\n大家一起走！\n別回頭！」",
        // No sentence ends there; marks turned the wrong way; nothing but marks.
        "他說：「我們的對手", "他说：“你好。“然后走了！", "「「「「！", "他說：「明天見。",
    ]

    @Test("keeps quotations that may go on", arguments: open)
    func keeps(_ text: String) throws {
        #expect(try Repairing.plan(text).edits.isEmpty)
    }

    @Test("says what else a lost byte may have eaten")
    func alternatives() throws {
        let edit = try #require(try Repairing.plan("他說：「我們的對手都很強!\n").edits.first)
        #expect(edit.kind == .lostBracket && edit.range.isEmpty && edit.alternatives == ["。」"])
    }

    static let cut = [
        RepairCase(
            "公司把原來的研究部門拆成了四個小組(基礎、應用、產品、設施),\n各組由不同的主管負責。",
            "公司把原來的研究部門拆成了四個小組(基礎、應用、產品、設施),各組由不同的主管負責。"),
        RepairCase(
            "市长在新闻发布会上宣布了今年的三项重点工作，\r\n\r\n　　包括修路、种树和治理河道。",
            "市长在新闻发布会上宣布了今年的三项重点工作，包括修路、种树和治理河道。"),
    ]

    @Test("joins the lines that a sentence was cut into", arguments: cut)
    func joins(_ test: RepairCase) throws {
        #expect(try Repairing.repaired(test.damaged) == test.repaired)
        #expect(try Repairing.kinds(test.damaged) == [.cutLine])
    }

    static let whole = [
        "床前明月光，\n疑是地上霜。", "市长在新闻发布会上宣布了今年的三项重点工作，\n一、修路工程今年内全部完成。",
        "市长在新闻发布会上宣布了今年的三项重点工作，\n重点工作解读", "今天宣布。\n明天執行。",
        "int a[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9,\n 10 };",
    ]

    @Test("keeps lines that are meant to be lines", arguments: whole)
    func keepsLines(_ text: String) throws {
        #expect(try Repairing.plan(text).edits.isEmpty)
    }
}
