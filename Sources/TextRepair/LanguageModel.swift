internal import Algorithms
import Lexicons

/// How likely a character is behind another: a model of word frequencies, small enough to sit in a cache.
///
/// A cost is a negative natural logarithm of a probability. Behind a Han character another one is either the next of
/// the same word or the first of a new word; Traditional and variant characters share the figures of the Simplified
/// character that Unihan leads them to.
struct LanguageModel: Sendable {
    /// For each scalar of the basic plane 1 + its row, or 0 where the model does not know it.
    private var rows: [UInt16]
    private var own: [Float] = []
    private var starts: [Float] = []
    private var ends: [Float] = []
    /// For each row, the row whose followers count for it, and the bounds of these in `followers`.
    private var models: [UInt16] = []
    private var bounds: [Int32] = [0]
    private var followers: [UInt16] = []
    private var followerCosts: [UInt8] = []

    /// The cost of a Han character that the model has never seen.
    static let unseen: Float = 15.5

    /// Reads `repair/characters.tsv`.
    init(_ table: LexiconTable) throws(LexiconError) {
        rows = [UInt16](repeating: 0, count: 0x10000)
        let columns = (
            character: try table.column("character"), cost: try table.column("cost"), start: try table.column("start"),
            end: try table.column("end"), like: try table.column("like"), after: try table.column("after")
        )
        var characters: [UInt16] = []
        for row in table.rows {
            guard let character = row.fields[columns.character].unicodeScalars.first, character.value < 0x10000 else {
                throw LexiconError(
                    file: table.file, line: row.line,
                    reason: .invalidValue(column: "character", value: row.fields[columns.character]))
            }
            for (column, name) in [(columns.cost, "cost"), (columns.start, "start"), (columns.end, "end")] {
                guard let tenths = Float(row.fields[column]) else {
                    throw LexiconError(
                        file: table.file, line: row.line,
                        reason: .invalidValue(column: name, value: row.fields[column]))
                }
                if column == columns.cost { own.append(tenths / 10) }
                if column == columns.start { starts.append(tenths / 10) }
                if column == columns.end { ends.append(tenths / 10) }
            }
            characters.append(UInt16(character.value))
            rows[Int(character.value)] = UInt16(clamping: characters.count)
        }
        for (index, row) in table.rows.enumerated() {
            let like = row.fields[columns.like].unicodeScalars.first
            let model = like.map { $0.value < 0x10000 ? rows[Int($0.value)] : 0 } ?? 0
            models.append(model == 0 ? UInt16(index + 1) : model)
            var pairs: [(UInt16, UInt8)] = []
            var level: UInt8 = 0
            for scalar in row.fields[columns.after].unicodeScalars {
                if scalar.isASCII {
                    level = UInt8(clamping: Int(scalar.value) - 0x61)
                } else if scalar.value < 0x10000, rows[Int(scalar.value)] != 0 {
                    pairs.append((rows[Int(scalar.value)], level))
                }
            }
            pairs.sort { $0.0 < $1.0 }
            followers.append(contentsOf: pairs.map(\.0))
            followerCosts.append(contentsOf: pairs.map(\.1))
            bounds.append(Int32(followers.count))
        }
    }

    /// The cost of a character whatever stands before it.
    func cost(of scalar: Unicode.Scalar) -> Float {
        if scalar.value < 0x10000 {
            let row = rows[Int(scalar.value)]
            if row != 0 { return own[Int(row) - 1] }
        }
        return LanguageModel.costOutsideModel(of: scalar)
    }

    /// The cost of a character behind another. O(log followers).
    func cost(of scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Float {
        let row = scalar.value < 0x10000 ? Int(rows[Int(scalar.value)]) : 0
        let before = previous.value < 0x10000 ? Int(rows[Int(previous.value)]) : 0
        guard row != 0 else {
            let base = LanguageModel.costOutsideModel(of: scalar)
            if before != 0 { return min(2, ends[before - 1]) + base }
            // Marks are doubled and trebled.
            if scalar == previous { return 2 }
            // Latin words and numbers come in runs.
            let isRun = scalar.value < 0x80 && previous.value < 0x80 && scalar.value > 0x20 && previous.value > 0x20
            return isRun ? base - 1.5 : base
        }
        // Chinese seldom stands right behind a Latin letter.
        guard before != 0 else { return starts[row - 1] + (ScalarClasses.isLatinLetter(previous) ? 1.5 : 0) }
        let backoff = ends[before - 1] + starts[row - 1]
        let model = Int(models[before - 1]) - 1
        let target = models[row - 1]
        let pairs = Int(bounds[model])..<Int(bounds[model + 1])
        let low = pairs.partitioningIndex { followers[$0] >= target }
        guard low < pairs.upperBound, followers[low] == target else { return min(backoff, own[row - 1] + 4) }
        return min(backoff, Float(followerCosts[low]) + 0.3)
    }

    /// The cost of a text, first to last, behind `previous`. O(n log followers).
    func cost(of text: some Sequence<Unicode.Scalar>, after previous: Unicode.Scalar = "。") -> Float {
        var total: Float = 0
        var previous = previous
        for scalar in text {
            total += cost(of: scalar, after: previous)
            previous = scalar
        }
        return total
    }

    /// Whether a character is a Traditional or variant form of another, whose figures it shares. Constant time.
    func isForm(_ scalar: Unicode.Scalar) -> Bool {
        let row = scalar.value < 0x10000 ? rows[Int(scalar.value)] : 0
        return row != 0 && models[Int(row) - 1] != row
    }

    /// Fixed costs of what is no Han character of the model.
    private static func costOutsideModel(of scalar: Unicode.Scalar) -> Float {
        switch scalar.value {
        case 0x0A, 0x0D: return 4
        case 0x09: return 6
        case 0x20, 0x30...0x39, 0x61...0x7A: return 4.5
        case 0x41...0x5A: return 5
        case 0x21...0x7E: return 6
        case 0xFF0C: return 2.3
        case 0x3002: return 2.7
        case 0x3001: return 3.8
        case 0x201C, 0x201D, 0x300C, 0x300D: return 4.8
        case 0xFF1A, 0x300A, 0x300B, 0xFF08, 0xFF09: return 5
        case 0xFF1B, 0xFF1F: return 5.6
        case 0xFF01, 0xB7, 0x2014: return 6
        case 0x2018, 0x2019, 0x2026, 0x3000: return 7
        case 0x300E, 0x300F, 0x3010, 0x3011: return 7.5
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return 7
        case 0xFF05, 0xFF0E, 0xFF0D, 0xFF5E, 0x2103, 0xD7, 0x2160...0x216B, 0x2460...0x2473: return 8
        case 0xC0...0x17F: return 9
        case 0x3040...0x30FF, 0x370...0x45F: return 9.5
        case 0x1F000...0x1FAFF, 0x2600...0x27BF: return 9
        case 0x4E00...0x9FFF: return unseen
        case 0xE000...0xF8FF, 0xFFFD: return 18
        case 0x80...0x9F: return 18
        case 0x3008, 0x3009: return 9
        default: return 13
        }
    }
}
