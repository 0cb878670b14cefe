import Foundation
import Service
import Testing

@Suite("The service, over real connections of this machine", .serialized)
struct ServiceTests {
    @Test("an article is analysed, sent as text, as JSON, as a form or in another charset") func analyze() async throws
    {
        try await Running.service { (client) throws in
            let text = "路透社報導，蘋果將收購一家車廠。蘋果公司發言人否認將收購車廠。"
            let plain = try client.post("/v1/analyze", text)
            #expect(plain.status == 200)
            #expect(plain.header("Content-Type") == "application/json")
            let record = try plain.json()
            #expect(record["schema"] as? String == "bianyan.analysis/1")
            #expect((record["flags"] as? [Any])?.count == 1)
            let json = try client.post("/v1/analyze", #"{"id":"7","text":"\#(text)"}"#, type: "application/json")
            #expect(try json.json()["id"] as? String == "7")
            #expect(try json.json()["text"] as? String == text)
            let form = try client.post(
                "/v1/analyze", "format=jsonl&text=" + (text.addingPercentEncoding(withAllowedCharacters: []) ?? ""),
                type: "application/x-www-form-urlencoded")
            #expect(try form.json()["text"] as? String == text)
            // 否认 in GB 18030.
            let gb = try client.send(
                "POST", "/v1/analyze", body: [0xB7, 0xF1, 0xC8, 0xCF],
                headers: ["Content-Type: text/plain; charset=gb18030"])
            #expect(try gb.json()["text"] as? String == "否认")
        }
    }

    @Test(
        "every format is answered with its own type",
        arguments: [
            ("html", "text/html"), ("brat", "text/plain"), ("w3c", "application/ld+json"), ("conllu", "text/plain"),
            ("csv-denials", "text/csv"), ("claims", "application/ld+json"), ("label-studio", "application/json"),
        ])
    func formats(format: String, type: String) async throws {
        try await Running.service { (client) throws in
            let sent = try client.post("/v1/analyze?format=\(format)&download=true", "外交部否认此事。<script>x</script>")
            #expect(sent.status == 200)
            #expect(sent.header("Content-Type")?.hasPrefix(type) == true)
            #expect(sent.header("Content-Disposition")?.hasPrefix("attachment") == true)
            let kept = try client.send("GET", "/v1/articles/1?format=\(format)")
            #expect(kept.status == 200 && !kept.body.isEmpty)
        }
    }

    @Test("a text is repaired and converted") func normalize() async throws {
        try await Running.service(hasArchive: false) { (client) throws in
            let answer = try client.post("/v1/normalize?to=hans", "據(jù)報導")
            #expect(try answer.json()["text"] as? String == "据报导")
            #expect(try answer.json()["script"] as? String == "hans")
        }
    }

    @Test("the archive is searched in the other script, and its flags and articles are listed") func archive()
        async throws
    {
        try await Running.service { (client) throws in
            let query = "收購".addingPercentEncoding(withAllowedCharacters: []) ?? ""
            let hits = try client.send("GET", "/v1/search?q=\(query)").json()["hits"] as? [[String: Any]]
            #expect(hits?.compactMap { $0["name"] as? String } == ["<b>hant</b>", "hans"])
            let flags = try client.send("GET", "/v1/flags?place=across").json()["flags"] as? [[String: Any]]
            #expect(flags?.count == 1)
            let articles = try client.send("GET", "/v1/articles").json()["articles"] as? [[String: Any]]
            #expect(articles?.count == 2)
            #expect(try client.send("GET", "/v1/articles/2").json()["id"] as? String == "hans")
        }
    }

    @Test("without an archive there is none to search") func noArchive() async throws {
        try await Running.service(hasArchive: false) { (client) throws in
            for path in ["/v1/search?q=a", "/v1/flags", "/v1/articles", "/v1/articles/1", "/archive", "/flags"] {
                #expect(try client.send("GET", path).status == 404)
            }
        }
    }

    @Test(
        "what is wrong gets its own status, and a message in JSON",
        arguments: [
            ("GET", "/v1/analyze", nil, nil, 405), ("DELETE", "/v1/search", nil, nil, 405),
            ("GET", "/nothing", nil, nil, 404),
            ("GET", "/v1/articles/999", nil, nil, 404), ("GET", "/v1/articles/-1", nil, nil, 404),
            ("GET", "/v1/articles/99999999999999999999", nil, nil, 404),
            ("GET", "/v1/articles/../../etc/passwd", nil, nil, 404), ("GET", "/..%2f..%2fetc/passwd", nil, nil, 404),
            ("GET", "/v1/search?label=nothing", nil, nil, 400), ("GET", "/v1/search?from=yesterday", nil, nil, 400),
            ("GET", "/v1/search?limit=-1", nil, nil, 400), ("GET", "/v1/flags?confidence=2", nil, nil, 400),
            ("GET", "/v1/articles/1?format=/etc/passwd", nil, nil, 400),
            ("POST", "/v1/analyze", "{", "application/json", 400),
            ("POST", "/v1/analyze", "[1]", "application/json", 400),
            ("POST", "/v1/analyze", "{\"text\": 1}", "application/json", 400),
            ("POST", "/v1/analyze", String(repeating: "[", count: 200_000), "application/json", 400),
            ("POST", "/v1/analyze", String(repeating: "{\"text\":", count: 100_000), "application/json", 400),
            ("POST", "/v1/analyze", "x=1", "application/x-www-form-urlencoded", 400),
            ("POST", "/v1/analyze", "x", "multipart/form-data; boundary=a", 415),
            ("POST", "/v1/analyze", "x", "text/plain; charset=no-such-charset", 415),
            ("POST", "/v1/analyze?offsets=utf8&format=html", "x", "text/plain", 400),
        ] as [(String, String, String?, String?, Int)])
    func wrong(method: String, path: String, body: String?, type: String?, status: Int) async throws {
        try await Running.service { (client) throws in
            let answer = try client.send(
                method, path, body: body.map { Array($0.utf8) }, headers: type.map { ["Content-Type: \($0)"] } ?? [])
            #expect(answer.status == status)
            #expect((try answer.json()["error"] as? String)?.isEmpty == false)
            #expect(try client.send("GET", "/healthz").status == 200)
        }
    }

    @Test("bytes that are no UTF-8 are an article in JSON's place, or an error, never a crash") func badBytes()
        async throws
    {
        try await Running.service { (client) throws in
            let bytes: [UInt8] = [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D]
            let json = try client.send("POST", "/v1/analyze", body: bytes, headers: ["Content-Type: application/json"])
            #expect(json.status == 400)
            #expect(try client.send("POST", "/v1/analyze", body: bytes).status == 200)
            #expect(try client.send("POST", "/v1/analyze", body: []).status == 200)
            #expect(try client.send("GET", "/v1/search?q=%FF%FE%00").status < 500)
            #expect(try client.raw(Array("NONSENSE\r\n\r\n".utf8)).status == 400)
            #expect(try client.send("GET", "/healthz").status == 200)
        }
    }

    @Test("a body over the limit is refused, whether its length is told or not") func largeBody() async throws {
        var limits = ServiceLimits()
        limits.bodyBytes = 1000
        try await Running.service(limits: limits) { (client) throws in
            let long = [UInt8](repeating: 0x61, count: 1001)
            #expect(try client.send("POST", "/v1/analyze", body: long).status == 413)
            let told = "POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1073741824\r\n\r\n"
            #expect(try client.raw(Array(told.utf8)).status == 413)
            var chunked = "POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
            for _ in 0..<20 { chunked += "64\r\n\(String(repeating: "a", count: 100))\r\n" }
            #expect(try client.raw(Array(chunked.utf8)).status == 413)
            #expect(try client.send("POST", "/v1/analyze", body: Array(long.prefix(1000))).status == 200)
        }
    }

    @Test("a body that does not come is not waited for, and others are served meanwhile") func slowBody() async throws {
        var limits = ServiceLimits()
        limits.bodySeconds = 0.5
        try await Running.service(limits: limits) { (client) throws in
            let connection = try client.connect()
            defer { close(connection) }
            let head = Array("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc".utf8)
            _ = head.withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, 0) }
            #expect(try client.send("GET", "/healthz").status == 200)
            #expect(try client.answer(from: connection).status == 408)
        }
    }

    @Test("a head that does not come is not waited for") func slowHead() async throws {
        var limits = ServiceLimits()
        limits.idleSeconds = 0.5
        try await Running.service(limits: limits) { (client) throws in
            let connection = try client.connect()
            defer { close(connection) }
            _ = Array("GET / HT".utf8).withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, 0) }
            var byte: UInt8 = 0
            // The other side closes: no bytes, and no error for a time that is up.
            #expect(recv(connection, &byte, 1, 0) == 0)
            #expect(try client.send("GET", "/healthz").status == 200)
        }
    }

    @Test("when too much is asked at a time, some are told so and the rest are answered") func busy() async throws {
        var limits = ServiceLimits()
        limits.concurrency = 1
        limits.waiting = 1
        try await Running.service(limits: limits) { (client) throws in
            let text = String(repeating: "外交部发言人否认有关报道。", count: 3000)
            let statuses = Statuses()
            DispatchQueue.concurrentPerform(iterations: 8) { _ in
                statuses.add((try? client.post("/v1/analyze", text).status) ?? 0)
            }
            #expect(statuses.all.allSatisfy { $0 == 200 || $0 == 503 })
            #expect(statuses.all.contains(200))
            #expect(try client.post("/v1/analyze", "好。").status == 200)
        }
    }

    @Test("an answer that takes too long is given up") func late() async throws {
        var limits = ServiceLimits()
        limits.answerSeconds = 0.001
        limits.concurrency = 1
        try await Running.service(limits: limits) { (client) throws in
            let text = String(repeating: "外交部发言人否认有关报道。", count: 20000)
            let answer = try client.post("/v1/analyze", text)
            #expect(answer.status == 503)
            #expect(answer.header("Retry-After") != nil)
            #expect(try client.send("GET", "/healthz").status == 200)
        }
    }

    @Test(
        "a service of this machine answers no other name",
        arguments: ["evil.example", "127.0.0.1.evil.example", "", "[::2]"])
    func otherHost(host: String) async throws {
        try await Running.service { (client) throws in
            #expect(try client.send("GET", "/v1/articles", host: host).status == 421)
            #expect(try client.send("GET", "/v1/articles", host: "localhost:\(client.port)").status == 200)
        }
    }

    @Test("health, metrics and the OpenAPI document") func about() async throws {
        try await Running.service { (client) throws in
            #expect(try client.send("GET", "/healthz").text == "ok\n")
            _ = try client.send("GET", "/no<such>\"path")
            let metrics = try client.send("GET", "/metrics").text
            #expect(metrics.contains("bianyan_requests_total{route=\"/healthz\",status=\"200\"} 1\n"))
            #expect(metrics.contains("route=\"none\"") && !metrics.contains("such"))
            let document = try client.send("GET", "/openapi.json").json()
            #expect(document["openapi"] as? String == "3.1.0")
            #expect((document["paths"] as? [String: Any])?.count == 8)
            let head = try client.send("HEAD", "/healthz")
            #expect(head.status == 200 && head.body.isEmpty)
        }
    }

    @Test("the pages show the archive and take nothing of an article for markup") func pages() async throws {
        try await Running.service { (client) throws in
            let start = try client.send("GET", "/")
            #expect(start.text.contains("<textarea") && start.header("Content-Security-Policy") != nil)
            let query = "否认".addingPercentEncoding(withAllowedCharacters: []) ?? ""
            for path in ["/archive", "/archive?q=\(query)", "/flags", "/archive?q=%22%3E%3Cscript%3E"] {
                let page = try client.send("GET", path)
                #expect(page.status == 200)
                #expect(!page.text.contains("<script") && !page.text.contains("<b>hant"))
                #expect(!page.text.contains("http://") && !page.text.contains("https://"))
            }
            #expect(try client.send("GET", "/archive?q=\(query)").text.contains("<mark>否認</mark>"))
            let report = try client.send("GET", "/v1/articles/1?format=html")
            #expect(!report.text.contains("<script>alert"))
        }
    }
}

/// What several threads were answered.
final class Statuses: @unchecked Sendable {
    private let lock = NSLock()
    private var statuses: [Int] = []
    func add(_ status: Int) { lock.withLock { statuses.append(status) } }
    var all: [Int] { lock.withLock { statuses } }
}
