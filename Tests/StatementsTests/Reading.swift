import Bianyan

/// What the analyzer of the checkout says of a short text, in words.
struct Reading {
    let analysis: Analysis

    private static let analyzer = Result { try Analyzer() }

    init(_ text: String) throws { analysis = try Self.analyzer.get().analysis(of: text, id: "a") }

    /// The phrases that statements name as their sources, in order.
    var sources: [String] {
        analysis.statements.compactMap { $0.source.map { analysis.text(of: analysis.sources[$0].range) } }
    }

    /// The labels of the statements, in order.
    var labels: [Statement.Label] { analysis.statements.map(\.label) }

    /// The words that deny.
    var denialCues: [String] { analysis.denials.map { analysis.text(of: $0.cue) } }

    /// The phrase that names who denies first.
    var denier: String? {
        analysis.denials.first?.denier.map { analysis.text(of: analysis.sources[$0].range) }
    }
}
