internal import Archive
internal import Bianyan
internal import Exports
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore

/// The parameters of a request.
struct RequestQuery: Sendable {
    private var values: [String: String] = [:]

    init(_ uri: URI) {
        for (name, value) in uri.queryParameters where !value.isEmpty { values[String(name)] = String(value) }
    }

    /// Adds the fields of a form; the address comes before them.
    mutating func add(_ form: [String: String]) {
        values.merge(form.filter { !$0.value.isEmpty && $0.key != "text" }) { address, _ in address }
    }

    subscript(_ name: String) -> String? { values[name] }

    /// Reads a value of a type that is named by its raw values.
    func value<Value: RawRepresentable>(_ name: String, as: Value.Type) throws -> Value?
    where Value.RawValue == String {
        guard let text = values[name] else { return nil }
        guard let value = Value(rawValue: text) else { throw ServiceError.badRequest("\(name): no such value") }
        return value
    }

    func number(_ name: String) throws -> Int? {
        guard let text = values[name] else { return nil }
        guard let value = Int(text), value >= 0 else {
            throw ServiceError.badRequest("\(name): not a number from 0 on")
        }
        return value
    }

    func flag(_ name: String) throws -> Bool {
        switch values[name] {
        case nil, "false", "0": false
        case "true", "1", "on": true
        default: throw ServiceError.badRequest("\(name): true or false")
        }
    }

    private func date(_ name: String) throws -> ArticleDate? {
        guard let text = values[name] else { return nil }
        guard let date = ArticleDate(text) else { throw ServiceError.badRequest("\(name): a day as 2024-05-31") }
        return date
    }

    func search() throws -> SearchQuery {
        SearchQuery(
            text: values["q"] ?? "", entity: values["entity"],
            label: try value("label", as: Statement.Label.self),
            sourceKind: try value("sourceKind", as: Source.Kind.self), from: try date("from"), to: try date("to"),
            limit: try number("limit") ?? 20,
            offset: try number("offset") ?? 0)
    }

    func flags() throws -> FlagQuery {
        var confidence = 0.5
        if let text = values["confidence"] {
            guard let value = Double(text), (0...1).contains(value) else {
                throw ServiceError.badRequest("confidence: from 0 to 1")
            }
            confidence = value
        }
        return FlagQuery(
            place: try value("place", as: FlagQuery.Place.self), entity: values["entity"], from: try date("from"),
            to: try date("to"), confidence: confidence,
            limit: min(try number("limit") ?? 100, SearchQuery.largestLimit))
    }
}

/// How an analysis is answered.
struct ExportView: Sendable {
    let format: ExportFormat
    let options: AnalysisOptions
    private let unit: OffsetUnit
    private let hasBothScripts: Bool
    private let isDownload: Bool

    init(_ query: RequestQuery) throws {
        format = try query.value("format", as: ExportFormat.self) ?? .json
        unit = try query.value("offsets", as: OffsetUnit.self) ?? .scalar
        hasBothScripts = try query.flag("bothScripts")
        isDownload = try query.flag("download")
        if unit != .scalar, !format.takesOffsetUnit {
            throw ServiceError.badRequest("offsets: \(format.rawValue) always counts Unicode scalars")
        }
        options = AnalysisOptions(
            script: try query.value("to", as: ConversionTarget.self) ?? .hans,
            listsTokens: try query.flag("tokens") || format.needsTokens)
    }

    func response(_ analysis: Analysis) -> Response {
        let document = format.writer(unit: unit, hasBothScripts: hasBothScripts).document([analysis])
        var response = ServiceResponder.bytes(
            document, type: format.mediaType, policy: format == .html ? ServicePage.reportPolicy : nil)
        if isDownload {
            response.headers[.contentDisposition] = "attachment; filename=\"article.\(format.fileExtension)\""
        }
        return response
    }
}
