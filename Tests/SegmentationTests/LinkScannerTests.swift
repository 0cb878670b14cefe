import AlignedText
import Segmentation
import TestSupport
import Testing

@Suite("Links")
struct LinkScannerTests {
    private static let cases: [(text: String, links: [String])] = [
        ("", []), ("大桥通车。", []), ("3.14和10:30", []), ("a/b", []), ("@榕城日报", []), ("meta@", []), ("@a.b", []),
        ("见http://a.cn/b。", ["http://a.cn/b"]), ("https://a.cn/b?c=1&d=2#e", ["https://a.cn/b?c=1&d=2#e"]),
        ("www.a.cn的图", ["www.a.cn"]), ("写给a.b@c.cn，谢谢", ["a.b@c.cn"]),
        ("甲http://a.cn乙http://b.cn丙", ["http://a.cn", "http://b.cn"]),
        ("http://a.cn http://b.cn", ["http://a.cn", "http://b.cn"]),
        ("ftp://a", ["ftp://a"]), ("://", ["://"]),
    ]

    @Test("addresses of pages and of mail", arguments: cases)
    func links(text: String, links: [String]) throws {
        let scalars = try Folded.scalars(text)
        #expect(LinkScanner().links(in: scalars).map { String(scalars: scalars[$0]) } == links)
    }

    @Test("in order, apart and inside the text", arguments: 0..<20)
    func random(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let scalars = try Folded.scalars(texts.text(pieces: 60))
        let links = LinkScanner().links(in: scalars)
        #expect(links.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= scalars.count })
        #expect(zip(links, links.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }
}
