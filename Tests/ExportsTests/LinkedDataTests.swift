import Bianyan
import TestSupport
import Testing

@testable import Exports

@Suite("Web Annotation, Label Studio and schema.org")
struct LinkedDataTests {
    private static let article = "😀网传东湖区将停水三天。东湖区水务局否认这一说法。據報(bào)道，北京下雪。"

    private static func tree(_ writer: some AnalysisWriter, of text: String) throws -> JSONTree {
        try JSONTree(parsing: writer.document([try Shared.analysis(of: text)]))
    }

    private static func slice(_ text: [Unicode.Scalar], _ start: JSONTree, _ end: JSONTree) throws -> String {
        String(scalars: text[(try #require(start.integer))..<(try #require(end.integer))])
    }

    @Test("positions and quotations of an annotation say the same", arguments: 0..<15)
    func selectors(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let text = seed == 0 ? Self.article : texts.text(pieces: 60)
        let scalars = try Shared.analysis(of: text).text
        var count = 0
        for item in try Self.tree(WebAnnotations(), of: text)["items"].elements {
            for place in [item["target"]] + item["body"].elements where !place["selector"].elements.isEmpty {
                let (position, quote) = (place["selector"].elements[0], place["selector"].elements[1])
                let start = try #require(position["start"].integer)
                let exact = try #require(quote["exact"].string)
                let prefix = try #require(quote["prefix"].string)
                #expect(
                    try Self.slice(scalars, position["start"], position["end"]).unicodeScalars.elementsEqual(
                        exact.unicodeScalars))
                #expect(scalars[..<start].suffix(32).elementsEqual(prefix.unicodeScalars))
                count += 1
            }
        }
        #expect(count > 0)
    }

    @Test("a denial links what denies to what is claimed") func linking() throws {
        let items = try Self.tree(WebAnnotations(), of: Self.article)["items"].elements
        let link = try #require(items.first { $0["motivation"].string == "linking" })
        let claim = try #require(link["body"].elements.first { $0["purpose"].string == "linking" })
        #expect(claim["selector"].elements.last?["exact"].string?.contains("停水三天") == true)
        #expect(link["target"]["selector"].elements.last?["exact"].string?.contains("否认") == true)
        #expect(link["body"].elements.contains { $0["value"].string == "flag" })
    }

    @Test("the name of an article is the digest of its bytes by RFC 6920") func contentName() throws {
        // The RFC's own example, section 8.1.
        #expect(
            try Shared.analysis(of: "Hello World!").contentName
                == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk")
    }

    @Test("regions of a task are the text at their place, and relations join regions", arguments: 0..<15)
    func tasks(seed: UInt64) throws {
        var texts = RandomText(seed: 40 + seed)
        let text = seed == 0 ? Self.article : texts.text(pieces: 60)
        let scalars = try Shared.analysis(of: text).text
        let tasks = try Self.tree(LabelStudioTasks(), of: text).elements
        try #require(tasks.count == 1)
        #expect(tasks[0]["data"]["text"].string?.unicodeScalars.elementsEqual(scalars) == true)
        var ids: Set<String> = []
        for item in tasks[0]["predictions"].elements[0]["result"].elements {
            if let from = item["from_id"].string, let to = item["to_id"].string {
                #expect(ids.contains(from) && ids.contains(to))
            } else {
                #expect(ids.insert(try #require(item["id"].string)).inserted)
                let value = item["value"]
                let label = try #require(value["labels"].elements.first?.string)
                #expect(LabelStudioTasks.configuration.contains("<Label value=\"\(label)\""))
                #expect(
                    try Self.slice(scalars, value["start"], value["end"]).unicodeScalars.elementsEqual(
                        try #require(value["text"].string).unicodeScalars))
            }
        }
    }

    @Test("no article and several are whole arrays too", arguments: [0, 1, 3])
    func arrays(count: Int) throws {
        let analyses = Array(repeating: try Shared.analysis(of: Self.article), count: count)
        #expect(try JSONTree(parsing: LabelStudioTasks().document(analyses)).elements.count == count)
    }

    @Test("a denied claim is what the denial is about, and nothing is rated") func claims() throws {
        let graph = try Self.tree(ClaimRecords(), of: Self.article)["@graph"].elements
        let claims = graph.filter { $0["@type"].string == "Claim" }
        let denial = try #require(claims.first { !$0["about"].elements.isEmpty })
        #expect(denial["text"].string?.contains("否认") == true)
        let claim = try #require(claims.first { $0["@id"] == denial["about"].elements[0]["@id"] })
        #expect(claim["text"].string?.contains("停水三天") == true)
        #expect(Set(claims.compactMap { $0["@id"].string }).count == claims.count)
        #expect(!graph.contains { $0["reviewRating"] != .null })
        // The place in the office's name is not who speaks.
        let creator = graph.first { $0["@id"] == denial["creator"]["@id"] } ?? denial["creator"]
        #expect(creator["name"].string == "东湖区水务局")
    }
}
