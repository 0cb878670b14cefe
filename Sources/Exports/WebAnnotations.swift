public import Bianyan

/// W3C Web Annotation as JSON-LD: an annotation page for each article, one a line.
///
/// Positions count code points, as the recommendation asks; each target has its quotation beside them. Mentions are
/// `identifying`, statements `classifying`, denials `linking` the denying text to the claims. Names of articles are
/// RFC 6920 digests of their bytes, so that the same article has the same name everywhere.
public struct WebAnnotations: AnalysisWriter {
    /// How much text stands before and behind a quotation, in scalars.
    private static let context = 32

    /// A writer of annotation pages.
    public init() {}

    /// The page on one line. Linear.
    public func article(_ analysis: Analysis, number: Int) -> [UInt8] {
        var page = Page(analysis: analysis)
        page.write()
        return page.json.bytes + [UInt8(ascii: "\n")]
    }

    private struct Page {
        let analysis: Analysis
        let name: String
        let flagged: Set<Int>
        var json = JSONWriter()

        init(analysis: Analysis) {
            self.analysis = analysis
            name = analysis.contentName
            flagged = Set(analysis.flags.map(\.denial))
        }

        mutating func write() {
            json.beginObject()
            field("@context", "http://www.w3.org/ns/anno.jsonld")
            field("id", "\(name)#annotations")
            field("type", "AnnotationPage")
            field("label", analysis.id)
            json.key("items")
            json.beginArray()
            for (index, mention) in analysis.mentions.enumerated() { write(mention, at: index) }
            for (index, statement) in analysis.statements.enumerated() { write(statement, at: index) }
            for (index, denial) in analysis.denials.enumerated() { write(denial, at: index) }
            json.endArray()
            json.endObject()
        }

        private mutating func write(_ mention: Mention, at index: Int) {
            begin(ItemName.mention(index), motivation: mention.entity == nil ? "tagging" : "identifying")
            tag(mention.type.rawValue)
            tag(mention.form.rawValue)
            if let entity = mention.entity {
                json.beginObject()
                field("type", "SpecificResource")
                field("purpose", "identifying")
                json.key("source")
                json.beginObject()
                field("id", "\(name)#\(ItemName.entity(entity))")
                field("label", analysis.entities[entity].name(language: analysis.language))
                json.endObject()
                json.endObject()
            }
            json.endArray()
            json.key("target")
            select(mention.range)
            json.endObject()
        }

        private mutating func write(_ statement: Statement, at index: Int) {
            begin(ItemName.statement(index), motivation: "classifying")
            json.beginObject()
            field("type", "TextualBody")
            field("purpose", "classifying")
            field("value", statement.label.rawValue)
            json.endObject()
            tag(statement.mode.rawValue)
            if let source = statement.source ?? statement.carriedSource {
                json.beginObject()
                field("type", "TextualBody")
                field("purpose", "describing")
                field("value", "source: " + analysis.repairedText(of: analysis.sources[source].range))
                json.endObject()
            }
            json.endArray()
            json.key("target")
            select(statement.range)
            json.endObject()
        }

        private mutating func write(_ denial: Denial, at index: Int) {
            begin(ItemName.denial(index), motivation: "linking")
            for target in denial.targets { select(target.range, purpose: "linking") }
            tag(denial.polarity.rawValue)
            tag(denial.status.rawValue)
            if denial.isOfficial { tag("official") }
            if flagged.contains(index) { tag("flag") }
            if let denier = denial.denier {
                json.beginObject()
                field("type", "TextualBody")
                field("purpose", "describing")
                field("value", "denier: " + analysis.repairedText(of: analysis.sources[denier].range))
                json.endObject()
            }
            json.endArray()
            json.key("target")
            select(analysis.statements[denial.statement].range)
            json.endObject()
        }

        private mutating func begin(_ item: String, motivation: String) {
            json.beginObject()
            field("id", "\(name)#\(item)")
            field("type", "Annotation")
            field("motivation", motivation)
            json.key("body")
            json.beginArray()
        }

        private mutating func tag(_ value: String) {
            json.beginObject()
            field("type", "TextualBody")
            field("purpose", "tagging")
            field("value", value)
            json.endObject()
        }

        private mutating func select(_ range: ScalarRange, purpose: String? = nil) {
            json.beginObject()
            field("type", "SpecificResource")
            if let purpose { field("purpose", purpose) }
            json.key("source")
            json.beginObject()
            field("id", name)
            field("type", "Text")
            field("format", "text/plain")
            field("language", analysis.language)
            json.endObject()
            json.key("selector")
            json.beginArray()
            json.beginObject()
            field("type", "TextPositionSelector")
            json.key("start")
            json.value(range.lowerBound)
            json.key("end")
            json.value(range.upperBound)
            json.endObject()
            json.beginObject()
            field("type", "TextQuoteSelector")
            json.key("exact")
            json.value(analysis.text[range])
            json.key("prefix")
            json.value(analysis.text[max(0, range.lowerBound - WebAnnotations.context)..<range.lowerBound])
            json.key("suffix")
            json.value(
                analysis.text[
                    range.upperBound..<min(analysis.text.count, range.upperBound + WebAnnotations.context)])
            json.endObject()
            json.endArray()
            json.endObject()
        }

        private mutating func field(_ name: StaticString, _ value: String) {
            json.key(name)
            json.value(value)
        }
    }
}
