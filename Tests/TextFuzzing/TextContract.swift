public import AlignedText
import Lexicons
public import ScriptConversion
public import TextRepair

/// What decoding, repair and conversion promise of any bytes at all, checked from outside.
///
/// The fuzzer and the tests share it; a fault is a line for a person.
public struct TextContract: Sendable {
    private let repairer: TextRepairer
    private let converter: ScriptConverter

    /// Loads the dictionaries of this build.
    public init() throws {
        let lexicons = try LexiconDirectory.standard()
        repairer = try TextRepairer(lexicons: lexicons)
        converter = try ScriptConverter(lexicons: lexicons)
    }

    private static let charsets: [String?] = [
        nil, nil, nil, nil, "UTF-8", "GB18030", "Big5", "Big5-HKSCS", "UTF-16LE", "UTF-16BE", "windows-1252",
    ]

    /// The broken promises for an input: two bytes that choose the charset, the repairs and the target, then the text.
    ///
    /// Linear.
    public func faults(of input: [UInt8]) -> [String] {
        guard input.count >= 2 else { return [] }
        let (first, second) = (Int(input[0]), Int(input[1]))
        let charset = Self.charsets[first % Self.charsets.count]
        let options: RepairOptions = [.standard, .cleaned, .none][second % 3]
        let target = ConversionTarget.allCases[second / 3 % ConversionTarget.allCases.count]
        guard let decoded = try? TextDecoder().decode(Array(input[2...]), encoding: charset) else {
            return ["a charset that ICU knows was refused: \(charset ?? "none")"]
        }
        return faults(of: decoded, options: options, target: target)
    }

    /// The broken promises for a text.
    public func faults(of decoded: DecodedText, options: RepairOptions, target: ConversionTarget) -> [String] {
        let source = decoded.scalars
        var faults: [String] = []
        for edit in decoded.edits {
            let isSound = source.indices.contains(edit.range.lowerBound) && Array(source[edit.range]) == ["\u{FFFD}"]
            if !isSound { faults.append("decoding: the edit at \(edit.range) is not over one U+FFFD") }
        }
        let plan = repairer.plan(for: source, options: options)
        let repaired = plan.apply(to: source)
        faults += Self.faults(of: repaired, over: source, stage: "repair")
        if repairer.plan(for: source, options: options) != plan {
            faults.append("repair: another plan the second time")
        }
        // As the analyzer does it: the marks of decoding are laid under the repairs, and change nothing.
        let marked = EditPlan(byPrecedence: plan.edits + decoded.edits).apply(to: source)
        if marked.scalars != repaired.scalars { faults.append("repair: another text with the marks of decoding") }
        faults += Self.faults(of: marked, over: source, stage: "marks")
        let step = converter.plan(for: repaired.scalars, to: target).apply(to: repaired.scalars)
        faults += Self.faults(of: step, over: repaired.scalars, stage: "conversion")
        if converter.convert(repaired.scalars, to: target).scalars != step.scalars {
            faults.append("conversion: the fast way gives another text")
        }
        let both = converter.convert(repaired, to: target)
        faults += Self.faults(of: both, over: source, stage: "composition")
        if both.scalars != step.scalars { faults.append("composition: another text than step by step") }
        for place in step.scalars.indices where place < both.scalars.count {
            // Edits are composed by widening, so that the composed way may lead to more, never to less.
            let walked = repaired.alignment.sourceRange(of: step.alignment.sourceRange(of: place..<(place + 1)))
            let composed = both.alignment.sourceRange(of: place..<(place + 1))
            guard walked.isEmpty || composed.encloses(walked) else {
                faults.append("composition: \(place) leads to \(composed) and, step by step, to \(walked)")
                break
            }
        }
        return faults
    }

    /// Whether a text is what its edits make of its source, and leads back to it in order and without gaps.
    public static func faults(of text: AlignedText, over source: [Unicode.Scalar], stage: String) -> [String] {
        var faults: [String] = []
        var replayed: [Unicode.Scalar] = []
        var position = 0
        for edit in text.plan.edits {
            guard edit.range.lowerBound >= position, edit.range.upperBound <= source.count else {
                return ["\(stage): the edit at \(edit.range) is out of order or out of the text"]
            }
            if !(0...1).contains(edit.confidence) { faults.append("\(stage): a confidence of \(edit.confidence)") }
            replayed += source[position..<edit.range.lowerBound]
            replayed += edit.replacement
            position = edit.range.upperBound
        }
        replayed += source[position...]
        if replayed != text.scalars { faults.append("\(stage): the edits do not replay") }
        let alignment = text.alignment
        if alignment.sourceLength != source.count || alignment.outputLength != text.scalars.count {
            return faults + ["\(stage): the alignment is not of these texts"]
        }
        var last = 0..<0
        for place in text.scalars.indices {
            let range = alignment.sourceRange(of: place..<(place + 1))
            if range.lowerBound < last.lowerBound || range.upperBound < last.upperBound {
                faults.append("\(stage): \(place) leads to \(range), behind \(last)")
            }
            if range.upperBound > source.count { faults.append("\(stage): \(place) leads out of the source") }
            last = range
            if faults.count > 8 { return faults }
        }
        return faults + self.faults(ofUnchanged: text, over: source, stage: stage)
    }

    /// Whether what no edit touches leads back to itself, scalar by scalar, and forth again.
    private static func faults(
        ofUnchanged text: AlignedText, over source: [Unicode.Scalar], stage: String
    ) -> [String] {
        let (back, forth) = (text.alignment, text.alignment.inverted)
        var position = 0
        var shift = 0
        let end = Edit(kind: .control, range: source.count..<source.count, replacement: [], confidence: 0)
        for edit in text.plan.edits + [end] {
            for place in position..<max(position, edit.range.lowerBound) {
                // A residue is one with the character before it.
                if place + 1 == edit.range.lowerBound, edit.kind == .pinyinResidue { continue }
                let output = (place + shift)..<(place + shift + 1)
                let here = place..<(place + 1)
                if back.sourceRange(of: output) != here || forth.sourceRange(of: here) != output {
                    return ["\(stage): \(place), which nothing changed, is not led back to itself"]
                }
            }
            shift += edit.replacement.count - edit.range.count
            position = edit.range.upperBound
        }
        return []
    }
}
