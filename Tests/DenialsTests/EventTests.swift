import Bianyan
import Testing

@Suite("The event of denying")
struct EventTests {
    private static let statuses: [(text: String, status: Denial.Status)] = [
        ("水务局否认将停水。", .standing), ("水務局否認將停水。", .standing),
        ("陈岳此前否认收受礼金，昨天在庭上改口承认。", .withdrawn), ("陳岳早前否認收受禮金，昨日在庭上改口承認。", .withdrawn),
        ("该公司起初否认发生泄漏，后来承认确有泄漏。", .withdrawn), ("該公司起初否認發生洩漏，後來承認確有洩漏。", .withdrawn),
        ("市政府上月曾经否认将拆除老桥。老桥的栏杆近日重新油漆。", .past), ("市政府早前否認將拆除舊橋。舊橋的欄杆近日重新油漆。", .past),
    ]

    @Test("whether it still holds", arguments: statuses)
    func status(text: String, status: Denial.Status) throws {
        #expect(try Reading(text).analysis.denials.map(\.status) == [status])
    }

    private static let kinds: [(text: String, kind: Denial.TargetKind)] = [
        ("被告方立在庭上否认控罪。", .charge), ("被告方立在庭上否認控罪。", .charge),
        ("检方指控方立挪用公款。方立否认指控。", .charge), ("檢方指控方立挪用公款。方立否認指控。", .charge),
        ("网传东湖区将停水。水务局否认这一说法。", .report), ("網傳東湖區將停水。水務局否認這一說法。", .report),
    ]

    @Test("whether a charge or a report is denied", arguments: kinds)
    func kind(text: String, kind: Denial.TargetKind) throws {
        #expect(try Reading(text).analysis.denials.map(\.targetKind) == [kind])
    }

    @Test("what is listed is asserted and denies", arguments: statuses.map(\.text) + kinds.map(\.text))
    func listed(text: String) throws {
        let analysis = try Reading(text).analysis
        for denial in analysis.denials {
            #expect(denial.polarity == .denies)
            #expect(denial.reality == .asserted)
            let statement = analysis.statements[denial.statement]
            #expect(statement.label == .denial)
            #expect(statement.range.clamped(to: denial.cue) == denial.cue)
        }
    }
}

@Suite("Flags: official denials that stand against what others report")
struct FlagTests {
    /// A text, and how many flags it raises.
    private static let cases: [(reason: String, text: String, count: Int)] = [
        ("an official denial of a rumour", "网传东湖区将停水三天。东湖区水务局否认这一说法。", 1),
        ("an official denial of a rumour", "網傳東湖區將停水三天。東湖區水務局否認這一說法。", 1),
        ("an official denial of a report", "有媒体报道称，老桥下个月将被拆除。市政府否认了上述报道。", 1),
        ("an official denial of a report", "有媒體報導，舊橋下個月將被拆除。市政府否認該報導。", 1),
        ("a private person denies", "网传歌手宋知予将退出乐坛。歌手宋知予否认这一说法。", 0),
        ("a private person denies", "網傳歌手宋知予將退出樂壇。歌手宋知予否認這一說法。", 0),
        ("the denier's own words", "水务局局长林树说，水库已经见底。水务局局长林树随后否认这一说法。", 0),
        ("no claim in the text", "市政府否认了这一说法。", 0), ("no claim in the text", "市政府否認這一說法。", 0),
        ("the claim is told by the denial alone", "市政府否认老桥将被拆除。", 0),
        ("withdrawn", "网传老桥将被拆除。市政府此前否认这一说法，昨天改口承认。", 0),
        ("past", "网传老桥将被拆除。市政府上月曾否认这一说法。", 0),
        ("nothing is denied", "网传老桥将被拆除。市政府对此不予置评。", 0),
    ]

    @Test("which denials raise one", arguments: cases)
    func flags(reason: String, text: String, count: Int) throws {
        #expect(try Reading(text).flaggedClaims.count == count)
    }

    @Test("a flag keeps to its definition", arguments: cases)
    func definition(reason: String, text: String, count: Int) throws {
        let analysis = try Reading(text).analysis
        for flag in analysis.flags {
            let denial = analysis.denials[flag.denial]
            #expect(denial.isOfficial && denial.reality == .asserted && denial.status == .standing)
            #expect(denial.targets.contains { $0.statement == flag.claim })
            let claim = analysis.statements[flag.claim]
            #expect(claim.label == .reportedFact || claim.label == .quote)
            #expect(claim.source == nil || claim.source != denial.denier)
            #expect(flag.confidence >= 0 && flag.confidence <= 1)
        }
    }
}
