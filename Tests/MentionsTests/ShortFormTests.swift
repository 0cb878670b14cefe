import AlignedText
import Testing

@testable import Mentions

@Suite("A short form")
struct ShortFormTests {
    struct Introduction: Sendable {
        let text: String
        let length: Int
        let short: String?
        init(_ text: String, _ length: Int, _ short: String?) {
            (self.text, self.length, self.short) = (text, length, short)
        }
    }

    /// A text that begins with a full name of so many characters, and the short name it introduces.
    static let introductions = [
        Introduction("青河市水务管理局(下称水务局)昨日", 8, "水务局"),
        Introduction("青河市水务管理局(以下简称“水务局”)昨日", 8, "水务局"),
        Introduction("青河市水务管理局(简称为「青水局」)昨日", 8, "青水局"),
        Introduction("青河市水务管理局(青水局)昨日", 8, "青水局"),
        // Characters that the name does not have, or in another order, say something else of it.
        Introduction("青河市水务管理局(已撤销)昨日", 8, nil),
        Introduction("青河市水务管理局(局水)昨日", 8, nil),
        Introduction("青河市水务管理局(下称水务局，后改名)昨日", 8, nil),
        Introduction("青河市水务管理局(下称水务局", 8, nil),
        Introduction("青河市水务管理局(", 8, nil),
        Introduction("青河市水务管理局", 8, nil),
    ]

    @Test("is taken from the brackets behind the full name", arguments: introductions)
    func introduced(_ introduction: Introduction) {
        let folded = introduction.text.scalarArray
        let short = Linker.introducedName(after: 0..<introduction.length, in: folded)
        #expect(short.map { String(scalars: $0) } == introduction.short)
    }

    @Test("is the part behind the last dot or space of a person's name")
    func familyName() {
        for (name, family) in [("安东·贝尔曼", "贝尔曼"), ("anton bellman", "bellman"), ("王小河", nil), ("甲·乙", nil)] {
            let folded = name.scalarArray
            let found = Linker.familyName(of: folded.indices, in: folded)
            #expect(found.map { String(scalars: $0) } == family)
        }
    }

    @Test("is found where it stands as a whole and nothing else does, the longest first")
    func matched() {
        var matcher = ShortFormMatcher()
        for (number, word) in ["水务局", "水务", "bell"].enumerated() { matcher.add(word.scalarArray[...], payload: number) }
        let folded = "水务局与水务、水务局，bell bells".scalarArray
        var isTaken = [Bool](repeating: false, count: folded.count)
        for place in 7..<10 { isTaken[place] = true }
        let found = matcher.matches(in: folded, isTaken: &isTaken)
        #expect(found.map(\.range) == [0..<3, 4..<6, 11..<15])
        #expect(found.map(\.payload) == [0, 1, 2])
        #expect(isTaken[0] && isTaken[12] && !isTaken[16])
    }
}
