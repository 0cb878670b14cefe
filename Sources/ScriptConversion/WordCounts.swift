internal import AlignedText
internal import Foundation

/// Words with what they cost: how rare each is, in eighths of a bit.
///
/// All words are in Simplified form, and a text is compared with them by its fold, so that one list serves every target.
struct WordCounts: Sendable {
    /// The longest word in scalars.
    static let longestWord = 4
    /// What a character costs that the list does not name.
    static let unknownCharacterCost: Int32 = 8 * 22

    /// What a deciding word of a length costs that the list does not name. That it is in a table of words says
    /// something for it, the more the longer it is.
    static func unknownWordCost(length: Int) -> Int32 { length <= 2 ? 8 * 20 : 8 * 17 }

    /// The code of each character's fold.
    private(set) var records = CharacterRecords()
    let trie: WordTrie
    /// The cost of each word, by its rank.
    let costs: [Int32]

    static let header = "word\tcount"

    /// Lays out a list.
    ///
    /// - Parameter fold: leads a text's characters to those of the words.
    /// - Complexity: linear in the list.
    init(_ list: List, fold: CharacterMap) {
        var codes = list.codes
        let renumbered = WordTrie.byFrequency(&codes)
        trie = WordTrie(words: list.words, codes: codes)
        let total = list.counts.reduce(0, +)
        costs = list.counts.map { Self.cost(count: $0, total: total) }
        for scalar in list.codeOf.keys {
            records[scalar] = .init(bits: UInt64(renumbered[Int(list.codeOf[scalar].value - 1)]) << 32)
        }
        for scalar in fold.keys {
            let form = fold[scalar]
            let code = list.codeOf.contains(form) ? UInt64(renumbered[Int(list.codeOf[form].value - 1)]) : 0
            records[scalar] = .init(bits: code << 32)
        }
    }

    private static func cost(count: Int, total: Int) -> Int32 {
        // Eighths of a bit are fine enough to weigh words, and integers add up the same everywhere.
        Int32((8 * log2(Double(max(total, 1)) / Double(max(count, 1)))).rounded())
    }

    /// A list as it is read: checked, all words in one buffer of codes, not yet laid out.
    struct List: Sendable {
        private let file: String
        private(set) var words: [Range<Int>] = []
        private(set) var codes: [UInt16] = []
        private(set) var counts: [Int] = []
        /// A character's code plus one.
        private(set) var codeOf = CharacterMap()
        private var nextCode: UInt32 = 1

        /// Reads a file.
        ///
        /// - Throws: `ScriptConversionError` that names the file and the line.
        /// - Complexity: linear in the file.
        init(path: String) throws(ScriptConversionError) {
            file = path
            guard let data = FileManager.default.contents(atPath: path) else {
                throw ScriptConversionError(file: path, reason: .unreadable)
            }
            let fault = data.withUnsafeBytes { parse($0) }
            if let fault { throw fault }
        }

        private mutating func parse(_ bytes: UnsafeRawBufferPointer) -> ScriptConversionError? {
            let header = Array(WordCounts.header.utf8)
            guard bytes.count > header.count, bytes.prefix(header.count).elementsEqual(header) else {
                return ScriptConversionError(file: file, line: 1, reason: .wrongHeader(expected: WordCounts.header))
            }
            words.reserveCapacity(bytes.count / 12)
            codes.reserveCapacity(bytes.count / 4)
            counts.reserveCapacity(bytes.count / 12)
            var position = header.count + 1
            var line = 1
            while position < bytes.count {
                line += 1
                let start = codes.count
                while position < bytes.count, bytes[position] != 0x09, bytes[position] != 0x0A {
                    guard let scalar = UTF8Scalars.decode(bytes, at: &position) else {
                        return ScriptConversionError(file: file, line: line, reason: .notUTF8)
                    }
                    if !codeOf.contains(scalar) {
                        nextCode += 1
                        codeOf[scalar] = Unicode.Scalar(min(nextCode, 0xD7FF)) ?? scalar
                    }
                    codes.append(UInt16(truncatingIfNeeded: codeOf[scalar].value - 1))
                }
                var count = 0
                var digits = 0
                if position < bytes.count, bytes[position] == 0x09 {
                    position += 1
                    while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39, digits < 12 {
                        count = count * 10 + Int(bytes[position] - 0x30)
                        digits += 1
                        position += 1
                    }
                }
                guard digits > 0, position == bytes.count || bytes[position] == 0x0A else {
                    return ScriptConversionError(file: file, line: line, reason: .invalidField("count"))
                }
                guard start < codes.count else {
                    return ScriptConversionError(file: file, line: line, reason: .emptyKey)
                }
                position += 1
                words.append(start..<codes.count)
                counts.append(count)
            }
            return nil
        }
    }
}
