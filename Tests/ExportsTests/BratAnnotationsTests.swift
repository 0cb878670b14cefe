import Bianyan
import TestSupport
import Testing

@testable import Exports

@Suite("brat's standoff annotation")
struct BratAnnotationsTests {
    private static func lines(of analysis: Analysis) -> [String] {
        String(decoding: BratAnnotations().article(analysis, number: 1), as: UTF8.self)
            .unicodeScalars.split(separator: "\n").map { String(String.UnicodeScalarView($0)) }
    }

    @Test("a denial is an event between its cue, its denier and its claim") func denial() throws {
        let lines = Self.lines(of: try Shared.analysis(of: "网传东湖区将停水三天。东湖区水务局否认这一说法。"))
        let event = try #require(lines.first { $0.hasPrefix("E1\t") })
        #expect(event.contains("Denies:T") && event.contains("Denier:T") && event.contains("Claim:T"))
        let cue = try #require(event.split(separator: "\t").last?.split(separator: " ").first?.dropFirst(7))
        #expect(lines.contains { $0.hasPrefix("\(cue)\tDenies ") && $0.hasSuffix("\t否认") })
        #expect(lines.contains { $0.hasSuffix("\tOfficial E1") })
        #expect(lines.contains { $0.hasSuffix("\tFlag E1") })
    }

    @Test("the lines of an article, as they were last looked at") func snapshot() throws {
        let analysis = try Shared.analysis(of: "网传东湖区将停水三天。东湖区水务局否认这一说法。")
        let claim = try #require(analysis.denials.first?.targets.first?.range)
        let lines = Self.lines(of: analysis)
        #expect(
            lines == [
                "T1\tPlace 2 5\t东湖区", "N1\tReference T1 Bianyan:place-cn-nanchang-donghu\t东湖区",
                "T2\tOrganization 11 17\t东湖区水务局", "T3\tSource 11 17\t东湖区水务局", "A1\tKind T3 official",
                "T4\tReportedFact 0 11\t网传东湖区将停水三天。", "T5\tDenial 11 24\t东湖区水务局否认这一说法。",
                "R1\tSaidBy Arg1:T5 Arg2:T3", "T6\tDenies 17 19\t否认",
                "T7\tClaim \(claim.lowerBound) \(claim.upperBound)\t\(analysis.text(of: claim))",
                "E1\tDenies:T6 Denier:T3 Claim:T7", "A2\tOfficial E1", "A3\tFlag E1", "A4\tPolarity E1 denies",
                "A5\tReality E1 asserted", "A6\tStatus E1 standing",
            ])
    }

    @Test("a span that a line break cuts has its fragments") func fragments() throws {
        let lines = Self.lines(of: try Shared.analysis(of: "知情人士透露,顧行之已經在和老東家接觸,\n他手下的驗證團隊半年里走了十幾個人。\n"))
        #expect(lines.contains { $0.contains(";") })
    }

    @Test("every span is the text at its place, on one line", arguments: 0..<30)
    func spans(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let analysis = try Shared.analysis(of: texts.text(pieces: 60))
        var names: Set<String> = []
        for line in Self.lines(of: analysis) where line.hasPrefix("T") {
            let fields = line.unicodeScalars.split(separator: "\t").map { String(String.UnicodeScalarView($0)) }
            try #require(fields.count == 3, "\(line)")
            #expect(names.insert(fields[0]).inserted)
            let places = fields[1].drop { $0 != " " }.dropFirst().split(separator: ";").map { span in
                span.split(separator: " ").compactMap { Int($0) }
            }
            #expect(places.allSatisfy { $0.count == 2 && $0[0] < $0[1] })
            let text = places.map { String(scalars: analysis.text[$0[0]..<$0[1]]) }.joined(separator: " ")
            #expect(text.unicodeScalars.elementsEqual(fields[2].unicodeScalars))
            #expect(!text.unicodeScalars.contains { LineBreaks.contain($0) })
        }
    }

    @Test("whatever is named has a line of its own", arguments: 0..<30)
    func names(seed: UInt64) throws {
        var texts = RandomText(seed: 50 + seed)
        let lines = Self.lines(of: try Shared.analysis(of: texts.text(pieces: 60)))
        let known = Set(lines.compactMap { $0.split(separator: "\t").first })
        for line in lines where !line.hasPrefix("T") {
            let words = line.split(separator: "\t")[1].split(whereSeparator: { $0 == " " || $0 == ":" })
            for word in words where (word.hasPrefix("T") || word.hasPrefix("E")) && Int(word.dropFirst()) != nil {
                #expect(known.contains(word), "\(line)")
            }
        }
    }

    @Test("the set-up names every type that is used", arguments: 0..<10)
    func configuration(seed: UInt64) throws {
        var texts = RandomText(seed: 90 + seed)
        let text = try #require(BratAnnotations.configuration.first { $0.name == "annotation.conf" }).text
        let words = Set(text.split { !$0.isLetter }.map(String.init))
        for line in Self.lines(of: try Shared.analysis(of: texts.text(pieces: 60)))
        where "TERA".contains(line.prefix(1)) {
            let type = line.split(separator: "\t")[1].prefix { $0.isLetter }
            #expect(words.contains(String(type)), "\(line)")
        }
    }
}
