import Bianyan
import Testing

/// Guideline section 6: what holds words of denial and denies nothing. The numbers are the guideline's; 8 and 9 are
/// denials with a status and a kind, and stand in the tests of denials.
@Suite("The traps: no denial")
struct TrapTests {
    private static let cases: [(trap: Int, text: String)] = [
        (1, "有报道称云帆科技将裁员三成。云帆科技发言人对此不予置评。"),
        (1, "有報導稱雲帆科技將裁員三成。雲帆科技發言人未予置評。"),
        (1, "网传滨河中学将停办。校方表示无可奉告。"),
        (1, "網傳濱河中學將停辦。校方拒絕評論。"),
        (2, "有媒体报道称，青禾银行正与对手商谈合并。截至发稿，青禾银行尚未回应。"),
        (2, "有媒體報導，青禾銀行正與對手商談合併。截至發稿，青禾銀行未回應。"),
        (2, "网友质疑这家餐厅使用过期食材，餐厅负责人没有回应记者的询问。"),
        (2, "網友質疑這家餐廳使用過期食材，記者多次致電，餐廳負責人的電話無人接聽。"),
        (3, "有传闻称林岚将离任。林岚并不否认这一说法。"),
        (3, "有傳聞稱林嵐將離任。林嵐並不否認這一說法。"),
        (3, "记者追问他是否收过礼金，周立不得不承认确有此事。"),
        (3, "記者追問他是否收過禮金，周立對此不置可否。"),
        (4, "不可否认，这座城市的房价已经涨得太快。"),
        (4, "無可否認，這座城市的房價已經漲得太快。"),
        (4, "毋庸置疑，新的规定会影响不少家庭。"),
        (4, "不容否認，新的規定會影響不少家庭。"),
        (5, "没有人否认，这项工程拖延了三年。"),
        (5, "沒有人否認，這項工程拖延了三年。"),
        (5, "公司管理层难以否认，产品的质量下滑了。"),
        (5, "無人否認這支球隊的實力。"),
        (6, "如果厂方否认这一指控，工会将公布更多录音。"),
        (6, "如果廠方否認這一指控，工會將公布更多錄音。"),
        (6, "记者问他是否否认有关指控。"),
        (6, "記者問他會否否認有關指控。"),
        (6, "议员要求市政府澄清有关传闻。"),
        (6, "議員敦促市政府儘快闢謠。"),
        (7, "网上流传一段视频，其内容未经证实。"),
        (7, "網上流傳一段影片，其內容未經證實。"),
        (7, "有消息称双方已经签约，本报无法核实这一说法。"),
        (7, "有消息稱雙方已經簽約，本報無法獨立核實這一說法。"),
        (10, "他从未真正到岗，手下没有任何团队可管。"),
        (10, "他從未真正到崗，手下沒有任何團隊可管。"),
        (10, "这家店没有窗户，也没有招牌。"),
        (10, "這家店沒有窗戶，也沒有招牌。"),
        (11, "公司一再强调业绩良好，潜台词就是说，这些离职并不代表内部有问题。"),
        (11, "公司一再強調業績良好，潛台詞就是說，這些離職並不代表內部有問題。"),
        (11, "董事长的沉默，仿佛在说这次亏损并不意味着战略失败。"),
        (11, "董事長的沉默，彷彿在說這次虧損並不意味著策略失敗。"),
        (12, "这家公司的野心可不是一般的大。"),
        (12, "這家公司的野心可不是一般的大。"),
        (12, "外界的担心未必是空穴来风。"),
        (12, "外界的擔心未必是空穴來風。"),
    ]

    @Test("words of denial that deny nothing", arguments: cases)
    func traps(trap: Int, text: String) throws {
        let reading = try Reading(text)
        #expect(reading.denialCues.isEmpty)
        #expect(!reading.labels.contains(.denial))
    }

    @Test("every trap is there in two wordings of both scripts") func completeness() {
        let known = Set([1, 2, 3, 4, 5, 6, 7, 10, 11, 12])
        #expect(Set(allTraps) == known)
        #expect(known.allSatisfy { trap in allTraps.count { $0 == trap } >= 4 })
    }

    private var allTraps: [Int] { Self.cases.map(\.trap) }
}
