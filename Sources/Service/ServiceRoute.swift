internal import HTTPTypes

/// The paths that there are.
enum ServiceRoute: Sendable, Hashable {
    case page, archivePage, flagsPage, health, metrics, openAPI, analyze, normalize, search, flags, articles
    case article(Int64)

    init?(path: String) {
        switch path {
        case "/": self = .page
        case "/archive": self = .archivePage
        case "/flags": self = .flagsPage
        case "/healthz": self = .health
        case "/metrics": self = .metrics
        case "/openapi.json": self = .openAPI
        case "/v1/analyze": self = .analyze
        case "/v1/normalize": self = .normalize
        case "/v1/search": self = .search
        case "/v1/flags": self = .flags
        case "/v1/articles": self = .articles
        default:
            guard path.hasPrefix("/v1/articles/"), let id = Int64(path.dropFirst("/v1/articles/".count)), id > 0 else {
                return nil
            }
            self = .article(id)
        }
    }

    var methods: [HTTPRequest.Method] {
        switch self {
        case .analyze, .normalize: [.post]
        default: [.get, .head]
        }
    }

    /// The name by which it is counted.
    var name: String {
        switch self {
        case .page: "/"
        case .archivePage: "/archive"
        case .flagsPage: "/flags"
        case .health: "/healthz"
        case .metrics: "/metrics"
        case .openAPI: "/openapi.json"
        case .analyze: "/v1/analyze"
        case .normalize: "/v1/normalize"
        case .search: "/v1/search"
        case .flags: "/v1/flags"
        case .articles: "/v1/articles"
        case .article: "/v1/articles/{id}"
        }
    }
}
