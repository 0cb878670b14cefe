import AlignedText
import ICU
import TextRepair
import Testing

@Suite("Text read in the wrong charset")
struct EncodingSlipTests {
    static let sentences = [
        "记者昨天从市政府了解到，新的图书馆将于明年春天开放。",
        "公司發言人表示，這項產品的價格不會上漲。",
        "会议讨论了“绿色能源”和《水法》的修改。",
    ]

    @Test("is read again: UTF-8 read as Latin-1", arguments: sentences)
    func latin(_ sentence: String) throws {
        let damaged = String(scalars: Array(sentence.utf8).map { Unicode.Scalar($0) })
        #expect(try Repairing.repaired("标题 " + damaged + " end") == "标题 " + sentence + " end")
        #expect(Set(try Repairing.kinds(damaged)) == [.byteShift])
    }

    @Test("leads every character back to its own bytes", arguments: sentences)
    func exact(_ sentence: String) throws {
        let damaged = sentence.utf8.map { Unicode.Scalar($0) }
        let text = try Repairing.repairer.get().plan(for: damaged).apply(to: damaged)
        var place = 0
        for (index, scalar) in sentence.unicodeScalars.enumerated() {
            let end = place + UTF8.width(scalar)
            #expect(text.alignment.sourceRange(of: index..<(index + 1)) == place..<end)
            place = end
        }
        #expect(place == damaged.count)
    }

    @Test("leads two characters of UTF-8 back to the three of GBK that they share")
    func shared() throws {
        let damaged = try CharsetConverter("GB18030").decode(Array("登录成功，请重试".utf8)).scalars
        let text = try Repairing.repairer.get().plan(for: damaged).apply(to: damaged)
        #expect(text.scalars.count == 8 && damaged.count == 12)
        for index in 0..<8 {
            let group = index / 2
            #expect(text.alignment.sourceRange(of: index..<(index + 1)) == (3 * group)..<(3 * group + 3))
        }
    }

    @Test("gets back Simplified forms in Simplified text, though the model shares their figures with Traditional ones")
    func script() throws {
        let damaged = String(scalars: try CharsetConverter("GB18030").decode(Array("报告公布了调查数据".utf8)).scalars)
        #expect(try Repairing.repaired(damaged) == "报告公布了调查数据")
    }

    @Test("is read again: UTF-8 read as Windows-1252, as far as that has the bytes")
    func windows() throws {
        #expect(try Repairing.repaired("ä¸\u{AD}å›½") == "中国")
        #expect(try Repairing.repaired("ä½ å¥½ï¼Œä¸–ç•Œ") == "你好，世界")
    }

    @Test("is read again: UTF-8 read as GBK, an even number of bytes")
    func gbk() throws {
        let damaged = String(
            scalars: try CharsetConverter("GB18030").decode(Array("登录成功，请重试".utf8)).scalars)
        #expect(try Repairing.repaired(damaged) == "登录成功，请重试")
    }

    @Test("gets back a byte that the reader lost if only one fits")
    func lone() throws {
        let lost = "叫全局数组".utf8
        let damaged = String(scalars: try CharsetConverter("GB18030").decode(Array(lost)).scalars)
        // The byte 0x80 of 局 leads no pair, so that ICU leaves U+FFFD for it.
        #expect(damaged.contains("\u{FFFD}"))
        #expect(try Repairing.repaired(damaged) == "叫全局数组")
        #expect(try Repairing.repaired("灞€鏁扮粍") == "局数组")
    }

    @Test("leaves U+FFFD for a character that could be many")
    func ambiguous() throws {
        let damaged = String(scalars: try CharsetConverter("GB18030").decode(Array("格式说明嚏".utf8)).scalars)
        let repaired = try Repairing.repaired(damaged)
        #expect(repaired.hasPrefix("格式说明"))
        #expect(!repaired.contains("嚏") || repaired == "格式说明嚏")
    }

    @Test("is read again: GBK read as Latin-1")
    func gbkAsLatin() throws {
        let bytes = try #require(try CharsetConverter("GB18030").encode("中国政府发言人说".scalarArray))
        let damaged = String(scalars: bytes.map { Unicode.Scalar($0) })
        #expect(try Repairing.repaired(damaged) == "中国政府发言人说")
    }

    @Test("stays marked where it was lost before")
    func lostTwice() throws {
        #expect(try Repairing.repaired("正文锟斤拷锟斤拷正文") == "正文\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}正文")
        let marked = try Repairing.plan("正文\u{FFFD}\u{FFFD}正文").edits
        #expect(marked.map(\.range) == [2..<4])
        // The scraps between belong to what is lost.
        #expect(try Repairing.plan("正文\u{FFFD}ҽZ\u{FFFD}W\u{FFFD}正文").edits.map(\.range) == [2..<8])
        #expect(marked.allSatisfy { $0.confidence == 0 && $0.replacement == ["\u{FFFD}", "\u{FFFD}"] })
    }

    static let clean = [
        "Café, déjà vu, naïve, Ångström, œuvre", "À côté de l'église Saint-Étienne", "¿Qué? ¡Sí! señor",
        "联通公司与移动公司", "ÄÖÜäöüß ÄÖÜ", "Zürich ÅÄÖ åäö", "±5% × 3 ÷ 2 §4 ¶", "“引号”—破折号…",
        "Привет, мир", "Ελληνικά",
    ]

    @Test("is not seen in text that was read right", arguments: clean)
    func untouched(_ text: String) throws {
        #expect(try Repairing.plan(text).edits.isEmpty)
    }
}
