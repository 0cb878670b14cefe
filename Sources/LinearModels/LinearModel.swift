public import Lexicons

/// A sparse multinomial linear model: named features in, a probability for each class out.
///
/// The weights are a dictionary file with a column for each class, so that a reader sees what decides.
public struct LinearModel: Sendable {
    /// The classes in the order of the scores.
    public let classes: [String]
    private let weights: [String: [Double]]

    /// A model of given weights, one number a class for each feature.
    public init(classes: [String], weights: [String: [Double]]) {
        self.classes = classes
        self.weights = weights.filter { $0.value.count == classes.count }
    }

    /// Reads a table whose first column is `feature` and whose others are the classes.
    ///
    /// - Throws: `LexiconError` that names the line of a bad number.
    public init(table: LexiconTable) throws(LexiconError) {
        let feature = try table.column("feature")
        let columns = table.columns.indices.filter { $0 != feature }
        var weights: [String: [Double]] = [:]
        weights.reserveCapacity(table.rows.count)
        for row in table.rows {
            var numbers: [Double] = []
            for column in columns {
                guard let number = Double(row.fields[column]) else {
                    throw LexiconError(
                        file: table.file, line: row.line,
                        reason: .invalidValue(column: table.columns[column], value: row.fields[column]))
                }
                numbers.append(number)
            }
            guard weights.updateValue(numbers, forKey: row.fields[feature]) == nil else {
                throw LexiconError(file: table.file, line: row.line, reason: .duplicateKey(row.fields[feature]))
            }
        }
        self.init(classes: columns.map { table.columns[$0] }, weights: weights)
    }

    /// Reads `weights/NAME.tsv`; nil when there is no such file, so that rules decide instead.
    ///
    /// - Throws: `LexiconError` that names the line of a fault.
    public static func weights(named name: String, in lexicons: LexiconDirectory) throws(LexiconError) -> LinearModel? {
        let table: LexiconTable
        do throws(LexiconError) {
            table = try lexicons.table("weights/\(name).tsv")
        } catch {
            if error.reason == .unreadable { return nil }
            throw error
        }
        return try LinearModel(table: table)
    }

    /// The sum of weights for each class. Linear in the features.
    public func scores(of features: [String]) -> [Double] {
        var scores = [Double](repeating: 0, count: classes.count)
        for feature in features {
            guard let row = weights[feature] else { continue }
            for index in scores.indices { scores[index] += row[index] }
        }
        return scores
    }

    /// The probability of each class. Linear in the features.
    public func probabilities(of features: [String]) -> [Double] {
        Self.softmax(scores(of: features))
    }

    /// Powers of the scores that sum to one. Linear.
    public static func softmax(_ scores: [Double]) -> [Double] {
        let highest = scores.max() ?? 0
        let powers = scores.map { Exponential.value($0 - highest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    /// The features with their weights, sorted by name, as the lines of a dictionary file.
    ///
    /// Features whose every weight rounds to nothing at three places are left out.
    public var lines: [String] {
        var lines = ["feature\t" + classes.joined(separator: "\t")]
        for (feature, row) in weights.sorted(by: { $0.key < $1.key }) {
            let rounded = row.map { ($0 * 1000).rounded() / 1000 }
            if rounded.allSatisfy({ $0 == 0 }) { continue }
            lines.append(feature + "\t" + rounded.map { "\($0)" }.joined(separator: "\t"))
        }
        return lines
    }
}
