import AlignedText
import TextRepair
import Testing

@Suite("A reading behind a character")
struct PinyinResidueTests {
    static let residues = [
        RepairCase("據(jù)報道", "據報道"),
        RepairCase("網絡(luò)安全", "網絡安全"),
        RepairCase("數(shù)據(jù)顯示，企業(yè)發(fā)現(xiàn)漏洞", "數據顯示，企業發現漏洞"),
        // A neutral tone, and one of a character's other readings, where the text is full of residues.
        RepairCase("他們(men)據(jù)說現(xiàn)在創(chuàng)業(yè)", "他們據說現在創業"),
        RepairCase("企業(yè)聯(lián)合發(fā)行，頭發(fà)", "企業聯合發行，頭發"),
        // Tone marks as combining characters.
        RepairCase("業(ye\u{300})務", "業務"),
    ]

    @Test("is removed where it is the reading of that character", arguments: residues)
    func removed(_ test: RepairCase) throws {
        #expect(try Repairing.repaired(test.damaged) == test.repaired)
    }

    static let notes = [
        "漢(abc)漢", "愛(agape)的概念", "第(i)段與第(ii)段", "或(b)該分支機構", "武曌（zhào）是女皇", "叕(zhuó)字少見",
        "六(lù)安在安徽", "單（shàn）縣", "他(ta)來了", "阿(A)股", "據(shù)當", "據()報", "據(jù", "(jù)", "重(chóng)慶",
    ]

    @Test("is left where it is a note, a word, an item or another character's reading", arguments: notes)
    func kept(_ text: String) throws {
        #expect(try Repairing.plan(text).edits.isEmpty)
    }

    @Test("stays with its character in the alignment")
    func alignment() throws {
        let text = "據(jù)報".scalarArray
        let repaired = try Repairing.repairer.get().plan(for: text).apply(to: text)
        #expect(repaired.alignment.sourceRange(of: 0..<1) == 0..<5)
    }
}
