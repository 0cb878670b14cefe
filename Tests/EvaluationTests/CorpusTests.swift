import Testing

@testable import Evaluation

@Suite("Files of documents")
struct CorpusTests {
    @Test("blank lines and a missing last newline do not matter, and the order is that of the file")
    func reading() throws {
        let text =
            "\n{\"id\": \"b\", \"text\": \"乙\", \"region\": \"TW\"}\r\n \t\n{\"id\": \"a\", \"text\": \"甲\", \"origin\": \"x\"}"
        let documents = try CaseFiles.withFiles(["gold.jsonl": text]) { folder in
            try GoldCorpus(path: "\(folder)/gold.jsonl").documents
        }
        #expect(documents.map(\.id) == ["b", "a"])
        #expect(documents.map(\.region) == ["TW", nil])
        #expect(documents.map(\.origin) == [nil, "x"])
        #expect(documents.allSatisfy { $0.mentions == nil })
    }

    @Test("a record keeps what the gold says of it")
    func fields() throws {
        let documents = try CaseFiles.with([ScoringCase.everythingRight]) { $0.gold }
        let document = try #require(documents.first)
        #expect(document.denials.first?.targetKind == "charge")
        #expect(document.denials.first?.scope == "whole")
        #expect(document.quotes.map(\.kind) == ["mixed", "direct", "term"])
        #expect(document.notDenials.map(\.kind) == ["10"])
        #expect(document.mentions?.map(\.isName) == [true, true, true, false])
    }

    private static let faultyLines: [(line: String, message: String)] = [
        ("{", ""),
        ("[]", ""),
        ("{\"text\": \"甲\"}", "no id"),
        ("{\"id\": \"a\"}", "no text"),
        ("{\"id\": \"ok\", \"text\": \"甲\"}", "\"ok\" is there already"),
        (
            "{\"id\": \"a\", \"text\": \"甲\", \"quotes\": [{\"start\": 0, \"end\": 1}, {\"start\": 0}]}",
            "no quotes[1].end"
        ),
        (
            "{\"id\": \"a\", \"text\": \"甲\", \"statements\": [{\"id\": \"s1\", \"label\": \"quote\", \"start\": 0, \"end\": 2}]}",
            "statements: s1 is at 0 to 2 of a text of 1 scalars"
        ),
        (
            "{\"id\": \"a\", \"text\": \"甲\", \"sources\": [{\"id\": \"s\", \"start\": -9223372036854775808, \"end\": 1}]}",
            "sources[0]: -9223372036854775808 to 1 is no place in a text"
        ),
    ]

    @Test("an error names the file and the line", arguments: faultyLines)
    func faults(line: String, message: String) throws {
        try CaseFiles.withFiles(["gold.jsonl": "{\"id\": \"ok\", \"text\": \"甲\"}\n\n\(line)\n"]) { folder in
            let path = "\(folder)/gold.jsonl"
            let error = #expect(throws: EvaluationError.self) { try GoldCorpus(path: path) }
            #expect(error?.file == path)
            #expect(error?.line == 3)
            #expect(error?.description.hasPrefix("\(path):3: \(message)") == true)
        }
    }

    @Test("a file that is not there is an error of the file")
    func noFile() {
        let error = EvaluationError(file: "/nowhere/gold.jsonl", reason: .unreadable)
        #expect(throws: error) { try GoldCorpus(path: "/nowhere/gold.jsonl") }
        #expect(error.description == "/nowhere/gold.jsonl: cannot be read")
    }
}
