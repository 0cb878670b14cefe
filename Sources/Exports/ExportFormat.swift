/// The formats of `analyze`. The raw values are the names that `--format` takes.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
    /// A view for the terminal.
    case text
    /// The record `bianyan.analysis/1`, one a line.
    case json, jsonl
    /// A report for a browser: one file that needs nothing else.
    case html
    /// brat's standoff annotation.
    case brat
    /// W3C Web Annotation, as JSON-LD.
    case webAnnotation = "w3c"
    /// Tasks with predictions for Label Studio.
    case labelStudio = "label-studio"
    /// CoNLL-U with offsets in the last column.
    case conllu
    case csvMentions = "csv-mentions"
    case csvStatements = "csv-statements"
    case csvDenials = "csv-denials"
    case tsvMentions = "tsv-mentions"
    case tsvStatements = "tsv-statements"
    case tsvDenials = "tsv-denials"
    /// Claims of schema.org, as JSON-LD.
    case claims

    /// The media type of an output.
    public var mediaType: String {
        switch self {
        case .text, .brat: "text/plain; charset=utf-8"
        case .json: "application/json"
        case .jsonl: "application/jsonl"
        case .html: "text/html; charset=utf-8"
        case .webAnnotation: "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""
        case .labelStudio: "application/json"
        case .conllu: "text/plain; charset=utf-8"
        case .csvMentions, .csvStatements, .csvDenials: "text/csv; charset=utf-8; header=present"
        case .tsvMentions, .tsvStatements, .tsvDenials: "text/tab-separated-values; charset=utf-8"
        case .claims: "application/ld+json"
        }
    }

    /// The ending of a file of this format, without the dot.
    public var fileExtension: String {
        switch self {
        case .text: "txt"
        case .json, .labelStudio: "json"
        case .jsonl: "jsonl"
        case .html: "html"
        case .brat: "ann"
        case .webAnnotation, .claims: "jsonld"
        case .conllu: "conllu"
        case .csvMentions, .csvStatements, .csvDenials: "csv"
        case .tsvMentions, .tsvStatements, .tsvDenials: "tsv"
        }
    }

    /// Whether the format leaves the unit of offsets open; the others' own rules fix it.
    public var takesOffsetUnit: Bool {
        switch self {
        case .json, .jsonl, .csvMentions, .csvStatements, .csvDenials, .tsvMentions, .tsvStatements, .tsvDenials: true
        case .text, .html, .brat, .webAnnotation, .labelStudio, .conllu, .claims: false
        }
    }

    /// Whether the analysis must list its words.
    public var needsTokens: Bool { self == .conllu }

    /// Whether each article is a file of its own.
    public var isOneArticleAFile: Bool { self == .brat }

    /// How the tool that reads this format is set up for it: the name of each file and what stands in it.
    public var configuration: [(name: String, text: String)] {
        switch self {
        case .brat: BratAnnotations.configuration
        case .labelStudio: [("label-studio.xml", LabelStudioTasks.configuration)]
        default: []
        }
    }

    /// What writes this format.
    ///
    /// - Parameters:
    ///   - unit: what offsets are counted in, where the format leaves that open.
    ///   - view: the view for a terminal.
    ///   - hasBothScripts: whether the report shows the normalized text beside the text as it came.
    public func writer(
        unit: OffsetUnit = .scalar, view: TerminalView = TerminalView(hasColor: false), hasBothScripts: Bool = false
    ) -> any AnalysisWriter {
        switch self {
        case .text: view
        case .json, .jsonl: AnalysisJSON(unit: unit)
        case .html: HTMLReport(hasBothScripts: hasBothScripts)
        case .brat: BratAnnotations()
        case .webAnnotation: WebAnnotations()
        case .labelStudio: LabelStudioTasks()
        case .conllu: CoNLLUDocuments()
        case .csvMentions: AnalysisTable(subject: .mentions, dialect: .csv, unit: unit)
        case .csvStatements: AnalysisTable(subject: .statements, dialect: .csv, unit: unit)
        case .csvDenials: AnalysisTable(subject: .denials, dialect: .csv, unit: unit)
        case .tsvMentions: AnalysisTable(subject: .mentions, dialect: .tsv, unit: unit)
        case .tsvStatements: AnalysisTable(subject: .statements, dialect: .tsv, unit: unit)
        case .tsvDenials: AnalysisTable(subject: .denials, dialect: .tsv, unit: unit)
        case .claims: ClaimRecords()
        }
    }
}
