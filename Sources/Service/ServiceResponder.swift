internal import Archive
internal import Bianyan
internal import Exports
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Answers requests. Every path is one of a fixed set, and none of them names a file.
struct ServiceResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let analyzer: Analyzer
    let archive: Archive?
    let limits: ServiceLimits
    let isLoopback: Bool
    private let work: WorkQueue
    private let metrics = ServiceMetrics()

    init(analyzer: Analyzer, archive: Archive?, limits: ServiceLimits, isLoopback: Bool) {
        self.analyzer = analyzer
        self.archive = archive
        self.limits = limits
        self.isLoopback = isLoopback
        work = WorkQueue(
            concurrency: limits.concurrency ?? ProcessInfo.processInfo.activeProcessorCount,
            waiting: limits.waiting, seconds: limits.answerSeconds)
    }

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        let start = ContinuousClock.now
        metrics.begin()
        let route = ServiceRoute(path: request.uri.path)
        var response: Response
        do {
            response = try await answer(request, route: route)
        } catch let error as ServiceError {
            response = error.response
        } catch let error as ArchiveError {
            response = Self.response(for: error)
        } catch {
            // The client went away, or broke the protocol.
            response = ServiceError.badRequest("the request cannot be read").response
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.cacheControl] = "no-store"
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        }
        let duration = ContinuousClock.now - start
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
        metrics.end(route: route?.name ?? "none", status: response.status.code, seconds: seconds)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private static func response(for error: ArchiveError) -> Response {
        switch error {
        case .query(let detail): ServiceError.badRequest(detail).response
        // SQLite's messages name files: they are for the owner of the service.
        default: ServiceError(.internalServerError, "the archive cannot be read").response
        }
    }

    private func answer(_ request: Request, route: ServiceRoute?) async throws -> Response {
        if isLoopback {
            let host = request.head.authority ?? ""
            let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
            guard BianyanService.isLoopback(String(name)) else {
                throw ServiceError(.misdirectedRequest, "this service is for this machine")
            }
        }
        guard let route else { throw ServiceError.notFound }
        guard route.methods.contains(request.method) else {
            throw ServiceError(
                .methodNotAllowed, "\(route.methods.map(\.rawValue).joined(separator: ", ")) only",
                headers: [.allow: route.methods.map(\.rawValue).joined(separator: ", ")])
        }
        let query = RequestQuery(request.uri)
        switch route {
        case .health: return Self.text("ok\n")
        case .metrics: return Self.text(metrics.text(load: work.load))
        case .openAPI: return Self.bytes(Array(OpenAPIDocument.text.utf8), type: "application/json")
        case .page: return Self.page(ServicePage.start(hasArchive: archive != nil))
        case .analyze: return try await analyze(request, query: query)
        case .normalize: return try await normalize(request, query: query)
        case .search:
            let (archive, sought) = (try needArchive(), try query.search())
            return try await work.run { try Self.json(["hits": try archive.search(sought)]) }
        case .flags:
            let (archive, sought) = (try needArchive(), try query.flags())
            return try await work.run { try Self.json(["flags": try archive.flags(sought)]) }
        case .articles:
            let archive = try needArchive()
            let (limit, offset) = (try query.number("limit") ?? 50, try query.number("offset") ?? 0)
            return try await work.run {
                try Self.json(["articles": try archive.articles(limit: limit, offset: offset)])
            }
        case .article(let id): return try await article(id, query: query)
        case .archivePage:
            let archive = try needArchive()
            let (sought, offset) = (try query.search(), try query.number("offset") ?? 0)
            let isSearch = query["q"] != nil || query["label"] != nil || query["entity"] != nil
            return try await work.run {
                Self.page(
                    isSearch
                        ? ServicePage.results(try archive.search(sought), query: sought)
                        : ServicePage.articles(try archive.articles(limit: 50, offset: offset), offset: offset))
            }
        case .flagsPage:
            let (archive, sought) = (try needArchive(), try query.flags())
            return try await work.run { Self.page(ServicePage.flags(try archive.flags(sought), query: sought)) }
        }
    }

    private func needArchive() throws -> Archive {
        guard let archive else { throw ServiceError(.notFound, "this service has no archive") }
        return archive
    }

    // MARK: articles

    private func analyze(_ request: Request, query: RequestQuery) async throws -> Response {
        let body = try await BodyReader.read(request, limits: limits)
        let sent = try SentArticle(body: body, contentType: request.headers[.contentType])
        var query = query
        query.add(sent.form)
        let view = try ExportView(query)
        return try await work.run { [analyzer] in
            view.response(try sent.analysis(by: analyzer, options: view.options))
        }
    }

    private func article(_ id: Int64, query: RequestQuery) async throws -> Response {
        let archive = try needArchive()
        let view = try ExportView(query)
        return try await work.run { [analyzer] in
            guard let analysis = try archive.analysis(ofArticle: id, by: analyzer, options: view.options) else {
                throw ServiceError(.notFound, "there is no such article")
            }
            return view.response(analysis)
        }
    }

    private func normalize(_ request: Request, query: RequestQuery) async throws -> Response {
        struct Normalized: Encodable {
            let script: String
            let text: String
        }
        let body = try await BodyReader.read(request, limits: limits)
        let sent = try SentArticle(body: body, contentType: request.headers[.contentType])
        let target = try query.value("to", as: ConversionTarget.self) ?? .hans
        return try await work.run { [analyzer] in
            let decoded = try sent.decoded()
            let text = analyzer.normalized(decoded, to: target)
            return try Self.json(Normalized(script: target.rawValue, text: String(scalars: text.scalars)))
        }
    }

    // MARK: answers

    static func json(_ value: some Encodable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return bytes(Array(try encoder.encode(value)), type: "application/json")
    }

    static func text(_ text: String) -> Response { bytes(Array(text.utf8), type: "text/plain; charset=utf-8") }

    static func page(_ html: String) -> Response {
        bytes(Array(html.utf8), type: "text/html; charset=utf-8", policy: ServicePage.policy)
    }

    static func bytes(_ bytes: [UInt8], type: String, policy: String? = nil) -> Response {
        var headers: HTTPFields = [.contentType: type]
        if let policy { headers[.contentSecurityPolicy] = policy }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension SentArticle {
    func analysis(by analyzer: Analyzer, options: AnalysisOptions) throws -> Analysis {
        switch content {
        case .text(let text): return analyzer.analysis(of: text, id: id, options: options)
        case .bytes(let bytes, let encoding):
            do {
                return try analyzer.analysis(of: bytes, id: id, encoding: encoding, options: options)
            } catch {
                throw ServiceError(.unsupportedMediaType, "\(error)")
            }
        }
    }

    func decoded() throws -> DecodedText {
        switch content {
        case .text(let text): return DecodedText(text: text.unicodeScalars)
        case .bytes(let bytes, let encoding):
            do {
                return try TextDecoder().decode(bytes, encoding: encoding)
            } catch {
                throw ServiceError(.unsupportedMediaType, "\(error)")
            }
        }
    }
}
