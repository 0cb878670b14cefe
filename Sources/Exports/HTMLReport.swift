public import Bianyan

/// A report for a browser: one file that asks the network for nothing and works without scripts.
///
/// The text stands as it came, a row for each statement with its label and its voice; names are coloured by type and lead
/// to the list of entities, repairs are shown on hover and listed, and each denial is drawn to the claim that it denies.
/// Nothing of the article is taken for markup, and the page's own policy forbids all scripts but its own.
public struct HTMLReport: AnalysisWriter {
    /// Whether the normalized text stands beside the text as it came.
    public let hasBothScripts: Bool

    /// A report.
    public init(hasBothScripts: Bool = false) {
        self.hasBothScripts = hasBothScripts
    }

    /// The head of the page, the filters and the legend.
    public var opening: [UInt8] {
        var html = HTMLText()
        html.tag(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src '\(ReportScript.digest)'; img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="Bianyan">
            <title>Bianyan report</title>
            <link rel="icon" href="data:,">
            <style>\(ReportStyle.text)</style>
            </head>
            <body>
            <a class="skip" href="#articles">Skip to the articles</a>
            <header class="top">
            <h1>Who says what, and who denies it</h1>
            <form class="filters" id="filters" aria-label="Filters" hidden>
            <fieldset><legend>Label</legend>\(Self.boxes("label", ReportWords.labels))</fieldset>
            <fieldset><legend>Kind of source</legend>\(Self.boxes("kind", ReportWords.kinds))</fieldset>
            <fieldset><legend>Entity</legend><label class="field"><span class="vh">Name of an entity</span>\
            <input id="entity" list="entities" autocomplete="off" placeholder="any name"></label><datalist id="entities"></datalist>\
            <label><input type="checkbox" id="repaired"> show repaired text</label>\
            <button type="reset">Show all</button></fieldset>
            <p id="shown" role="status" aria-live="polite"></p>
            </form>
            <nav id="contents" aria-label="Articles" hidden></nav>
            \(Self.legend)
            </header>
            <main id="articles">

            """)
        return html.bytes
    }

    /// The script and the end of the page.
    public var closing: [UInt8] {
        Array("</main>\n<script>\(ReportScript.text)</script>\n</body>\n</html>\n".utf8)
    }

    /// One article of the report. Linear.
    public func article(_ analysis: Analysis, number: Int) -> [UInt8] {
        var article = ReportArticle(analysis: analysis, anchor: "a\(number)", hasBothScripts: hasBothScripts)
        return article.html()
    }

    private static func boxes(_ name: String, _ choices: [(value: String, title: String)]) -> String {
        choices.map {
            "<label class=\"l-\($0.value)\"><input type=\"checkbox\" name=\"\(name)\" value=\"\($0.value)\" checked> \($0.title)</label>"
        }.joined()
    }

    private static var legend: String {
        let types = EntityType.allCases.map { "<span class=\"m t-\($0.rawValue)\">\($0.rawValue)</span>" }
            .joined(separator: " ")
        return """
            <p class="legend">Names: \(types) · <span class="fix" data-fix="what repair makes of it">repaired</span> · \
            <span class="tgt">denied claim</span> · <span class="cue">cue of a denial</span> · \
            <b class="flagsign">⚑</b> official denial of a reported claim · … source carried on from before</p>
            """
    }
}

/// The words that the report has for values of the record.
enum ReportWords {
    static let labels: [(value: String, title: String)] = [
        ("reported_fact", "reported fact"), ("quote", "quote"), ("denial", "denial"), ("commentary", "commentary"),
        ("none", "no label"),
    ]

    static let kinds: [(value: String, title: String)] =
        Source.Kind.allCases.map { ($0.rawValue, $0.rawValue) } + [("nobody", "no source")]

    static func label(_ label: Statement.Label) -> String {
        labels.first { $0.value == label.rawValue }?.title ?? label.rawValue
    }
}
