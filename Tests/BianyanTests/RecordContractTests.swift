import Bianyan
import Exports
import TestSupport
import Testing

@Suite("The record keeps its contract whatever the text")
struct RecordContractTests {
    /// What is wrong with the record of some bytes, in every unit of offsets and with words listed.
    private func faults(
        of bytes: [UInt8], options: AnalysisOptions = .init(listsTokens: true), encoding: String? = nil
    ) throws -> [String] {
        let analysis = try Shared.analyzer.get().analysis(of: bytes, id: "a", encoding: encoding, options: options)
        return try OffsetUnit.allCases.flatMap { unit in
            try RecordFaults(in: JSONTree(parsing: AnalysisJSON(unit: unit).record(of: analysis))).lines
                .map { "\(unit.rawValue): \($0)" }
        }
    }

    private static let cases: [(name: String, text: String)] = [
        ("nothing", ""),
        ("one scalar", "好"), ("one mark", "「"), ("one closing mark", "」"), ("one stop", "。"), ("one blank", " "),
        ("one line feed", "\n"), ("one letter", "a"), ("one astral Han character", "𠮷"), ("one emoji", "😀"),
        ("a NUL", "\u{0}"), ("a mark of byte order", "\u{FEFF}"), ("a combining mark", "\u{301}"),
        ("emoji of many scalars", "他说：“👨‍👩‍👧好🇨🇳”。👍🏽"),
        ("astral Han in a name and a quotation", "𠮷田局长表示：「𪚥𪚥已經停水。」水務局否認𠮷田的說法。"),
        ("unpaired openers", "他说：「停水三天。『真的\n林树说：“没有。"),
        ("unpaired closers", "停水」三天』。真的”\n林树说’。）】》"),
        ("crossed marks", "他说「停水『三天」真的』。(甲【乙)丙】"),
        ("CRLF", "【水务局辟谣】\r\n网传停水。\r\n水务局否认这一说法。\r\n"),
        ("CR", "网传停水。\r水务局否认。\r"),
        ("tabs and wide spaces", "\t网传停水。\t\u{3000}\u{3000}水务局否认。\t"),
        ("every kind of line end", "甲。\u{85}乙。\u{2028}丙。\u{2029}丁。\u{B}戊。\u{C}己。"),
        ("control characters", "网\u{0}传\u{7}停\u{1B}[31m水\u{7F}。水务局\u{9F}否认\u{1}。"),
        ("zero-width and direction marks", "水\u{200B}务\u{200D}局否\u{FEFF}认\u{202E}停水。"),
        ("a residue inside a name and inside a cue", "據(jù)晨報報道,水務(wù)局發言人何秋否認(rèn)停水。"),
        ("a cut line", "水务局发言人表示，全市供水\n一切正常，不会停水。"),
        ("entities and escapes", "&nbsp;水务局&#x5426;认&amp;\\u505c\\u6c34。"),
        ("a shifted run", "他離開了？赡苁且驗檫@群人。"),
        ("private use", "水\u{E000}务\u{F8FF}局否认。"), ("compatibility forms", "豈有此理，Ａ１ｅ否認。"),
        ("a replacement character", "水务局\u{FFFD}认停水。"),
        ("links", "http://a.cn/b?c=(d)#e 水务局否认。a@b.cn www.x.com"),
    ]

    @Test("texts of every kind", arguments: cases)
    func kinds(name: String, text: String) throws {
        let found = try faults(of: Array(text.utf8))
        #expect(found == [])
    }

    private static let byteCases: [(name: String, bytes: [UInt8])] = [
        ("a mark of byte order alone", [0xEF, 0xBB, 0xBF]),
        ("a mark of byte order and a text", [0xEF, 0xBB, 0xBF] + Array("水务局否认停水。".utf8)),
        ("half a character", Array(Array("水务局否认".utf8).dropLast())),
        ("stray continuation bytes", [0x80, 0xBF] + Array("否认".utf8) + [0x80]),
        ("overlong forms", [0xC0, 0x80, 0xE0, 0x80, 0x80, 0xF0, 0x80, 0x80, 0x80]),
        ("surrogates in UTF-8", [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80]),
        ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80, 0xFF, 0xFE]),
        ("UTF-16 with a mark and an odd byte", [0xFF, 0xFE, 0x34, 0x6C, 0x00]),
        ("UTF-16 with lone surrogates", [0xFE, 0xFF, 0xD8, 0x00, 0x6C, 0x34, 0xDC, 0x00]),
        ("only NULs", [UInt8](repeating: 0, count: 9)),
    ]

    @Test("bytes of every kind", arguments: byteCases)
    func bytes(name: String, bytes: [UInt8]) throws {
        let found = try faults(of: bytes)
        #expect(found == [])
    }

    private static let repaired: [(name: String, text: String, statements: [String])] = [
        ("a sentence ends inside a shifted run", "他終於離開了這家公司？赡苁且驗檫@群人。", ["他終於離開了這家公司？", "赡苁且驗檫@群人。"]),
        ("an escape that was a line break stays left", "水务局否认停水。\\n居民很高兴。", ["水务局否认停水。\\n", "居民很高兴。"]),
        ("what repair takes away stays left", "水务局否认停水。\u{200B}居民很高兴。\u{7F}", ["水务局否认停水。\u{200B}", "居民很高兴。\u{7F}"]),
        ("or right, before the first", "\u{7F}水务局否认停水。", ["\u{7F}水务局否认停水。"]),
    ]

    @Test("statements stay apart and whole in the source where repair replaced its text", arguments: repaired)
    func repairedPlaces(name: String, text: String, statements: [String]) throws {
        let analysis = try Shared.analyzer.get().analysis(of: text)
        #expect(analysis.statements.map { analysis.text(of: $0.range) } == statements)
    }

    @Test("fifty thousand bytes of openers") func manyOpeners() throws {
        let found = try faults(of: Array(String(repeating: "「", count: 17_000).utf8))
        #expect(found == [])
    }

    @Test("random texts", arguments: 0..<60)
    func random(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let found = try faults(of: Array(texts.text(pieces: 60).utf8))
        #expect(found == [])
    }

    @Test("random bytes that need not be UTF-8", arguments: 0..<40)
    func randomBytes(seed: UInt64) throws {
        var texts = RandomText(seed: 1000 + seed)
        let found = try faults(of: texts.bytes(pieces: 40))
        #expect(found == [])
    }

    @Test("any script of the normalized text, with repair and without", arguments: ConversionTarget.allCases)
    func targets(target: ConversionTarget) throws {
        for seed in UInt64(0)..<4 {
            var texts = RandomText(seed: 2000 + seed)
            let bytes = Array(texts.text(pieces: 50).utf8)
            for repair in [RepairOptions.none, .standard, .cleaned] {
                let options = AnalysisOptions(script: target, repair: repair, listsTokens: true)
                let found = try faults(of: bytes, options: options)
                #expect(found == [])
            }
        }
    }

    @Test("offsets in UTF-8 and UTF-16 are those in scalars, counted otherwise", arguments: 0..<20)
    func units(seed: UInt64) throws {
        var texts = RandomText(seed: 3000 + seed)
        let analysis = try Shared.analyzer.get().analysis(of: texts.text(pieces: 60), id: "a")
        let scalars = try JSONTree(parsing: AnalysisJSON(unit: .scalar).record(of: analysis))
        for unit in [OffsetCount.utf8, .utf16] {
            let name = try #require(OffsetUnit(rawValue: unit.rawValue))
            let other = try JSONTree(parsing: AnalysisJSON(unit: name).record(of: analysis))
            #expect(other["offsetUnit"].string == unit.rawValue)
            #expect(scalars.translated(by: unit.offsets(of: analysis.text), unit: unit.rawValue) == other)
        }
    }
}

extension JSONTree {
    /// The record with every start and end led through a table, and the unit named.
    fileprivate func translated(by offsets: [Int], unit: String) -> JSONTree {
        switch self {
        case .array(let elements): return .array(elements.map { $0.translated(by: offsets, unit: unit) })
        case .object(let members):
            return .object(
                Dictionary(
                    uniqueKeysWithValues: members.map { key, value in
                        switch key {
                        case "start", "end":
                            let place = value.integer ?? -1
                            return (key, offsets.indices.contains(place) ? .number(Double(offsets[place])) : .null)
                        case "offsetUnit": return (key, .string(unit))
                        default: return (key, value.translated(by: offsets, unit: unit))
                        }
                    }))
        default: return self
        }
    }
}
