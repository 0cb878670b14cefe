import Bianyan
import TestSupport
import Testing

@testable import Exports

@Suite("The report for a browser")
struct HTMLReportTests {
    private static let article = "網傳榕城將停水三天，居民連夜排隊。榕城市水務局發言人林樹否認停水。據報(bào)道，北京下雪。"

    private static func article(
        _ text: String, id: String = "a", number: Int = 1, hasBothScripts: Bool = false
    ) throws -> String {
        let analysis = try Shared.analyzer.get().analysis(of: text, id: id)
        return String(
            decoding: HTMLReport(hasBothScripts: hasBothScripts).article(analysis, number: number), as: UTF8.self)
    }

    /// The text that a browser would show as the article's own, with control characters as they came.
    private static func source(in html: String) -> [Unicode.Scalar] {
        var output: [Unicode.Scalar] = []
        for part in html.unicodeScalars.split(separating: "<div class=\"src\">").dropFirst() {
            var code: UInt32?
            var index = part.startIndex
            loop: while index < part.endIndex {
                switch part[index] {
                case "<":
                    var tag = ""
                    while index < part.endIndex, part[index] != ">" {
                        tag.unicodeScalars.append(part[index])
                        index = part.index(after: index)
                    }
                    if tag == "</div" { break loop }
                    code =
                        tag.hasPrefix("<span class=\"ctl\"")
                        ? UInt32(tag.dropLast().suffix(while: \.isHexDigit), radix: 16) : nil
                case "&":
                    var name = ""
                    while part[index] != ";" {
                        name.unicodeScalars.append(part[index])
                        index = part.index(after: index)
                    }
                    output.append(["&amp": "&", "&lt": "<", "&gt": ">", "&quot": "\"", "&#39": "'"][name] ?? "?")
                default: output.append(code.flatMap { Unicode.Scalar($0) } ?? part[index])
                }
                index = part.index(after: index)
            }
        }
        return output
    }

    @Test("the text stands as it came, whatever it is", arguments: 0..<30)
    func wholeText(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let text = texts.text(pieces: 60)
        #expect(Self.source(in: try Self.article(text)) == Array(text.unicodeScalars))
    }

    @Test("tags open and close in order, ids are used once, links lead somewhere", arguments: 0..<30)
    func wellFormed(seed: UInt64) throws {
        var texts = RandomText(seed: 50 + seed)
        let html = try Self.article(texts.text(pieces: 60), hasBothScripts: seed % 2 == 0)
        var open: [String] = []
        for tag in html.tags {
            if tag.hasPrefix("/") {
                #expect(open.popLast() == String(tag.dropFirst()))
            } else if tag != "br" {
                open.append(tag)
            }
        }
        #expect(open.isEmpty)
        let ids = html.values(of: " id")
        #expect(Set(ids).count == ids.count)
        for link in html.values(of: " href") {
            #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst())), "\(link)")
        }
    }

    private static let markup = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><b>", "' onmouseover='x", "</div></article>",
        "&lt;b&gt;",
        "<!--", "]]>",
    ]

    @Test("markup in the text and in the id is shown, not obeyed", arguments: markup)
    func escaping(markup: String) throws {
        let html = try Self.article("北京\(markup)下雪。", id: markup)
        let own: Set = [
            "article", "h2", "h3", "p", "section", "svg", "table", "caption", "thead", "tbody", "tr", "th", "td", "div",
            "span", "a",
            "ul", "li", "details", "summary",
        ]
        #expect(html.tags.allSatisfy { own.contains($0.hasPrefix("/") ? String($0.dropFirst()) : $0) })
        #expect(!html.contains("<!"))
        #expect(html.values(of: " onmouseover").isEmpty && html.values(of: " src").isEmpty)
        #expect(Self.source(in: html).elementsEqual("北京\(markup)下雪。".unicodeScalars))
    }

    @Test("a denial stands beside its claim, and both are marked in the text") func denial() throws {
        let html = try Self.article(Self.article)
        #expect(html.contains("<li class=\"card flagged\" id=\"a1-d1\">"))
        #expect(html.contains("data-denials=\"d1\""))
        #expect(html.contains("id=\"a1-d1-cue\">否認</b>"))
    }

    @Test("repairs say what they did, and are listed") func repairs() throws {
        let html = try Self.article(Self.article)
        #expect(html.contains("data-fix=\"pinyin-residue: removed\""))
        #expect(html.contains("<summary>1 repair</summary>"))
    }

    @Test("the other script stands beside the text when it is asked for") func bothScripts() throws {
        #expect(!(try Self.article(Self.article)).contains("据报道"))
        #expect(try Self.article(Self.article, hasBothScripts: true).contains("据报道"))
    }

    @Test("two articles share no id") func numbers() throws {
        let ids = try [1, 2].flatMap { try Self.article(Self.article, number: $0).values(of: " id") }
        #expect(Set(ids).count == ids.count)
    }

    @Test("the page's policy names the digest of its script, and the page names no address") func policy() throws {
        let report = HTMLReport()
        let page = String(decoding: report.document([]), as: UTF8.self)
        // The digest of the article's bytes is one that we did not make here.
        let hexadecimal = try Shared.analysis(of: ReportScript.text).origin.sha256
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(hexadecimal.dropFirst($0).prefix(2), radix: 16) }
        let digest = Base64URL.text(bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        #expect(ReportScript.digest == "sha256-" + String(digest) + "=")
        #expect(page.contains("script-src '\(ReportScript.digest)'"))
        #expect(!page.contains("</script></script") && page.components(of: "<script>") == 1)
        #expect(!page.replacing("http://www.w3.org/2000/svg", with: "").contains("://"))
    }

    @Test("an empty article and a text without statements have their section", arguments: ["", " \n\u{3000}"])
    func empty(text: String) throws {
        let html = try Self.article(text)
        #expect(html.hasPrefix("<article") && html.hasSuffix("</article>\n"))
        #expect(Self.source(in: html).elementsEqual(text.unicodeScalars))
    }
}

@Suite("A text with edits done, range by range")
struct EditedTextTests {
    @Test("the ranges of a text make up what all edits make of it", arguments: 0..<20)
    func ranges(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let source = (0..<40).map { Unicode.Scalar(UInt8(0x61 + $0 % 26)) }
        var edits: [Edit] = []
        var position = 0
        while true {
            let start = position + Int.random(in: 0...5, using: &generator)
            let end = start + Int.random(in: 0...4, using: &generator)
            guard end <= source.count else { break }
            edits.append(
                Edit(kind: .script, range: start..<end, replacement: Array("XY".unicodeScalars), confidence: 1))
            position = end + 1
        }
        let whole = EditPlan(byPrecedence: edits).apply(to: source).scalars
        var pieces: [Unicode.Scalar] = []
        var start = 0
        while start < source.count {
            let end = min(source.count, start + Int.random(in: 1...9, using: &generator))
            pieces += EditedText(edits: edits.filter { $0.range.lowerBound < source.count }).scalars(
                of: start..<end, in: source)
            start = end
        }
        // What is inserted at the very end belongs to no range.
        let last = edits.last.map { $0.range.lowerBound == source.count ? $0.replacement.count : 0 } ?? 0
        #expect(pieces == whole.dropLast(last))
    }
}

extension String {
    fileprivate func values(of attribute: String) -> [String] {
        unicodeScalars.split(separating: "\(attribute)=\"").dropFirst().map { part in
            String(String.UnicodeScalarView(part.prefix { $0 != "\"" }))
        }
    }

    /// The names of the tags in order; those of end tags with their slash.
    fileprivate var tags: [String] {
        unicodeScalars.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map { part in
            String(
                String.UnicodeScalarView(
                    part.prefix { $0 == "/" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
        }
    }

    fileprivate func components(of part: String) -> Int { unicodeScalars.split(separating: part).count - 1 }

    fileprivate func suffix(while predicate: (Character) -> Bool) -> String {
        String(reversed().prefix(while: predicate).reversed())
    }
}

extension Substring {
    fileprivate func suffix(while predicate: (Character) -> Bool) -> String { String(self).suffix(while: predicate) }
}

extension String.UnicodeScalarView {
    /// The parts between a separator, the empty ones with them.
    fileprivate func split(separating separator: String) -> [[Unicode.Scalar]] {
        let (all, separator) = (Array(self), Array(separator.unicodeScalars))
        var parts: [[Unicode.Scalar]] = [[]]
        var index = 0
        while index < all.count {
            if all[index...].starts(with: separator) {
                parts.append([])
                index += separator.count
            } else {
                parts[parts.count - 1].append(all[index])
                index += 1
            }
        }
        return parts
    }
}
