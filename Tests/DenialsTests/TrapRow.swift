import Foundation

/// A row of `corpus/traps.tsv`: a text with its marks, and what the analyzer makes of it today.
struct TrapRow: Sendable, CustomStringConvertible {
    /// The guideline's number of the trap; nil for a plain denial.
    let trap: Int?
    /// `hans` or `hant`.
    let script: String
    /// The text without its marks.
    let text: String
    /// The marked words, over the scalars of the text: `[words that deny nothing]`.
    let traps: [Range<Int>]
    /// `<what denies>`; at most one.
    let cue: Range<Int>?
    /// `{who denies}`.
    let denier: Range<Int>?
    /// Whether the analyzer still gets the row wrong.
    let isKnownFailure: Bool

    /// The row as a failing case is told.
    var description: String { "\(trap.map(String.init) ?? "denial") \(script) \(text)" }

    /// What keeps a table from being read.
    struct Fault: Error {
        let line: String
    }

    /// The rows of the checkout's table.
    static let table = Result { try rows(of: String(contentsOf: file, encoding: .utf8)) }

    private static let file = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "corpus/traps.tsv")

    private static func rows(of table: String) throws -> [TrapRow] {
        try table.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { try TrapRow(String($0)) }
    }

    private init(_ line: String) throws {
        let fields = line.components(separatedBy: "\t")
        guard fields.count == 4, ["hans", "hant"].contains(fields[1]), ["holds", "fails"].contains(fields[3]) else {
            throw Fault(line: line)
        }
        trap = fields[0].split(separator: " ").first.flatMap { Int($0) }
        script = fields[1]
        isKnownFailure = fields[3] == "fails"
        var plain: [Unicode.Scalar] = []
        var opened: [(mark: Unicode.Scalar, place: Int)] = []
        var marked: [Unicode.Scalar: [Range<Int>]] = [:]
        for scalar in fields[2].unicodeScalars {
            switch scalar {
            case "[", "{", "<": opened.append((scalar, plain.count))
            case "]", "}", ">":
                guard let (mark, place) = opened.popLast() else { throw Fault(line: line) }
                marked[mark, default: []].append(place..<plain.count)
            default: plain.append(scalar)
            }
        }
        text = String(String.UnicodeScalarView(plain))
        traps = marked["["] ?? []
        cue = marked["<"]?.first
        denier = marked["{"]?.first
        guard opened.isEmpty, (cue == nil) == (denier == nil), cue != nil || !traps.isEmpty else {
            throw Fault(line: line)
        }
    }
}
