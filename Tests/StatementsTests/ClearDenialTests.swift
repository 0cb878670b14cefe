import Bianyan
import Testing

@Suite("Clear denials")
struct ClearDenialTests {
    /// What is written, words of the phrase that names the denier, and whether it speaks for a body or in an office.
    private static let cases: [(text: String, denier: String, isOfficial: Bool)] = [
        ("网传东湖区将停水三天。东湖区水务局否认这一说法。", "水务局", true),
        ("有媒体报道称，海星航空即将破产。海星航空发言人周妍否认了该报道。", "周妍", true),
        ("外交部发言人何秋断然否认双方达成秘密协议。", "何秋", true),
        ("针对网传“地铁六号线停运”的消息，江城地铁公司辟谣称，列车运行正常。", "江城地铁公司", true),
        ("江城市公安局通报称，网传“多人失踪”为谣言。", "江城市公安局", true),
        ("歌手宋知予否认与经纪公司解约。", "宋知予", false),
        ("当事人的律师郑凯否认其当事人曾到过现场。", "郑凯", false),
        ("蓝鲸汽车官方发文称，有关召回的传闻不属实。", "蓝鲸汽车", true),
        ("对于离婚传闻，演员江一苇矢口否认。", "江一苇", false),
        ("市教育局回应称，取消中考的说法是谣言。", "市教育局", true),
        ("国防部发言人驳斥了有关军机越界的报道。", "国防部发言人", true),
        ("有传言称自来水会传播该病毒。卫健委表示，这一说法毫无根据。", "卫健委", true),
        ("邻居王女士否认曾经投诉噪音。", "王女士", false),
        ("网传某校食堂使用变质猪肉。校方发布声明称，上述内容不属实。", "校方", true),
        ("網傳港鐵將全面加價。港鐵公司否認有關傳聞。", "港鐵公司", true),
        ("總統府發言人柯文昭否認總統將出訪。", "柯文昭", true),
        ("針對「校長涉貪」的報導，校方嚴正否認。", "校方", true),
        ("市府新聞局長許國維駁斥有關報導，強調絕無此事。", "許國維", true),
        ("勞動部澄清，網路流傳的「全面調薪」為假消息。", "勞動部", true),
        ("被告的妻子否認曾經見過該名男子。", "妻子", false),
        ("警方否認曾向示威者開槍。", "警方", true),
        ("對於外界質疑，該公司執行長林哲宇否認挪用公款。", "林哲宇", true),
        ("球員李昊否認打假球。", "李昊", false),
        ("食藥署表示，該產品致癌的說法不實。", "食藥署", true),
        ("軍方發言人否認部隊已撤離邊境。", "軍方發言人", true),
        ("鄰居王太太否認曾投訴噪音。", "王太太", false),
        ("有媒體報導兩黨將合作。民生黨發言人吳潔否認有此安排。", "吳潔", true),
        ("藝人方婷的經理人否認她已懷孕。", "經理人", false),
    ]

    @Test("one denial, its denier, and whether it is official", arguments: cases)
    func denials(text: String, denier: String, isOfficial: Bool) throws {
        try Self.check(Reading(text), denier: denier, isOfficial: isOfficial)
    }

    private static func check(_ reading: Reading, denier: String, isOfficial: Bool) throws {
        try #require(reading.denialCues.count == 1)
        #expect(reading.labels.count { $0 == .denial } == 1)
        #expect(reading.denier?.contains(denier) == true)
        #expect(reading.analysis.denials.first?.isOfficial == isOfficial)
    }
}
