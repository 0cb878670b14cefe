public import Bianyan

/// The edits that lead from a source text to another, for programs and for people.
public struct EditPlanView: Sendable {
    private let source: [Unicode.Scalar]
    private let text: AlignedText
    private let target: ConversionTarget
    private let unit: OffsetUnit

    /// A view of the edits that made `text` from `source`.
    public init(source: [Unicode.Scalar], text: AlignedText, target: ConversionTarget, unit: OffsetUnit = .scalar) {
        self.source = source
        self.text = text
        self.target = target
        self.unit = unit
    }

    /// A JSON object: the source, the edits in order, and the text that replaying them gives. Linear.
    public var json: [UInt8] {
        let offsets = OffsetTable(unit: unit, text: source)
        var json = JSONWriter()
        json.beginObject()
        json.key("schema")
        json.value("bianyan.plan/1")
        json.key("offsetUnit")
        json.value(unit.rawValue)
        json.key("text")
        json.value(source)
        json.key("edits")
        json.beginArray()
        for edit in text.plan.edits {
            json.beginObject()
            json.key("kind")
            json.value(edit.kind.rawValue)
            json.key("start")
            json.value(offsets[edit.range.lowerBound])
            json.key("end")
            json.value(offsets[edit.range.upperBound])
            json.key("text")
            json.value(source[edit.range])
            json.key("replacement")
            json.value(edit.replacement)
            json.key("confidence")
            json.value(edit.confidence)
            if !edit.alternatives.isEmpty {
                json.key("alternatives")
                json.beginArray()
                for alternative in edit.alternatives { json.value(alternative) }
                json.endArray()
            }
            json.endObject()
        }
        json.endArray()
        json.key("normalized")
        json.beginObject()
        json.key("script")
        json.value(target.rawValue)
        json.key("text")
        json.value(text.scalars)
        json.endObject()
        json.endObject()
        return json.bytes
    }

    /// A line for each edit: where, why, what was and what is. Linear.
    public var explanation: String {
        let offsets = OffsetTable(unit: unit, text: source)
        var output = ""
        for edit in text.plan.edits {
            let before = Self.visible(source[edit.range])
            let after = Self.visible(edit.replacement[...])
            output += "\(offsets[edit.range.lowerBound])-\(offsets[edit.range.upperBound])\t\(edit.kind.rawValue)\t"
            output += "\(before) → \(after)\t\((edit.confidence * 100).rounded() / 100)"
            if !edit.alternatives.isEmpty { output += "\tor \(edit.alternatives.joined(separator: ", "))" }
            output += "\n"
        }
        return output
    }

    private static func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        if scalars.isEmpty { return "∅" }
        return scalars.map { scalar in
            scalar.value < 0x20 || scalar.properties.generalCategory == .format
                || scalar.properties.generalCategory == .control
                ? "U+" + String(scalar.value, radix: 16, uppercase: true) : String(Character(scalar))
        }.joined()
    }
}
