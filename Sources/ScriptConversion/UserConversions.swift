internal import AlignedText
internal import Foundation
internal import PatternMatching

/// A user's own conversions, which come before everything the tables say.
///
/// The file is tab-separated UTF-8: what to convert from, what to, and, if the line holds for some targets only, their
/// names parted by commas. Any characters may stand in it but tabs and line ends. Lines that are empty or begin with
/// `#` are left out, and so is a first line `from<tab>to`. A line whose two sides are equal keeps a text as it is.
public struct UserConversions: Sendable {
    /// The longest text that can be converted from, in scalars.
    public static let longestKey = 64

    struct Entry: Sendable {
        let key: [Unicode.Scalar]
        let value: [Unicode.Scalar]
        /// Nil for all.
        let targets: Set<ConversionTarget>?
        let line: Int
    }

    let entries: [Entry]

    /// No conversions.
    public static let none = UserConversions(entries: [])

    private init(entries: [Entry]) { self.entries = entries }

    /// Reads a file.
    ///
    /// - Throws: `ScriptConversionError` that names the file and the line.
    /// - Complexity: linear in the file.
    public init(path: String) throws(ScriptConversionError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ScriptConversionError(file: path, reason: .unreadable)
        }
        try self.init(bytes: Array(data), file: path)
    }

    /// Reads the text of a file; `file` is for messages.
    ///
    /// - Throws: `ScriptConversionError` that names the file and the line.
    public init(text: String, file: String) throws(ScriptConversionError) {
        try self.init(bytes: Array(text.utf8), file: file)
    }

    private init(bytes: [UInt8], file: String) throws(ScriptConversionError) {
        var entries: [Entry] = []
        var lines: [[Unicode.Scalar]: [(line: Int, targets: Set<ConversionTarget>?)]] = [:]
        var number = 0
        for var line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            func fault(_ reason: ScriptConversionError.Reason) -> ScriptConversionError {
                ScriptConversionError(file: file, line: number, reason: reason)
            }
            if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
            if line.last == 0x0D { line.removeLast() }
            if line.isEmpty || line.first == 0x23 { continue }
            guard let text = String(validating: line, as: UTF8.self) else { throw fault(.notUTF8) }
            let fields = text.scalarArray.split(separator: "\t", omittingEmptySubsequences: false).map(Array.init)
            if entries.isEmpty, fields.prefix(2) == ["from".scalarArray, "to".scalarArray] { continue }
            guard fields.count == 2 || fields.count == 3 else {
                throw fault(.wrongFieldCount(found: fields.count, expected: 2))
            }
            guard !fields[0].isEmpty else { throw fault(.emptyKey) }
            guard !fields[1].isEmpty else { throw fault(.emptyValue) }
            guard fields[0].count <= Self.longestKey else {
                throw fault(.tooLong(count: fields[0].count, limit: Self.longestKey))
            }
            var targets: Set<ConversionTarget>?
            if fields.count == 3, !fields[2].isEmpty {
                var named: Set<ConversionTarget> = []
                for name in fields[2].split(separator: ",", omittingEmptySubsequences: false) {
                    guard let target = ConversionTarget(rawValue: String(scalars: name)) else {
                        throw fault(.invalidField(String(scalars: name)))
                    }
                    named.insert(target)
                }
                targets = named
            }
            for earlier in lines[fields[0], default: []] {
                if let mine = targets, let theirs = earlier.targets, mine.isDisjoint(with: theirs) { continue }
                throw fault(.duplicateKey(String(scalars: fields[0]), firstLine: earlier.line))
            }
            lines[fields[0], default: []].append((number, targets))
            entries.append(Entry(key: fields[0], value: fields[1], targets: targets, line: number))
        }
        self.entries = entries
    }

    /// The conversions that hold for a target, as patterns whose payload is the rank of the entry.
    func patterns(for target: ConversionTarget) -> PatternTrie? {
        var patterns: [(pattern: [Unicode.Scalar], payload: UInt32)] = []
        for (rank, entry) in entries.enumerated() where entry.targets?.contains(target) ?? true {
            patterns.append((entry.key, UInt32(rank)))
        }
        return patterns.isEmpty ? nil : PatternTrie(patterns)
    }
}
