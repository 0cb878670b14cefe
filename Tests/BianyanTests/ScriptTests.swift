import Bianyan
import TestSupport
import Testing

@Suite("Both scripts are read alike")
struct ScriptTests {
    private static let pairs: [(hans: String, hant: String)] = [
        (
            "网传榕城将停水三天。水务局发言人林树否认这一说法。",
            "網傳榕城將停水三天。水務局發言人林樹否認這一說法。"
        ),
        (
            "大桥昨天上午正式通车。交通局局长何平说：“大家等了五年。”",
            "大橋昨天上午正式通車。交通局局長何平說：「大家等了五年。」"
        ),
        (
            "据江城晚报报道，水库已经见底。\n水务局回应称，供水一切正常，请市民放心。\n记者未能联系上林树。",
            "據江城晚報報道，水庫已經見底。\n水務局回應稱，供水一切正常，請市民放心。\n記者未能聯繫上林樹。"
        ),
        (
            "警方表示，两名男子涉嫌盗窃。两人否认控罪，案件下周再审。",
            "警方表示，兩名男子涉嫌盜竊。兩人否認控罪，案件下週再審。"
        ),
    ]

    @Test("the same article gives the same statements, labels and modes", arguments: pairs)
    func labels(hans: String, hant: String) throws {
        let analyzer = try Shared.analyzer.get()
        let (simplified, traditional) = (analyzer.analysis(of: hans), analyzer.analysis(of: hant))
        #expect(simplified.statements.map(\.range) == traditional.statements.map(\.range))
        #expect(simplified.statements.map(\.label) == traditional.statements.map(\.label))
        #expect(simplified.statements.map(\.mode) == traditional.statements.map(\.mode))
        #expect(simplified.sources.map(\.range) == traditional.sources.map(\.range))
        #expect(simplified.sources.map(\.kind) == traditional.sources.map(\.kind))
        #expect(simplified.quotes.map(\.kind) == traditional.quotes.map(\.kind))
        #expect(simplified.denials.map(\.cue) == traditional.denials.map(\.cue))
        #expect(simplified.denials.map(\.isOfficial) == traditional.denials.map(\.isOfficial))
        #expect(
            simplified.denials.map(\.targets).map { $0.map(\.range) }
                == traditional.denials.map(\.targets).map { $0.map(\.range) })
        #expect(simplified.flags.map(\.claim) == traditional.flags.map(\.claim))
    }

    @Test("the verdict on the script", arguments: pairs)
    func verdict(hans: String, hant: String) throws {
        let analyzer = try Shared.analyzer.get()
        #expect(analyzer.analysis(of: hans).script.verdict == .hans)
        #expect(analyzer.analysis(of: hant).script.verdict == .hant)
    }

    @Test("normalized text stands in the script that is wished", arguments: pairs)
    func normalized(hans: String, hant: String) throws {
        let analyzer = try Shared.analyzer.get()
        #expect(analyzer.analysis(of: hans).normalized.scalars == Array(hans.unicodeScalars))
        let kept = analyzer.analysis(of: hant, options: .init(script: .keep, repair: .none))
        #expect(kept.normalized.scalars == Array(hant.unicodeScalars))
    }
}
