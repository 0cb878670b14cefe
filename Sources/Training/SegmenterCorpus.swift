internal import Foundation
public import Segmentation

/// Texts that people cut into words, to train the segmenter on.
public struct SegmenterCorpus: Sendable {
    /// The standard that the words follow; nil for one that the segmenter does not offer.
    public let standard: WordStandard?
    /// The file.
    public let path: String
    /// The words of each line.
    public let lines: [[String]]

    /// Reads a file of one of these forms: words parted by white space; `word/tag`, where neighbours tagged `nr`, a
    /// family and a given name, are one word in the standard `default`; CoNLL columns, the word in the second.
    ///
    /// - Throws: `TrainingError` that names the file.
    public init(path: String, standard: WordStandard?) throws(TrainingError) {
        guard let data = FileManager.default.contents(atPath: path) else { throw TrainingError.unreadable(path) }
        guard let text = String(validating: data, as: UTF8.self) else { throw TrainingError.notUTF8(path) }
        self.init(text: text, path: path, standard: standard)
    }

    /// Reads the text of a file.
    package init(text: String, path: String, standard: WordStandard?) {
        self.path = path
        self.standard = standard
        var rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if let first = rows.first, first.unicodeScalars.first == "\u{FEFF}" {
            rows[0] = Substring(first.unicodeScalars.dropFirst())
        }
        let isTable = rows.prefix(20).contains { $0.hasPrefix("# sent_id") || $0.hasPrefix("1\t") }
        lines =
            isTable
            ? Self.sentences(ofTable: rows)
            : rows.map { Self.words(ofLine: $0, standard: standard) }.filter { !$0.isEmpty }
    }

    private static func words(ofLine line: Substring, standard: WordStandard?) -> [String] {
        let tokens = line.split(whereSeparator: \.isWhitespace)
        let slashes = tokens.map { $0.dropFirst().lastIndex(of: "/") }
        guard !slashes.isEmpty, slashes.allSatisfy({ $0 != nil }) else { return tokens.map(String.init) }
        var words: [String] = []
        var familyName = false
        for (token, slash) in zip(tokens, slashes) {
            guard let slash else { continue }
            let word = token[..<slash]
            let isName = token[slash...] == "/nr"
            if standard == .default, isName, familyName {
                words[words.count - 1] += word
                familyName = false
            } else {
                words.append(String(word))
                familyName = isName && word.count <= 2
            }
        }
        return words
    }

    private static func sentences(ofTable rows: [Substring]) -> [[String]] {
        var sentences: [[String]] = []
        var words: [String] = []
        for row in rows {
            if row.isEmpty {
                if !words.isEmpty { sentences.append(words) }
                words = []
                continue
            }
            let fields = row.split(separator: "\t")
            guard fields.count > 1, !row.hasPrefix("#"), fields[0].allSatisfy(\.isNumber) else { continue }
            words.append(String(fields[1].filter { !$0.isWhitespace }))
        }
        if !words.isEmpty { sentences.append(words) }
        return sentences
    }
}
