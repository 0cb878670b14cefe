import Bianyan
import Testing

@Suite("What a statement does")
struct LabelTests {
    private static let cases: [(text: String, label: Statement.Label)] = [
        ("大桥昨天上午正式通车。", .reportedFact),
        ("大橋昨天上午正式通車。", .reportedFact),
        ("气象局表示，明天将有大雨。", .reportedFact),
        ("氣象局表示，明天將有大雨。", .reportedFact),
        ("何平说：“大桥下周就会通车，请大家放心。”", .quote),
        ("何平說：「大橋下週就會通車，請大家放心。」", .quote),
        ("水务局否认将停水。", .denial),
        ("水務局否認將停水。", .denial),
        ("这简直是天大的笑话，实在令人失望！", .commentary),
        ("這簡直是天大的笑話，實在令人失望！", .commentary),
    ]

    /// Labels depend on the article, and the weights are learnt on articles: the case stands in the midst of one.
    private static func labels(of text: String) throws -> Set<Statement.Label> {
        let before = "江城晚报讯 江城市的老桥建于1958年，全长三百二十米。"
        let after = "老桥去年完成了一次检修。桥头有一座公园，每天有许多市民散步。"
        let analysis = try Reading(before + "\n" + text + "\n" + after).analysis
        let start = (before + "\n").unicodeScalars.count
        let range = start..<(start + text.unicodeScalars.count)
        return Set(analysis.statements.filter { $0.range.overlaps(range) }.map(\.label))
    }

    @Test("clear cases", arguments: cases)
    func labels(text: String, label: Statement.Label) throws {
        #expect(try Self.labels(of: text) == [label])
    }

    /// Clear cases that the analyzer still gets wrong; one that it gets right fails here and belongs above.
    private static let knownFailures: [(text: String, label: Statement.Label)] = [
        ("https://example.com/news/2024/a.html", Statement.Label.none)
    ]

    @Test("known failures", arguments: knownFailures)
    func failures(text: String, label: Statement.Label) throws {
        let labels = try Self.labels(of: text)
        withKnownIssue { #expect(labels == [label]) }
    }

    @Test("the confidence is the score of the label, and scores lie between 0 and 1", arguments: cases)
    func scores(text: String, label: Statement.Label) throws {
        for statement in try Reading(text).analysis.statements {
            #expect(statement.confidence == statement.scores[statement.label])
            #expect(statement.scores.values.allSatisfy { $0 >= 0 && $0 <= 1 })
        }
    }

    @Test("a denial names the cue that makes it one, inside itself") func cue() throws {
        let analysis = try Reading("水务局否认将停水。").analysis
        let statement = try #require(analysis.statements.first)
        #expect(statement.cues.contains { $0.function == .denial && analysis.text(of: $0.range) == "否认" })
        #expect(statement.cues.allSatisfy { statement.range.contains($0.range.lowerBound) })
    }

    private static let headings: [(text: String, isHeading: [Bool])] = [
        ("【榕城全市停水三天整】昨天起停水。", [true, false]), ("榕城全市停水三天\n昨天起停水。", [true, false]),
        ("昨天起停水。\n市民排队取水。", [false, false]), ("昨天起停水", [false]),
    ]

    @Test("headings", arguments: headings)
    func heading(text: String, isHeading: [Bool]) throws {
        #expect(try Reading(text).analysis.statements.map(\.isHeading) == isHeading)
    }

    private static let cuts: [(text: String, statements: [String])] = [
        ("大桥通车，市民很高兴。", ["大桥通车，市民很高兴。"]),
        ("网传大桥下月停用三个月，交通局否认这一说法。", ["网传大桥下月停用三个月，", "交通局否认这一说法。"]),
        ("何平说：“走。别停。”她没有动。", ["何平说：“走。别停。”", "她没有动。"]),
    ]

    @Test("a sentence is cut where label or source changes, and nowhere else", arguments: cuts)
    func cutting(text: String, statements: [String]) throws {
        let analysis = try Reading(text).analysis
        #expect(analysis.statements.map { analysis.text(of: $0.range) } == statements)
    }

    @Test("a statement over a cut line keeps its stretches apart") func cutLine() throws {
        let analysis = try Reading("水务局发言人昨天在会上对记者表示，全市的供水一切正常，\n请市民放心，水库里的水足够用到明年夏天，不必囤水。").analysis
        try #require(analysis.repairs.contains { $0.kind == .cutLine })
        let statement = try #require(analysis.statements.first)
        #expect(analysis.spans(of: statement.range).count == 2)
    }
}
