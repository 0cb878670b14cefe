import TestSupport
import Testing

@testable import Exports

@Suite("JSON as it is written")
struct JSONWriterTests {
    private static func written(_ write: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        write(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static let strings: [(text: String, json: String)] = [
        ("", #""""#), ("否认", #""否认""#), ("a\"b\\c/d", #""a\"b\\c/d""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}", #""\u0000\u0001\u0008\u000b\u000c\u001f""#), ("\u{7F}", #""\u007f""#),
        ("\u{85}\u{2028}\u{2029}", #""\u0085\u2028\u2029""#), ("\u{80}\u{9F}", "\"\u{80}\u{9F}\""),
        ("😀𠮷\u{10FFFF}", "\"😀𠮷\u{10FFFF}\""), ("\u{FEFF}\u{FFFE}\u{FFFD}", "\"\\ufeff\u{FFFE}\u{FFFD}\""),
        ("\r\n", #""\r\n""#), ("e\u{301}", "\"e\u{301}\""),
    ]

    @Test("strings", arguments: strings)
    func string(text: String, json: String) {
        #expect(Self.written { $0.value(text) }.unicodeScalars.elementsEqual(json.unicodeScalars))
        #expect(Self.written { $0.value(Array(text.unicodeScalars)) }.unicodeScalars.elementsEqual(json.unicodeScalars))
    }

    @Test("every character but the surrogates comes back, and none breaks the line") func everyScalar() throws {
        for start in stride(from: UInt32(0), to: 0x110000, by: 0x1000) {
            let scalars = (start..<start + 0x1000).compactMap { Unicode.Scalar($0) }
            guard !scalars.isEmpty else { continue }
            var json = JSONWriter()
            json.value(scalars)
            let line = String(decoding: json.bytes, as: UTF8.self)
            #expect(
                !line.unicodeScalars.contains {
                    ["\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"].contains($0)
                })
            let back = try JSONTree(parsing: json.bytes).string ?? ""
            #expect(back.unicodeScalars.elementsEqual(scalars), "from U+\(String(start, radix: 16))")
        }
    }

    private static let numbers: [(number: Double, json: String)] = [
        (0, "0.0"), (1, "1.0"), (0.5, "0.5"), (0.25, "0.25"), (0.125, "0.125"), (0.9996, "1.0"), (0.0004, "0.0"),
        (0.05, "0.05"),
        (0.008, "0.008"), (12.3456, "12.346"), (-0.25, "-0.25"), (.nan, "null"), (.infinity, "null"),
    ]

    @Test("shares have three places at most", arguments: numbers)
    func number(number: Double, json: String) {
        #expect(Self.written { $0.value(number) } == json)
    }

    @Test("commas stand between members and elements, and nowhere else") func structure() {
        let json = Self.written { json in
            json.beginObject()
            json.key("a")
            json.beginArray()
            json.beginObject()
            json.endObject()
            json.beginArray()
            json.endArray()
            json.value(1)
            json.null()
            json.endArray()
            json.key("b")
            json.value(true)
            json.key("c")
            json.value("")
            json.endObject()
        }
        #expect(json == #"{"a":[{},[],1,null],"b":true,"c":""}"#)
    }

    @Test("random strings come back as they were", arguments: 0..<20)
    func random(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let text = texts.text(pieces: 100)
        var json = JSONWriter()
        json.value(text)
        #expect(try (JSONTree(parsing: json.bytes).string ?? "").unicodeScalars.elementsEqual(text.unicodeScalars))
    }
}
