import ICU
import Testing

@Suite("A charset converter")
struct CharsetConverterTests {
    @Test("knows charsets by every name that ICU gives them, and says which name it does not know")
    func names() throws {
        for name in ["UTF-8", "GB18030", "gbk", "Big5", "Big5-HKSCS", "UTF-16LE", "windows-1252"] {
            _ = try CharsetConverter(name)
        }
        let error = #expect(throws: ICUError.self) { try CharsetConverter("no-such-charset") }
        #expect(error?.argument == "no-such-charset")
    }

    @Test(
        "decodes what it encoded",
        arguments: ["GB18030", "UTF-16LE", "UTF-16BE", "UTF-8"])
    func roundTrip(charset: String) throws {
        let text = Array("辨言𠮷😀，測試 test\n".unicodeScalars)
        let converter = try CharsetConverter(charset)
        let bytes = try #require(converter.encode(text))
        let decoded = try converter.decode(bytes)
        #expect(decoded.scalars == text)
        #expect(decoded.malformed.isEmpty)
    }

    @Test("marks each malformed sequence by one U+FFFD and says where")
    func malformed() throws {
        let decoded = try CharsetConverter("GB18030").decode([0xD6, 0xD0, 0xFF, 0x41, 0xD6])
        #expect(decoded.scalars == ["中", "\u{FFFD}", "A", "\u{FFFD}"])
        #expect(decoded.malformed == [1, 3])
    }

    @Test("keeps the ASCII behind a lone lead byte", arguments: ["GB18030", "Big5"])
    func loneLead(charset: String) throws {
        let decoded = try CharsetConverter(charset).decode([0xA4, 0xA4, 0xB4, 0x20, 0x41, 0x0A])
        #expect(decoded.scalars.suffix(4) == ["\u{FFFD}", " ", "A", "\n"])
        #expect(decoded.malformed.count == 1)
    }

    @Test("encodes nothing that the charset lacks")
    func unencodable() throws {
        #expect(try CharsetConverter("Big5").encode("们".unicodeScalars.map(\.self)) == nil)
    }
}
