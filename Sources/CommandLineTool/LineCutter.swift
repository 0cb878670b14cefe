import Bianyan

/// Writes lines with a space between their words.
struct LineCutter {
    private let segmenter: TrainedSegmenter

    /// - Throws: `InputFailure` of status 2: the call cannot be answered.
    init(standard: WordStandard, userWordFiles: [String]) throws(InputFailure) {
        do {
            let lexicons = try LexiconDirectory.standard()
            let fold = userWordFiles.isEmpty ? nil : try ScriptConverter(lexicons: lexicons).fold
            var userWords: [String] = []
            for path in userWordFiles {
                var lines = try ByteLines(path: path)
                while let line = try lines.next() { userWords.append(String(decoding: line, as: UTF8.self)) }
            }
            segmenter = try TrainedSegmenter(
                weights: SegmenterWeights(lexicons: lexicons), standard: standard, userWords: userWords, fold: fold)
        } catch {
            throw InputFailure("\(error)", status: 2)
        }
    }

    /// Appends a line's words and a line end. Linear.
    func append(_ line: [UInt8], to output: inout [UInt8]) {
        let isFirst = output.count
        for word in segmenter.words(inUTF8: line) where !isBlank(line[word]) {
            if output.count > isFirst { output.append(UInt8(ascii: " ")) }
            output.append(contentsOf: line[word])
        }
        output.append(UInt8(ascii: "\n"))
    }

    /// Whether a word is white space: nothing but a blank, or one of the wider ones.
    private func isBlank(_ word: ArraySlice<UInt8>) -> Bool {
        switch word.first {
        case .some(0x09...0x0D), 0x20: word.count == 1
        case 0xC2, 0xE1, 0xE2, 0xE3:
            String(decoding: word, as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.isWhitespace }
        default: false
        }
    }
}
