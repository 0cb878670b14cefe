internal import PatternMatching
internal import Segmentation

/// Corpora and word lists in the numbers that the segmenter is trained by.
struct SegmenterMaterial {
    /// One line of a corpus.
    struct Sentence {
        let codes: [UInt16]
        let labels: [SegmenterLabel]
        /// The index of the convention whose words these are.
        let convention: Int
        /// Whether what all conventions share learns from it, too.
        let isShared: Bool
        /// One of ten parts of the corpus.
        let part: Int
    }

    /// A word of a list or of a corpus.
    private struct Word {
        /// A bit for each convention.
        var lists: UInt8 = 0
        var count = 0
        /// For each convention a bit for each part of its corpora that holds the word.
        var parts: [UInt16]
    }

    static let partCount = 10
    /// A convention that no standard of the segmenter follows has the bit behind those of the standards.
    static let otherConvention = WordStandard.allCases.count

    let alphabet: SegmenterAlphabet
    let trie: CodeTrie
    let recordPatterns: [UInt32]
    let recordLengths: [UInt8]
    private(set) var recordLists: [UInt8]
    private let recordParts: [[UInt16]]
    let patternCount: Int
    let sentences: [Sentence]
    /// How likely it is that a word that a corpus has in one part alone is left out of the list there.
    private let omissions: [Float]

    /// - Complexity: linear in the corpora and lists but for sorting.
    init(corpora: [SegmenterCorpus], lists: [SegmenterWordList], fold: ScalarFold, leastBigram: Int, leastTrigram: Int)
    {
        var counts: [UInt32: Int] = [:]
        for corpus in corpora {
            for line in corpus.lines {
                for word in line { for scalar in fold.fold(word) { counts[scalar.value, default: 0] += 1 } }
            }
        }
        for list in lists {
            for entry in list.words {
                for scalar in fold.fold(entry.word) { counts[scalar.value, default: 0] += 1 }
            }
        }
        let alphabet = SegmenterAlphabet(counts: counts, fold: fold)
        func codes(_ word: String) -> [UInt16] { word.unicodeScalars.map { alphabet[$0] } }
        var words: [[UInt16]: Word] = [:]
        func note(_ word: [UInt16], _ change: (inout Word) -> Void) {
            guard word.count >= 2, word.count <= SegmenterFeatures.longestWord,
                word.allSatisfy({ $0 > SegmenterAlphabet.unknownMark })
            else { return }
            change(&words[word, default: Word(parts: [UInt16](repeating: 0, count: Self.otherConvention + 1))])
        }
        for list in lists {
            for entry in list.words {
                note(codes(entry.word)) { word in
                    if let standard = list.standard {
                        word.lists |= 1 << UInt8(standard.index)
                    } else {
                        word.count += entry.count
                    }
                }
            }
        }
        let listed = words.mapValues(\.lists)
        var sentences: [Sentence] = []
        var known: Set<String> = []
        for corpus in corpora {
            let convention = corpus.standard?.index ?? Self.otherConvention
            // What one text says twice by two standards is shared once.
            let isShared = known.insert(corpus.path).inserted
            let block = max(1, min(200, corpus.lines.count / 50))
            for (number, line) in corpus.lines.enumerated() {
                let part = number / block % Self.partCount
                var text: [UInt16] = []
                var labels: [SegmenterLabel] = []
                for word in line {
                    let coded = codes(word)
                    note(coded) {
                        $0.lists |= 1 << UInt8(convention)
                        $0.parts[convention] |= 1 << UInt16(part)
                    }
                    text += coded
                    labels += Self.labels(ofWordOfLength: coded.count)
                }
                sentences.append(
                    Sentence(codes: text, labels: labels, convention: convention, isShared: isShared, part: part))
            }
        }
        omissions = (0...Self.otherConvention).map { convention in
            // A list that knows much more than the corpus comes from a greater one, which most of the words of this
            // part alone were in.
            let own = listed.filter { $0.value & (1 << UInt8(convention)) != 0 }.keys
            let covered = own.count { words[$0]?.parts[convention] != 0 }
            return Double(covered) < 0.8 * Double(own.count) ? 0.5 : 1
        }
        let ngrams = Self.frequentNGrams(of: sentences, leastBigram: leastBigram, leastTrigram: leastTrigram)
        let patterns = Set(words.keys).union(ngrams).sorted { $0.lexicographicallyPrecedes($1) }
        trie = CodeTrie(sorted: patterns, codeCount: alphabet.count)
        var pattern = UInt32(alphabet.count)
        var recordPatterns: [UInt32] = [0]
        for key in patterns {
            if ngrams.contains(key) {
                recordPatterns.append(pattern)
                pattern += 1
            } else {
                recordPatterns.append(0)
            }
        }
        patternCount = Int(pattern)
        self.recordPatterns = recordPatterns
        recordLengths = [0] + patterns.map { UInt8($0.count) }
        recordLists =
            [0]
            + patterns.map { key in
                guard let word = words[key] else { return 0 }
                let frequency = SegmenterFeatures.frequency(ofCount: word.count)
                // The bit of other conventions is needed while training only, where it takes the highest place.
                let other = word.lists >> UInt8(Self.otherConvention) & 1
                return word.lists & 0x1F | UInt8(frequency) << SegmenterFeatures.frequencyShift | other << 7
            }
        recordParts = [[]] + patterns.map { words[$0]?.parts ?? [] }
        self.alphabet = alphabet
        self.sentences = sentences
    }

    private static func labels(ofWordOfLength length: Int) -> [SegmenterLabel] {
        switch length {
        case 0: []
        case 1: [.single]
        default: [.begin] + [SegmenterLabel](repeating: .inside, count: length - 2) + [.end]
        }
    }

    /// N-grams of two and three characters that occur often enough in what is shared.
    private static func frequentNGrams(
        of sentences: [Sentence], leastBigram: Int, leastTrigram: Int
    ) -> Set<[UInt16]> {
        var counts: [UInt64: Int] = [:]
        for sentence in sentences where sentence.isShared {
            let codes = sentence.codes.map(UInt64.init)
            for place in codes.indices.dropLast() {
                let pair = codes[place] << 16 | codes[place + 1]
                counts[pair, default: 0] += 1
                if place + 2 < codes.count { counts[pair << 16 | codes[place + 2], default: 0] += 1 }
            }
        }
        var frequent: Set<[UInt16]> = []
        for (key, count) in counts where count >= (key < 1 << 32 ? leastBigram : leastTrigram) {
            let shifts: [UInt64] = key < 1 << 32 ? [16, 0] : [32, 16, 0]
            let ngram = shifts.map { UInt16(truncatingIfNeeded: key >> $0) }
            if ngram.allSatisfy({ $0 > SegmenterAlphabet.unknownMark }) { frequent.insert(ngram) }
        }
        return frequent
    }

    // MARK: features

    /// The rows of weights: four for each pattern, three for each class of words, one for each window of kinds.
    var rowCount: Int { firstKindRow + SegmenterFeatures.kindWindows }
    var firstClassRow: Int { patternCount * SegmenterFeatures.window }
    var firstKindRow: Int { firstClassRow + SegmenterFeatures.wordClasses * SegmenterFeatures.wordPlaces }

    /// The rows that speak of each character of a sentence, one character behind the other, and where each one's end.
    ///
    /// Words that the sentence's corpus has in its own part alone are not taken as listed, as in a text that nobody
    /// has seen.
    /// - Complexity: linear.
    func features(of sentence: Sentence) -> (rows: [Int32], ends: [Int32]) {
        let codes = sentence.codes
        var found = [[Int32]](repeating: [], count: codes.count)
        func add(_ row: Int, at place: Int) {
            if place >= 0, place < codes.count { found[place].append(Int32(row)) }
        }
        func addPattern(_ pattern: Int, at place: Int) {
            for lane in 0..<SegmenterFeatures.window {
                add(pattern * SegmenterFeatures.window + lane, at: place - 1 + lane)
            }
        }
        let kind = { (place: Int) in codes.indices.contains(place) ? Int(alphabet.kinds[Int(codes[place])]) : 0 }
        for place in -2...codes.count {
            addPattern(codes.indices.contains(place) ? Int(codes[place]) : 0, at: place)
        }
        for place in codes.indices {
            trie.forEachPattern(at: place, in: codes) { length, record in
                if recordPatterns[record] != 0 { addPattern(Int(recordPatterns[record]), at: place) }
                guard
                    let wordClass = SegmenterFeatures.wordClass(
                        length: length, isListed: isListed(record, for: sentence),
                        frequency: Int(recordLists[record] >> SegmenterFeatures.frequencyShift) & 3)
                else { return }
                let row = firstClassRow + wordClass * SegmenterFeatures.wordPlaces
                add(row, at: place)
                for inner in 1..<(length - 1) { add(row + 1, at: place + inner) }
                add(row + 2, at: place + length - 1)
            }
            var window = 0
            for offset in -2...2 { window = window << 3 | kind(place + offset) }
            add(firstKindRow + window, at: place)
        }
        var rows: [Int32] = []
        var ends: [Int32] = []
        rows.reserveCapacity(found.reduce(0) { $0 + $1.count })
        for place in found {
            rows += place
            ends.append(Int32(rows.count))
        }
        return (rows, ends)
    }

    private func isListed(_ record: Int, for sentence: Sentence) -> Bool {
        let bit = sentence.convention == Self.otherConvention ? 7 : sentence.convention
        guard recordLists[record] >> UInt8(bit) & 1 != 0 else { return false }
        let parts = recordParts[record][sentence.convention]
        guard parts & ~(1 << UInt16(sentence.part)) == 0 else { return true }
        let omission = omissions[sentence.convention]
        if omission == 1 { return parts == 0 }
        return SeededNumbers.share(of: record, sentence.part) >= omission
    }
}
