internal import Algorithms
internal import Bianyan

/// What is marked in the text of a report: denied claims, cues of denials, names, repairs, from the outside in.
struct ReportLayers {
    let layers: [TextLayer]

    init(analysis: Analysis, anchor: String) {
        layers = [
            Self.claims(analysis), Self.cues(analysis, anchor: anchor), Self.names(analysis, anchor: anchor),
            Self.repairs(analysis, anchor: anchor),
        ]
    }

    /// Claims may overlap where several denials meet: each stretch between boundaries names its denials.
    private static func claims(_ analysis: Analysis) -> TextLayer {
        var events: [(place: Int, name: String, isEnd: Bool)] = []
        for (index, denial) in analysis.denials.enumerated() {
            for target in denial.targets where !target.range.isEmpty {
                events.append((target.range.lowerBound, ItemName.denial(index), false))
                events.append((target.range.upperBound, ItemName.denial(index), true))
            }
        }
        events.sort { ($0.place, $0.isEnd ? 0 : 1) < ($1.place, $1.isEnd ? 0 : 1) }
        var spans: [TextLayer.Span] = []
        var open: [String] = []
        var start = 0
        for event in events {
            if start < event.place, !open.isEmpty {
                let names = open.uniqued().joined(separator: " ")
                let tag = "<span class=\"tgt\" data-denials=\"\(names)\" title=\"denied: \(names)\">"
                spans.append(.init(range: start..<event.place, opening: tag, continuing: tag, closing: "</span>"))
            }
            start = event.place
            if event.isEnd {
                if let index = open.firstIndex(of: event.name) { open.remove(at: index) }
            } else {
                open.append(event.name)
            }
        }
        return TextLayer(spans)
    }

    private static func cues(_ analysis: Analysis, anchor: String) -> TextLayer {
        TextLayer(
            analysis.denials.enumerated().map { index, denial in
                let name = ItemName.denial(index)
                return .init(
                    range: denial.cue, opening: "<b class=\"cue\" id=\"\(anchor)-\(name)-cue\">",
                    continuing: "<b class=\"cue\">", closing: "</b>")
            })
    }

    private static func names(_ analysis: Analysis, anchor: String) -> TextLayer {
        TextLayer(
            analysis.mentions.enumerated().map { index, mention in
                let form = mention.form == .name ? "" : " f-\(mention.form.rawValue)"
                let title =
                    mention.form == .name ? mention.type.rawValue : "\(mention.type.rawValue), \(mention.form.rawValue)"
                let common = "class=\"m t-\(mention.type.rawValue)\(form)\" title=\"\(title)\""
                let tag = mention.entity.map { "a href=\"#\(anchor)-\(ItemName.entity($0))\" " } ?? "span "
                return .init(
                    range: mention.range,
                    opening: "<\(tag)\(common) id=\"\(anchor)-\(ItemName.mention(index))\">",
                    continuing: "<\(tag)\(common)>", closing: mention.entity == nil ? "</span>" : "</a>")
            })
    }

    private static func repairs(_ analysis: Analysis, anchor: String) -> TextLayer {
        TextLayer(
            analysis.repairs.enumerated().map { index, edit in
                var html = HTMLText()
                html.tag(
                    "<span class=\"fix\(edit.range.isEmpty ? " ins" : "")\(edit.replacement.isEmpty ? " del" : "")\"")
                html.attribute(
                    "data-fix",
                    edit.replacement.isEmpty
                        ? "\(edit.kind.rawValue): removed"
                        : "\(edit.kind.rawValue): \(String(scalars: edit.replacement))")
                html.attribute("data-new", String(scalars: edit.replacement))
                let continuing = String(decoding: html.bytes, as: UTF8.self) + ">"
                html.attribute("id", "\(anchor)-r\(index + 1)")
                return .init(
                    range: edit.range, opening: String(decoding: html.bytes, as: UTF8.self) + ">",
                    continuing: continuing, closing: "</span>")
            })
    }
}
