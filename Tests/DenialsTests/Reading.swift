import Bianyan

/// What the analyzer of the checkout says of the denials in a short text, in words.
struct Reading {
    let analysis: Analysis

    private static let analyzer = Result { try Analyzer() }

    init(_ text: String) throws { analysis = try Self.analyzer.get().analysis(of: text, id: "a") }

    /// The claims of each denial, the likeliest first.
    var targets: [[String]] { analysis.denials.map { $0.targets.map { analysis.text(of: $0.range) } } }

    /// The claims that are flagged.
    var flaggedClaims: [String] { analysis.flags.map { analysis.text(of: analysis.statements[$0.claim].range) } }
}
