import Bianyan

/// The analyzer of the checkout, made once for all tests.
enum Shared {
    static let analyzer = Result { try Analyzer() }

    static func analysis(of text: String, options: AnalysisOptions = .init()) throws -> Analysis {
        try analyzer.get().analysis(of: text, id: "a", options: options)
    }
}
