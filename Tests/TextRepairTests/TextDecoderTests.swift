import AlignedText
import ICU
import TestSupport
import TextRepair
import Testing

@Suite("A decoder")
struct TextDecoderTests {
    static let simplified = "新华社电 昨天下午，市政府召开会议，讨论了明年的工作计划。"
    static let traditional = "中央社報導，昨天下午市政府召開會議，討論了明年的工作計畫。"

    struct Sample: Sendable, CustomStringConvertible {
        let text: String
        let charset: String
        let name: String
        var description: String { "\(charset): \(text)" }
    }

    static let samples = [
        Sample(text: simplified, charset: "UTF-8", name: "UTF-8"),
        Sample(text: simplified, charset: "GB18030", name: "GB18030"),
        Sample(text: simplified, charset: "UTF-16LE", name: "UTF-16LE"),
        Sample(text: simplified, charset: "UTF-16BE", name: "UTF-16BE"),
        Sample(text: traditional, charset: "UTF-8", name: "UTF-8"),
        Sample(text: traditional, charset: "Big5", name: "Big5"),
        Sample(text: traditional, charset: "GB18030", name: "GB18030"),
        Sample(text: "title: 第一个项目", charset: "GB18030", name: "GB18030"),
        Sample(text: "街坊說在𨋢口見到他，大家都覺得奇怪。", charset: "Big5-HKSCS", name: "Big5-HKSCS"),
        Sample(text: "plain ASCII", charset: "UTF-8", name: "UTF-8"),
        Sample(text: "", charset: "UTF-8", name: "UTF-8"),
    ]

    @Test("finds the charset and gives the text", arguments: samples)
    func detects(_ sample: Sample) throws {
        let bytes = try #require(try CharsetConverter(sample.charset).encode(sample.text.scalarArray))
        let decoded = try TextDecoder().decode(bytes)
        #expect(decoded.encoding == sample.name)
        #expect(String(scalars: decoded.scalars) == sample.text)
        #expect(decoded.edits.isEmpty)
    }

    @Test("leaves a byte order mark out of the text")
    func marks() throws {
        for (mark, charset) in [
            ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
        ] as [([UInt8], String)] {
            let body = try #require(try CharsetConverter(charset).encode("辨言".scalarArray))
            for encoding in [nil, charset] {
                let decoded = try TextDecoder().decode(mark + body, encoding: encoding)
                #expect(String(scalars: decoded.scalars) == "辨言")
                #expect(decoded.encoding == charset && decoded.confidence == 1)
            }
        }
    }

    @Test("marks bad bytes by U+FFFD and an edit over each")
    func badBytes() throws {
        let bytes: [UInt8] = Array("消息".utf8) + [0xFF] + Array("來源，記者報導".utf8) + [0xE4, 0xB8]
        let decoded = try TextDecoder().decode(bytes)
        #expect(String(scalars: decoded.scalars) == "消息\u{FFFD}來源，記者報導\u{FFFD}")
        #expect(decoded.edits.map(\.range) == [2..<3, 10..<11])
        #expect(decoded.edits.allSatisfy { $0.kind == .control && $0.replacement == ["\u{FFFD}"] })
    }

    @Test("reads what it is told to, and says which charset it does not know")
    func forced() throws {
        let bytes = try #require(try CharsetConverter("Big5").encode("中文".scalarArray))
        #expect(String(scalars: try TextDecoder().decode(bytes, encoding: "big5").scalars) == "中文")
        #expect(throws: TextRepairError.unknownCharset("klingon")) {
            try TextDecoder().decode(bytes, encoding: "klingon")
        }
    }

    @Test("passes over a charset that ICU's detector names and its converters do not know")
    func unknownGuess() throws {
        // Found by the fuzzer.
        let bytes: [UInt8] = [
            0x44, 0x65, 0x66, 0x94, 0xE5, 0xE6, 0xB5, 0xB7, 0xE4, 0x3F, 0x59, 0x5A, 0x57, 0x63, 0x3D, 0x48, 0x1A, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0xB8, 0x83, 0xE9, 0xB3, 0x81, 0xE5, 0x85, 0x8B, 0x8F, 0x8A, 0xE6,
        ]
        #expect(try !TextDecoder().decode(bytes).scalars.isEmpty)
    }

    @Test("takes any bytes at all")
    func anyBytes() throws {
        for seed in 0..<300 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                UInt8.random(in: seed % 3 == 0 ? 0x80...0xFF : 0...0xFF, using: &generator)
            }
            let decoded = try TextDecoder().decode(bytes)
            for edit in decoded.edits { #expect(decoded.scalars[edit.range] == ["\u{FFFD}"]) }
        }
    }
}
