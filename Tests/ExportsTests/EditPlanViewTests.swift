import Bianyan
import Exports
import TestSupport
import Testing

@Suite("A plan of edits, for programs and for people")
struct EditPlanViewTests {
    private static func view(_ text: String, to target: ConversionTarget = .hans, unit: OffsetUnit = .scalar) throws
        -> (EditPlanView, AlignedText)
    {
        let source = DecodedText(text: text.unicodeScalars)
        let result = try Shared.analyzer.get().normalized(source, to: target)
        return (EditPlanView(source: source.scalars, text: result, target: target, unit: unit), result)
    }

    @Test("replaying the edits gives the text", arguments: 0..<30)
    func replay(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let text = texts.text(pieces: 60)
        for unit in OffsetUnit.allCases {
            let record = try JSONTree(parsing: Self.view(text, to: seed % 2 == 0 ? .hans : .twp, unit: unit).0.json)
            #expect((record["text"].string ?? "").unicodeScalars.elementsEqual(text.unicodeScalars))
            #expect(
                PlanReplay.text(of: record)?.elementsEqual((record["normalized"]["text"].string ?? "").unicodeScalars)
                    == true)
        }
    }

    @Test("a line for each edit: where, why, what was and what is") func explanation() throws {
        let (view, result) = try Self.view("據(jù)\u{200B}他說")
        let lines = view.explanation.split(separator: "\n")
        #expect(lines.count == result.plan.edits.count)
        #expect(lines.contains { $0.contains("\tscript\t") && $0.contains("說 → 说") })
        #expect(lines.contains { $0.contains("\tcontrol\tU+200B → ∅") })
    }

    @Test("nothing to do gives no edits") func nothing() throws {
        let (view, _) = try Self.view("他说。")
        #expect(view.explanation == "")
        #expect(try JSONTree(parsing: view.json)["edits"].elements.isEmpty)
    }
}
