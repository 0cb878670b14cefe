import AlignedText
import TestSupport
import Testing

@Suite("An edit plan")
struct EditPlanTests {
    /// A random plan over a text of `length` scalars.
    private func randomPlan(
        over length: Int, kinds: [Edit.Kind] = Edit.Kind.allCases, using generator: inout SeededGenerator
    ) -> EditPlan {
        let letters: [Unicode.Scalar] = ["甲", "乙", "丙", "x", "😀"]
        let edits = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            let start = Int.random(in: 0...length, using: &generator)
            let end = min(length, start + Int.random(in: 0...3, using: &generator))
            let replacement = (0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in
                letters.randomElement(using: &generator)
            }
            let kind = kinds.randomElement(using: &generator) ?? .control
            return Edit(kind: kind, range: start..<end, replacement: replacement, confidence: 0.5)
        }
        return EditPlan(byPrecedence: edits)
    }

    /// What a reader of the JSON record does with the edits.
    private func replay(_ edits: [Edit], on source: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var output = source
        for edit in edits.reversed() { output.replaceSubrange(edit.range, with: edit.replacement) }
        return output
    }

    @Test("keeps its edits in order and apart, and replays to its output")
    func replays() {
        for seed in 0..<400 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let source = (0..<Int.random(in: 0...20, using: &generator)).compactMap { Unicode.Scalar(0x4E00 + $0) }
            let plan = randomPlan(over: source.count, using: &generator)
            for (edit, next) in zip(plan.edits, plan.edits.dropFirst()) {
                #expect(edit.range.upperBound <= next.range.lowerBound)
            }
            let text = plan.apply(to: source)
            #expect(text.scalars == replay(plan.edits, on: source))
            #expect(text.alignment.sourceLength == source.count)
            #expect(text.alignment.outputLength == text.scalars.count)
        }
    }

    @Test("leads every output range back inside the source, in order")
    func aligns() {
        for seed in 0..<400 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let source = (0..<Int.random(in: 0...20, using: &generator)).compactMap { Unicode.Scalar(0x4E00 + $0) }
            let text = randomPlan(over: source.count, using: &generator).apply(to: source)
            var last = 0
            for position in 0..<text.scalars.count {
                let range = text.alignment.sourceRange(of: position..<(position + 1))
                #expect(range.lowerBound >= last && range.upperBound <= source.count)
                last = range.lowerBound
                // What no edit touched is found again as it was.
                if range.count == 1, text.scalars[position].value >= 0x4E00, text.scalars[position].value < 0x4E20 {
                    let isEdited = text.plan.edits.contains { $0.range.overlaps(range) }
                    #expect(isEdited || source[range.lowerBound] == text.scalars[position])
                }
            }
            #expect(text.alignment.sourceRange(of: 0..<text.scalars.count).upperBound <= source.count)
        }
    }

    @Test("composes with a later plan into one over the source")
    func composes() {
        for seed in 0..<1000 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let source = (0..<Int.random(in: 0...20, using: &generator)).compactMap { Unicode.Scalar(0x4E00 + $0) }
            let first = randomPlan(over: source.count, using: &generator)
            let middle = first.apply(to: source)
            let second = randomPlan(over: middle.scalars.count, using: &generator)
            let both = first.composed(with: second, over: source)
            #expect(both.apply(to: source).scalars == second.apply(to: middle.scalars).scalars)
            for (edit, next) in zip(both.edits, both.edits.dropFirst()) {
                #expect(edit.range.upperBound <= next.range.lowerBound)
            }
        }
    }

    @Test("leads, composed, to all that walking through both steps leads to")
    func walks() {
        // What a residue belongs to depends on the text before it, which is another one in each step.
        let kinds = Edit.Kind.allCases.filter { $0 != .pinyinResidue }
        for seed in 0..<1000 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let source = (0..<Int.random(in: 0...20, using: &generator)).compactMap { Unicode.Scalar(0x4E00 + $0) }
            let first = randomPlan(over: source.count, kinds: kinds, using: &generator)
            let middle = first.apply(to: source)
            let second = randomPlan(over: middle.scalars.count, kinds: kinds, using: &generator)
            let last = second.apply(to: middle.scalars)
            let composed = first.composed(with: second, over: source).apply(to: source)
            for place in last.scalars.indices {
                let step = last.alignment.sourceRange(of: place..<(place + 1))
                let walked = middle.alignment.sourceRange(of: step)
                let found = composed.alignment.sourceRange(of: place..<(place + 1))
                // Composing widens edits until their boundaries meet, so it may lead to more than walking does.
                #expect(walked.isEmpty || found.encloses(walked))
                #expect(walked.isEmpty || found.count > 1 || found == walked)
            }
        }
    }

    @Test("keeps a pinyin residue with the character it stands behind")
    func keepsResidueWithItsCharacter() {
        let source = "據(jù)報".scalarArray
        let plan = EditPlan(byPrecedence: [
            Edit(kind: .pinyinResidue, range: 1..<5, replacement: [], confidence: 0.99)
        ])
        let text = plan.apply(to: source)
        #expect(String(scalars: text.scalars) == "據報")
        #expect(text.alignment.sourceRange(of: 0..<1) == 0..<5)
        #expect(text.alignment.sourceRange(of: 1..<2) == 5..<6)
    }

    @Test("keeps a pinyin residue with its character though that is converted")
    func keepsResidueWithConverted() {
        let source = "根據(jù)報".scalarArray
        let text = EditPlan(byPrecedence: [
            Edit(kind: .script, range: 0..<2, replacement: ["根", "据"], confidence: 0.99),
            Edit(kind: .pinyinResidue, range: 2..<6, replacement: [], confidence: 0.99),
        ]).apply(to: source)
        #expect(String(scalars: text.scalars) == "根据報")
        #expect(text.alignment.sourceRange(of: 0..<1) == 0..<1)
        #expect(text.alignment.sourceRange(of: 1..<2) == 1..<6)
        #expect(text.alignment.sourceRange(of: 2..<3) == 6..<7)
    }

    @Test("gives the earlier of two edits that collide its place")
    func precedence() {
        let strong = Edit(kind: .byteShift, range: 2..<6, replacement: [], confidence: 0.9)
        let weak = Edit(kind: .width, range: 4..<5, replacement: ["，"], confidence: 0.9)
        #expect(EditPlan(byPrecedence: [strong, weak]).edits == [strong])
        #expect(EditPlan(byPrecedence: [weak, strong]).edits == [weak])
    }
}
