import AlignedText
import ICU
import TestSupport
import TextRepair
import Testing

@Suite("A run of GBK out of step")
struct ByteShiftTests {
    /// Sentences of our own, in both scripts.
    static let sentences = [
        "市政府昨天公布了新的交通方案。居民表示，這項計劃為老城區帶來了希望。",
        "记者从会议上了解到，今年的粮食产量比去年有所增加。专家认为，这与天气有关。",
        "公司發言人說，產品將在下個月上市。因為需求很大，工廠已經開始加班。",
        "他在采访中承认，团队遇到了困难。可能是因为经费不足，项目被迫推迟。",
    ]

    /// What a reader gets who misses the byte at `place`; malformed bytes are dropped, as many readers do.
    private func losing(_ place: Int, of text: String) throws -> String {
        let converter = try CharsetConverter("GB18030")
        var bytes = try #require(converter.encode(text.scalarArray))
        bytes.remove(at: place)
        return String(scalars: try converter.decode(bytes).scalars)
    }

    @Test("that begins with a lost first byte of a full stop is read in step again", arguments: sentences)
    func lostStop(_ sentence: String) throws {
        let text = "背景 A 很長，" + sentence
        let converter = try CharsetConverter("GB18030")
        let before = try #require(text.unicodeScalars.firstIndex(of: "。"))
        let place = try #require(converter.encode(text.unicodeScalars[..<before].map(\.self))).count
        let damaged = try losing(place, of: text)
        #expect(damaged != text)
        let repaired = try Repairing.repaired(damaged)
        // The last mark of the line went with its last byte, so only what can be known is compared.
        #expect(repaired.unicodeScalars.dropLast(2).elementsEqual(text.unicodeScalars.dropLast(2)), "\(repaired)")
        #expect(try Repairing.kinds(damaged).contains(.byteShift))
    }

    @Test("is found though a full-width mark in it was folded to ASCII")
    func folded() throws {
        let text = "營收沒有增長了?赡苁且驗檫@家公司的產品不行。"
        #expect(try Repairing.repaired(text) == "營收沒有增長了。可能是因為這家公司的產品不行。")
    }

    @Test("ends where the reader stumbles over a byte that leads nothing", arguments: ["", "\u{FFFD}"])
    func endsAtByte80(_ mark: String) throws {
        let text = "他說，我每個月都要還清這筆貸款"
        let converter = try CharsetConverter("GB18030")
        var bytes = try #require(converter.encode(text.scalarArray))
        bytes.remove(at: 4)
        // 個 ends with the byte 0x80, behind which the reading is in step again.
        let damaged = try converter.decode(bytes).scalars.split(
            separator: "\u{FFFD}", omittingEmptySubsequences: false
        ).joined(separator: mark.scalarArray)
        #expect(damaged.elementsEqual(text.unicodeScalars) == false)
        #expect(try Repairing.repaired(String(scalars: damaged)) == text)
    }

    static let rare = [
        "贍養費與贍養人的義務，檫樹與樟樹。", "饕餮、魑魅魍魎、踟躕、躑躅、囹圄、齟齬。", "鑫淼焱垚犇，喆昉玥珺。",
        "甲醛、乙醚、苯胺、哌嗪、呋喃、吡啶、嘌呤。", "瓻瓿甓，簠簋罍卣。", "龘靐齉齾爩。", "これは日本語の文章です。",
        "한국어 기사입니다.", "╔══╗ ║表║ ╚══╝",
    ]

    @Test("is never seen in clean text, however rare its characters", arguments: rare)
    func clean(_ text: String) throws {
        #expect(try Repairing.plan(text).edits.isEmpty)
    }

    @Test("leads back to the whole of the run")
    func alignment() throws {
        let text = "營收沒有增長了?赡苁且驗檫@家公司的產品不行。".scalarArray
        let repaired = try Repairing.repairer.get().plan(for: text).apply(to: text)
        #expect(repaired.alignment.sourceRange(of: 8..<9) == 7..<14)
    }
}
