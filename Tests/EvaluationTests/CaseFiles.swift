import Foundation

@testable import Evaluation

/// Gold and system documents as files and as what the module reads from them.
struct CaseFiles {
    let goldPath: String
    let systemPath: String
    let gold: [GoldDocument]
    let system: [String: ScoredDocument]

    var report: EvaluationReport { Scorer().report(gold: gold, system: system) }

    /// Writes the cases to a temporary folder, which is removed after `body`.
    static func with<Result>(_ cases: [ScoringCase], _ body: (CaseFiles) throws -> Result) throws -> Result {
        try withFiles([
            "gold.jsonl": cases.map(\.gold.line).joined(separator: "\n") + "\n",
            "system.jsonl": cases.compactMap(\.system?.line).joined(separator: "\n") + "\n",
        ]) { folder in
            let (gold, system) = ("\(folder)/gold.jsonl", "\(folder)/system.jsonl")
            return try body(
                CaseFiles(
                    goldPath: gold, systemPath: system, gold: GoldCorpus(path: gold).documents,
                    system: SystemCorpus(path: system).documents))
        }
    }

    /// Writes files to a temporary folder, which is removed after `body`.
    static func withFiles<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cases-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        return try body(folder.path)
    }
}
