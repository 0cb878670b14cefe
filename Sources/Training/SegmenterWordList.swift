internal import Foundation
public import Segmentation

/// Words that the segmenter is told of: the words of a standard, or a lexicon with counts.
public struct SegmenterWordList: Sendable {
    /// The standard whose words they are; nil for a lexicon.
    public let standard: WordStandard?
    /// Words and counts; the counts of a standard's words are 1.
    public let words: [(word: String, count: Int)]

    /// Reads a file: one word a line, or word, count and more parted by blanks.
    ///
    /// - Throws: `TrainingError` that names the file and the line.
    public init(path: String, standard: WordStandard?) throws(TrainingError) {
        guard let data = FileManager.default.contents(atPath: path) else { throw TrainingError.unreadable(path) }
        guard let text = String(validating: data, as: UTF8.self) else { throw TrainingError.notUTF8(path) }
        try self.init(text: text, path: path, standard: standard)
    }

    /// Reads the text of a file.
    package init(text: String, path: String, standard: WordStandard?) throws(TrainingError) {
        self.standard = standard
        var words: [(word: String, count: Int)] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let fields = line.split(separator: " ")
            guard let word = fields.first else { continue }
            if standard != nil {
                words.append((String(word), 1))
            } else if fields.count > 1, let count = Int(fields[1]) {
                words.append((String(word), count))
            } else {
                throw TrainingError.malformed(file: path, line: number + 1)
            }
        }
        self.words = words
    }
}
