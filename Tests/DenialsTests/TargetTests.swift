import Bianyan
import Testing

@Suite("What is denied")
struct TargetTests {
    /// How a text tells what is denied, the text, and the claim; nil where the text holds none.
    private static let cases: [(way: String, text: String, claim: String?)] = [
        ("behind the cue", "市政府否认老桥将被拆除。", "老桥将被拆除"), ("behind the cue", "市政府否認舊橋將被拆除。", "舊橋將被拆除"),
        ("before its head noun", "市政府否认了老桥将被拆除的说法。", "老桥将被拆除"),
        ("before its head noun", "市政府否認了舊橋將被拆除的說法。", "舊橋將被拆除"),
        ("a rumour in the sentence before", "网传东湖区将停水三天。东湖区水务局否认这一说法。", "东湖区将停水三天"),
        ("a rumour in the sentence before", "網傳東湖區將停水三天。東湖區水務局否認這一說法。", "東湖區將停水三天"),
        ("a report in the sentence before", "有媒体报道称，老桥下个月将被拆除。市政府否认了上述报道。", "老桥下个月将被拆除"),
        ("a report in the sentence before", "有媒體報導，舊橋下個月將被拆除。市政府否認該報導。", "舊橋下個月將被拆除"),
        ("nowhere", "市政府否认了这一说法。", nil), ("nowhere", "市政府否認這一說法。", nil), ("nowhere", "水务局对此予以否认。", nil),
    ]

    @Test("the claim is found where the text tells it", arguments: cases)
    func claims(way: String, text: String, claim: String?) throws {
        try Self.check(Reading(text), claim: claim)
    }

    /// Clear cases that the analyzer still gets wrong; one that it gets right fails here and belongs above.
    private static let knownFailures: [(way: String, text: String, claim: String?)] = [
        ("behind the cue, without the words of time", "林岚否认曾经收受礼金。", "收受礼金"),
        ("behind the cue, without the words of time", "林嵐否認曾經收受禮金。", "收受禮金"),
        ("fronted and quoted", "针对网传“老桥将被拆除”的消息，市政府予以否认。", "老桥将被拆除"),
        ("fronted and quoted", "針對網傳「舊橋將被拆除」的消息，市政府予以否認。", "舊橋將被拆除"),
        ("quoted in the sentence before", "有网民发帖称：“老桥下个月就要被拆除了。”市政府否认这一说法。", "老桥下个月就要被拆除了"),
        ("quoted in the sentence before", "有網民發文稱：「舊橋下個月就要被拆除了。」市政府否認這一說法。", "舊橋下個月就要被拆除了"),
    ]

    @Test("known failures", arguments: knownFailures)
    func failures(way: String, text: String, claim: String?) throws {
        let reading = try Reading(text)
        withKnownIssue { try Self.check(reading, claim: claim) }
    }

    private static func check(_ reading: Reading, claim: String?) throws {
        let targets = try #require(reading.targets.first)
        #expect(reading.targets.count == 1)
        #expect(targets.first == claim)
    }

    @Test("a claim lies in the statement that it names, and the first is required", arguments: cases)
    func places(way: String, text: String, claim: String?) throws {
        let analysis = try Reading(text).analysis
        for denial in analysis.denials {
            #expect(denial.targets.first.map(\.isRequired) ?? true)
            #expect(denial.confidence >= 0 && denial.confidence <= 1)
            for target in denial.targets {
                let statement = analysis.statements[target.statement].range
                #expect(statement.clamped(to: target.range) == target.range)
                #expect(target.confidence >= 0 && target.confidence <= 1)
            }
        }
    }

    @Test("a heading is never what is denied") func heading() throws {
        let analysis = try Reading("老桥下月拆除\n网传老桥下月将被拆除。市政府否认这一说法。").analysis
        for target in analysis.denials.flatMap(\.targets) {
            #expect(!analysis.statements[target.statement].isHeading)
        }
    }
}
