public import Bianyan
internal import Foundation

/// Weights of the name tagger that have not seen a part of the articles each, and which articles those are.
///
/// What is learnt from mentions must be learnt from such as the tagger finds in articles that it does not know: those of
/// its own training come out better than any others.
public struct NameFolds: Sendable {
    /// The ids of the articles that each weights have not seen.
    public let parts: [[String]]
    /// The bytes of the files of weights.
    public let weights: [[UInt8]]

    /// Weights for parts of articles, as many of the one as of the other.
    init(parts: [[String]], weights: [[UInt8]]) {
        self.parts = parts
        self.weights = weights
    }

    /// The table of the parts in the folder of the weights.
    public static let tableFile = "folds.tsv"

    /// The file of the weights that have not seen a part.
    public static func weightsFile(ofPart part: Int) -> String { "fold-\(part).weights" }

    /// Reads a folder that `bianyan train names --folds` has written.
    ///
    /// - Throws: `NameTrainingError` that names the file and what is wrong with it.
    public init(path: String) throws(NameTrainingError) {
        var parts: [[String]] = []
        do {
            let table = try LexiconTable(path: path + "/" + Self.tableFile)
            let (id, part) = (try table.column("id"), try table.column("part"))
            for row in table.rows {
                guard let number = Int(row.fields[part]), number >= 0, number <= table.rows.count else {
                    throw LexiconError(
                        file: table.file, line: row.line,
                        reason: .invalidValue(column: "part", value: row.fields[part]))
                }
                while parts.count <= number { parts.append([]) }
                parts[number].append(row.fields[id])
            }
        } catch {
            throw NameTrainingError(cause: error)
        }
        var weights: [[UInt8]] = []
        for part in parts.indices {
            let file = path + "/" + Self.weightsFile(ofPart: part)
            guard let data = FileManager.default.contents(atPath: file) else {
                throw NameTrainingError(cause: LexiconError(file: file, reason: .unreadable))
            }
            weights.append(Array(data))
        }
        self.init(parts: parts, weights: weights)
    }

    /// The table of the parts.
    public var table: String {
        "# which weights have not seen an article\nid\tpart\n"
            + parts.enumerated().map { part, ids in ids.map { "\($0)\t\(part)\n" }.joined() }.joined()
    }

    /// For each article an analyzer whose weights of names have not seen it.
    ///
    /// - Throws: `NameTrainingError` when the weights are no weights.
    public func analyzers(from analyzer: Analyzer) throws(NameTrainingError) -> [String: Analyzer] {
        var analyzers: [String: Analyzer] = [:]
        for (part, ids) in parts.enumerated() {
            do {
                let own = try analyzer.with(nameWeights: weights[part], file: Self.weightsFile(ofPart: part))
                for id in ids { analyzers[id] = own }
            } catch {
                throw NameTrainingError(cause: error)
            }
        }
        return analyzers
    }
}
