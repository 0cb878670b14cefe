import AlignedText
import Lexicons
import PatternMatching
import ScriptConversion
import TestSupport
import Testing

/// The converter over the dictionaries of the checkout, made once.
let sharedConverter = Result { try ScriptConverter(lexicons: LexiconDirectory.standard()) }

/// A text converted.
func converted(_ text: String, to target: ConversionTarget) throws -> String {
    String(scalars: try sharedConverter.get().convert(AlignedText(source: text.scalarArray), to: target).scalars)
}

@Suite("A script converter")
struct ScriptConverterTests {
    /// What a text becomes for a target.
    struct Case: Sendable, CustomTestStringConvertible {
        let target: ConversionTarget
        let text: String
        let expected: String
        var testDescription: String { "\(target.rawValue): \(text)" }
    }

    static let cases: [Case] = [
        Case(target: .hans, text: "記者會之後，他乾脆說明了裡面的關係。", expected: "记者会之后，他干脆说明了里面的关系。"),
        Case(target: .hans, text: "乾隆年間的著作看著很舊", expected: "乾隆年间的著作看着很旧"),
        Case(target: .hans, text: "本來就是简体的什么都不变", expected: "本来就是简体的什么都不变"),
        Case(target: .hant, text: "皇后在会议之后干了一杯", expected: "皇后在會議之後幹了一杯"),
        Case(target: .tw, text: "群众为什么喜欢里面的面条", expected: "群眾為什麼喜歡裡面的麵條"),
        Case(target: .twp, text: "服务器里的软件", expected: "伺服器裡的軟體"),
        Case(target: .hk, text: "卫生部门说里面的线索", expected: "衞生部門説裏面的線索"),
        Case(target: .hkp, text: "他在得克萨斯", expected: "他在德薩斯"),
        Case(target: .keep, text: "后来 後來", expected: "后来 後來"),
        Case(target: .s2t, text: "头发发现", expected: "頭髮發現"),
        Case(target: .t2s, text: "頭髮發現", expected: "头发发现"),
        Case(target: .tw2sp, text: "軟體在伺服器裡", expected: "软件在服务器里"),
        Case(target: .hans, text: "藴釀着，姪女進帳，帳篷", expected: "蕴酿着，侄女进账，帐篷"),
        Case(target: .tw, text: "台湾宣布账户被污染", expected: "台灣宣布帳戶被污染"),
        Case(target: .s2tw, text: "台湾", expected: "臺灣"),
        Case(target: .jp2t, text: "旧歴史", expected: "舊歷史"),
        Case(target: .t2jp, text: "舊歷史", expected: "旧歴史"),
        Case(target: .t2hk, text: "衛生", expected: "衞生"),
        Case(target: .tw2t, text: "為眾人", expected: "爲衆人"),
        // A text that is in the script already keeps what it writes on purpose.
        Case(target: .tw, text: "記者會之後，他後來說，后里的里長姓范，夫人姓余。", expected: "記者會之後，他後來說，后里的里長姓范，夫人姓余。"),
        Case(target: .tw, text: "這個周末他回歸球隊，老闆沒有說話，道路濕滑。", expected: "這個周末他回歸球隊，老闆沒有說話，道路濕滑。"),
        Case(target: .hk, text: "群眾說山峰裡參加活動", expected: "群眾説山峰裏參加活動"),
        Case(target: .twp, text: "這份數據與網絡信息", expected: "這份資料與網路資訊"),
        Case(target: .hans, text: "较著的是李乾，这里的人们说着话", expected: "较著的是李乾，这里的人们说着话"),
        // A converted text in which some characters stayed behind is taken part by part.
        Case(target: .tw, text: "會議之后，里面的人說他很干淨", expected: "會議之後，裡面的人說他很乾淨"),
        Case(target: .hk, text: "裡面的臺阶", expected: "裏面的台階"),
    ]

    @Test("converts to a target", arguments: cases)
    func converts(_ given: Case) throws {
        #expect(try converted(given.text, to: given.target) == given.expected)
    }

    @Test("gives edits that replay to what it converts, over the source of what it is given")
    func replays() throws {
        let converter = try sharedConverter.get()
        let pool = "后里干发面只系頭髮皇後乾著于於裡裏软件服务器伺服器計程車数组织😀𠮷a1，。「」".scalarArray
        let targets = ConversionTarget.allCases
        for seed in 0..<600 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let source = (0..<Int.random(in: 0...30, using: &generator)).compactMap { _ in
                pool.randomElement(using: &generator)
            }
            let target = targets.randomElement(using: &generator) ?? .hans
            let repairs = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
                let start = Int.random(in: 0...source.count, using: &generator)
                let end = min(source.count, start + Int.random(in: 0...2, using: &generator))
                return Edit(kind: .control, range: start..<end, replacement: ["后"], confidence: 1)
            }
            let repaired = EditPlan(byPrecedence: repairs).apply(to: source)
            let text = converter.convert(repaired, to: target)
            let plan = converter.plan(for: repaired.scalars, to: target)
            #expect(text.scalars == plan.apply(to: repaired.scalars).scalars)
            #expect(text.plan.apply(to: source).scalars == text.scalars)
            #expect(text.alignment.sourceLength == source.count)
            #expect(text.alignment.outputLength == text.scalars.count)
            for (edit, next) in zip(plan.edits, plan.edits.dropFirst()) {
                #expect(edit.range.upperBound <= next.range.lowerBound)
            }
        }
    }

    @Test("converts as fast without edits, with the same alignment")
    func agreesWithoutEdits() throws {
        let converter = try sharedConverter.get()
        let pool = "服务器软件伺服器軟體计算机程序的士数组后里干😀𠮷a1，特立尼达和多巴哥".scalarArray
        for seed in 0..<400 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let source = (0..<Int.random(in: 0...40, using: &generator)).flatMap { _ in
                let start = Int.random(in: 0..<pool.count, using: &generator)
                return pool[start..<min(pool.count, start + 4)]
            }
            let target: ConversionTarget = [.twp, .tw2sp, .hkp, .hans][seed % 4]
            let fast = converter.convert(source, to: target)
            let slow = converter.convert(AlignedText(source: source), to: target)
            #expect(fast.scalars == slow.scalars)
            #expect(fast.sourceLength == source.count)
            for start in 0...fast.scalars.count {
                let end = Int.random(in: start...fast.scalars.count, using: &generator)
                let range = fast.sourceRange(of: start..<end)
                #expect(range == slow.alignment.sourceRange(of: start..<end))
            }
        }
    }

    @Test("takes time in proportion to hostile input")
    func isLinear() throws {
        let converter = try sharedConverter.get()
        for unit in ["数组织", "后", "乙太網", "特立尼达和多巴", "「"] {
            let text = Array(repeatElement(unit.scalarArray, count: 20_000 / unit.unicodeScalars.count).joined())
            let clock = ContinuousClock()
            let once = clock.measure { _ = converter.plan(for: text, to: .twp) }
            let tenfold = Array(repeatElement(text, count: 10).joined())
            let more = clock.measure { _ = converter.plan(for: tenfold, to: .twp) }
            #expect(more < once * 60 + .milliseconds(500))
        }
    }

    @Test("calls a change between forms of one script a variant")
    func variants() throws {
        let converter = try sharedConverter.get()
        #expect(converter.plan(for: "裡".scalarArray, to: .hk).edits.map(\.kind) == [.variant])
        #expect(converter.plan(for: "里".scalarArray, to: .hk).edits.map(\.kind) == [.script])
        #expect(converter.plan(for: "裡".scalarArray, to: .hans).edits.map(\.kind) == [.script])
    }

    @Test("names the other outcomes where there was a choice")
    func choices() throws {
        let plan = try sharedConverter.get().plan(for: "头发".scalarArray, to: .hant)
        #expect(plan.edits.map { String(scalars: $0.replacement) } == ["頭", "髮"])
        #expect(plan.edits.first?.confidence == 1 && plan.edits.first?.alternatives == [])
        #expect(plan.edits.last?.alternatives == ["發"])
    }

    @Test("folds every Traditional and variant character to the Simplified one")
    func folds() throws {
        let fold = try sharedConverter.get().fold
        let pairs: [(String, String)] = [
            ("後后", "后后"), ("裡裏里", "里里里"), ("乾幹干", "干干干"), ("著着", "着着"), ("於于", "于于"), ("臺台檯颱", "台台台台"),
            ("祕秘", "秘秘"), ("為爲", "为为"), ("説說", "说说"), ("衞衛", "卫卫"), ("麼麽", "么么"), ("ＭｅｔＡ", "meta"),
        ]
        for (text, expected) in pairs { #expect(String(scalars: fold.fold(text)) == expected) }
        // Folding twice changes nothing more, and the length stays.
        for value in UInt32(0x3400)..<0xFB00 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(fold[fold[scalar]] == fold[scalar])
        }
    }

    @Test("tells the script of a text and of a part of it")
    func detects() throws {
        let converter = try sharedConverter.get()
        #expect(converter.profile(of: "記者會說明".scalarArray).verdict == .hant)
        #expect(converter.profile(of: "记者会说明".scalarArray).verdict == .hans)
        #expect(converter.profile(of: "記者會说明，这里".scalarArray).verdict == .mixed)
        // Taiwan and Hong Kong write these as the Mainland does.
        #expect(converter.profile(of: "吃群峰床秘".scalarArray).verdict == .neutral)
        #expect(converter.profile(of: "人人有 abc".scalarArray).verdict == .neutral)
        #expect(converter.profile(of: "記者会说".scalarArray, range: 2..<4).verdict == .hans)
        #expect(
            converter.profile(of: "記者a会".scalarArray) == ScriptProfile(hant: 1, hans: 1, neutral: 1))
    }
}
