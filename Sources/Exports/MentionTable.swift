public import Bianyan

/// Mentions as tab-separated lines.
public struct MentionTable: Sendable {
    /// What offsets are counted in.
    public let unit: OffsetUnit

    /// The names of the columns.
    public static let header = "id\tstart\tend\ttext\tnormalized\ttype\tform\tentity\tkey\tvia\tconfidence"

    /// A table with offsets in a unit.
    public init(unit: OffsetUnit = .scalar) {
        self.unit = unit
    }

    /// A line for each mention, each ending in a line feed. Linear.
    public func lines(of analysis: Analysis) -> String {
        let offsets = OffsetTable(unit: unit, text: analysis.text)
        var output = ""
        for mention in analysis.mentions {
            let entity = mention.entity.map { analysis.entities[$0] }
            let fields = [
                field(analysis.id), "\(offsets[mention.range.lowerBound])", "\(offsets[mention.range.upperBound])",
                field(analysis.text(of: mention.range)), field(analysis.repairedText(of: mention.range)),
                mention.type.rawValue, mention.form.rawValue, mention.entity.map { "e\($0 + 1)" } ?? "",
                entity?.key ?? "", mention.origin.rawValue, "\((mention.confidence * 1000).rounded() / 1000)",
            ]
            output += fields.joined(separator: "\t") + "\n"
        }
        return output
    }

    /// Tabs and line breaks would end a field.
    private func field(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\t" || $0 == "\n" || $0 == "\r" ? " " : $0 }))
    }
}
