internal import Archive
internal import Bianyan
internal import Exports

/// The pages: forms and lists that work without any script.
enum ServicePage {
    /// What the pages may load: nothing, and they send forms to themselves alone.
    static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    /// The report's own policy, which stands in it, says by its digest which script is its own.
    static let reportPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; form-action 'none'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    static func start(hasArchive: Bool) -> String {
        page(
            "Who says what, and who denies it", hasArchive: hasArchive,
            """
            <form method="post" action="/v1/analyze" accept-charset="utf-8">
            <label for="text">An article, as it came</label>
            <textarea id="text" name="text" rows="16" required lang="zh" autofocus></textarea>
            <p><label>Answer <select name="format">\(options(ExportFormat.allCases.map(\.rawValue), chosen: "html"))</select></label>
            <label>Normalized to <select name="to">\(options(ConversionTarget.allCases.map(\.rawValue), chosen: "hans"))</select></label>
            <label><input type="checkbox" name="bothScripts" value="true"> both texts side by side</label>
            <label><input type="checkbox" name="download" value="true"> download</label>
            <button>Analyse</button></p>
            </form>
            <p>For programs: <a href="/openapi.json">OpenAPI</a>, <code>curl --data-binary @article.txt \
            -H 'Content-Type: text/plain' /v1/analyze</code></p>
            """)
    }

    static func articles(_ articles: [ArticleEntry], offset: Int) -> String {
        let rows = articles.map { entry in
            """
            <tr><td>\(escaped(entry.date ?? "–"))</td><td><a href="/v1/articles/\(entry.id)?format=html">\
            \(escaped(entry.name))</a>\(entry.isStale ? " (stale)" : "")</td><td>\(entry.length)</td>\
            <td>\(downloads(entry.id))</td></tr>
            """
        }
        return page(
            "Archive", hasArchive: true,
            searchForm(SearchQuery())
                + "<table><caption>Articles from \(offset + 1)</caption><tr><th>Date<th>Article<th>Length<th>Download</tr>"
                + rows.joined(separator: "\n") + "</table>"
                + (articles.count == 50 ? "<p><a href=\"/archive?offset=\(offset + 50)\">Older</a></p>" : ""))
    }

    static func results(_ hits: [SearchHit], query: SearchQuery) -> String {
        let rows = hits.map { hit in
            """
            <li><p class="where">\(escaped(hit.date ?? "no date")) · <a href="/v1/articles/\(hit.article)?format=html">\
            \(escaped(hit.name))</a> · \(escaped(hit.statement)) · <b>\(escaped(hit.label))</b>\
            \(hit.source.map { " · \(escaped($0))" } ?? "")</p><blockquote lang="zh">\(marked(hit))</blockquote></li>
            """
        }
        let more =
            hits.count == query.limit && query.limit > 0
            ? "<p>There may be more: narrow the search, or ask <code>/v1/search</code> with an offset.</p>" : ""
        return page(
            "Search", hasArchive: true,
            searchForm(query)
                + (hits.isEmpty
                    ? "<p role=\"status\">Nothing was found.</p>"
                    : "<ol class=\"hits\">\(rows.joined(separator: "\n"))</ol>\(more)"))
    }

    static func flags(_ flags: [FlagRecord], query: FlagQuery) -> String {
        func side(_ title: String, _ side: FlagRecord.Side) -> String {
            """
            <p class="where">\(title) · \(escaped(side.date ?? "no date")) · <a href="/v1/articles/\(side.article)?format=html">\
            \(escaped(side.name))</a>\(side.source.map { " · \(escaped($0))" } ?? "")</p>\
            <blockquote lang="zh">\(escaped(side.text))</blockquote>
            """
        }
        let rows = flags.map {
            """
            <li>\(side("Claim", $0.claim))\(side("Denial", $0.denial))<p class="where">\
            \($0.place == .across ? "across articles" : "in one article"), \
            sure to \(Int(($0.confidence * 100).rounded())) %</p></li>
            """
        }
        return page(
            "Flags", hasArchive: true,
            """
            <form method="get" action="/flags" role="search">
            <label>Name <input name="entity" value="\(escaped(query.entity ?? ""))"></label>
            \(dates(query.from, query.to))<button>Show</button></form>
            """
                + (rows.isEmpty
                    ? "<p role=\"status\">There are no flags.</p>"
                    : "<ol class=\"hits\">\(rows.joined(separator: "\n"))</ol>"))
    }

    // MARK: parts

    private static func searchForm(_ query: SearchQuery) -> String {
        """
        <form method="get" action="/archive" role="search">
        <label>Words <input name="q" value="\(escaped(query.text))" lang="zh"></label>
        <label>Name <input name="entity" value="\(escaped(query.entity ?? ""))" lang="zh"></label>
        <label>Label <select name="label"><option value="">any</option>\
        \(options(Statement.Label.allCases.map(\.rawValue), chosen: query.label?.rawValue))</select></label>
        <label>Source <select name="sourceKind"><option value="">any</option>\
        \(options(Source.Kind.allCases.map(\.rawValue), chosen: query.sourceKind?.rawValue))</select></label>
        \(dates(query.from, query.to))<button>Search</button></form>
        """
    }

    private static func dates(_ from: ArticleDate?, _ to: ArticleDate?) -> String {
        """
        <label>From <input type="date" name="from" value="\(escaped(String((from?.description ?? "").prefix(10))))"></label>
        <label>to <input type="date" name="to" value="\(escaped(String((to?.description ?? "").prefix(10))))"></label>
        """
    }

    private static func downloads(_ id: Int64) -> String {
        ExportFormat.allCases.map {
            "<a href=\"/v1/articles/\(id)?format=\($0.rawValue)&amp;download=true\">\($0.rawValue)</a>"
        }.joined(separator: " ")
    }

    private static func options(_ values: [String], chosen: String?) -> String {
        values.map { "<option\($0 == chosen ? " selected" : "")>\($0)</option>" }.joined()
    }

    /// The statement with its matches marked.
    private static func marked(_ hit: SearchHit) -> String {
        let scalars = Array(hit.text.unicodeScalars)
        var html = ""
        var position = 0
        for match in hit.matches {
            let (start, end) = (match.start - hit.start, min(match.end - hit.start, scalars.count))
            guard start >= position, start < end else { continue }
            html += escaped(String(scalars: scalars[position..<start]))
            html += "<mark>\(escaped(String(scalars: scalars[start..<end])))</mark>"
            position = end
        }
        return html + escaped(String(scalars: scalars[position...]))
    }

    /// Text as HTML, in an element or an attribute.
    static func escaped(_ text: String) -> String {
        var html: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;".unicodeScalars
            case "<": html += "&lt;".unicodeScalars
            case ">": html += "&gt;".unicodeScalars
            case "\"": html += "&quot;".unicodeScalars
            case "'": html += "&#39;".unicodeScalars
            default: html.append(scalar.value < 0x20 && scalar != "\n" ? "\u{FFFD}" : scalar)
            }
        }
        return String(scalars: html)
    }

    private static func page(_ title: String, hasArchive: Bool, _ body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) – Bianyan</title><link rel="icon" href="data:,"><style>
        body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}
        nav a{margin-right:1rem}textarea{width:100%;box-sizing:border-box;font:inherit}label{margin-right:.8rem}
        .where{margin:.3rem 0;color:#444}blockquote{margin:.2rem 0 .8rem;padding-left:.8rem;border-left:3px solid #888}
        mark{background:#ffe08a}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem;\
        border-bottom:1px solid #ddd;vertical-align:top}.hits li{margin-bottom:1rem}
        @media (prefers-color-scheme:dark){body{background:#151515;color:#eee}a{color:#8cf}.where{color:#bbb}\
        mark{background:#7a5c00;color:#fff}textarea,input,select,button{background:#222;color:#eee}}
        </style></head><body><nav aria-label="Pages"><a href="/">Analyse</a>\
        \(hasArchive ? "<a href=\"/archive\">Archive</a><a href=\"/flags\">Flags</a>" : "")</nav>
        <main><h1>\(title)</h1>
        \(body)
        </main></body></html>

        """
    }
}
