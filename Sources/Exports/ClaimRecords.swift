public import Bianyan

/// Claims of schema.org as JSON-LD: a graph for each article, one a line.
///
/// Reported facts, quotes and denials are `Claim`s with their `creator` and their `appearance`; what is denied is the
/// `about` of the denial. There are no ratings: whether a claim is true is not ours to say.
public struct ClaimRecords: AnalysisWriter {
    /// A writer of claims.
    public init() {}

    /// The graph on one line. Linear.
    public func article(_ analysis: Analysis, number: Int) -> [UInt8] {
        var graph = Graph(analysis: analysis, name: analysis.contentName)
        graph.write()
        return graph.json.bytes + [UInt8(ascii: "\n")]
    }

    private struct Graph {
        let analysis: Analysis
        let name: String
        var json = JSONWriter()

        mutating func write() {
            json.beginObject()
            field("@context", "https://schema.org")
            json.key("@graph")
            json.beginArray()
            json.beginObject()
            field("@id", name)
            field("@type", "Article")
            field("identifier", analysis.id)
            field("inLanguage", analysis.language)
            json.endObject()
            for (index, entity) in analysis.entities.enumerated() { write(entity, at: index) }
            // What a denial says is written once, with what it is about.
            let denying = Set(analysis.denials.map(\.statement))
            for (index, statement) in analysis.statements.enumerated() where !denying.contains(index) {
                guard isClaim(statement) else { continue }
                claim(
                    ItemName.statement(index), statement.range, creator: statement.source ?? statement.carriedSource,
                    about: [])
            }
            for (index, denial) in analysis.denials.enumerated() {
                var about: [String] = []
                for (number, target) in denial.targets.enumerated() {
                    let statement = analysis.statements[target.statement]
                    let isWhole = statement.range == target.range && isClaim(statement)
                    if isWhole, !denying.contains(target.statement) {
                        about.append(ItemName.statement(target.statement))
                    } else {
                        let item = ItemName.target(number, of: index)
                        claim(item, target.range, creator: statement.source, about: [])
                        about.append(item)
                    }
                }
                claim(
                    ItemName.denial(index), analysis.statements[denial.statement].range, creator: denial.denier,
                    about: about)
            }
            json.endArray()
            json.endObject()
        }

        private mutating func write(_ entity: Entity, at index: Int) {
            json.beginObject()
            field("@id", "\(name)#\(ItemName.entity(index))")
            field("@type", type(of: entity.type))
            let main = entity.name(language: analysis.language)
            field("name", main)
            let others = [entity.hans, entity.hant, entity.en].compactMap { $0 }.filter { $0 != main }
            if !others.isEmpty {
                json.key("alternateName")
                json.beginArray()
                for other in others { json.value(other) }
                json.endArray()
            }
            if let key = entity.key { field("identifier", key) }
            json.endObject()
        }

        private mutating func claim(_ item: String, _ range: ScalarRange, creator: Int?, about: [String]) {
            json.beginObject()
            field("@id", "\(name)#\(item)")
            field("@type", "Claim")
            field("text", analysis.repairedText(of: range))
            field("inLanguage", analysis.language)
            json.key("appearance")
            reference(name)
            if let creator {
                json.key("creator")
                let source = analysis.sources[creator]
                if let entity = analysis.entity(of: source), isAgent(analysis.entities[entity]) {
                    reference("\(name)#\(ItemName.entity(entity))")
                } else {
                    json.beginObject()
                    field("@type", "Thing")
                    field("name", analysis.repairedText(of: source.range))
                    json.endObject()
                }
            }
            if !about.isEmpty {
                json.key("about")
                json.beginArray()
                for item in about { reference("\(name)#\(item)") }
                json.endArray()
            }
            json.endObject()
        }

        /// A place in the name of an office is not the office.
        private func isAgent(_ entity: Entity) -> Bool { entity.type == .person || entity.type == .organization }

        private func isClaim(_ statement: Statement) -> Bool {
            switch statement.label {
            case .reportedFact, .quote, .denial: true
            case .commentary, .none: false
            }
        }

        private mutating func reference(_ iri: String) {
            json.beginObject()
            field("@id", iri)
            json.endObject()
        }

        private func type(of type: EntityType) -> String {
            switch type {
            case .person: "Person"
            case .organization: "Organization"
            case .place: "Place"
            case .product: "Product"
            case .other: "Thing"
            }
        }

        private mutating func field(_ name: StaticString, _ value: String) {
            json.key(name)
            json.value(value)
        }
    }
}
