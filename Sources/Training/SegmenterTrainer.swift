public import PatternMatching
public import Segmentation

/// Trains the segmenter on texts that people cut into words, and on lists of words. Deterministic.
public struct SegmenterTrainer: Sendable {
    /// How often the texts are gone through.
    public var epochs = 2
    /// How often a pair of characters must occur to have weights.
    public var leastBigram = 3
    /// How often three characters must occur to have weights.
    public var leastTrigram = 6

    /// Weights and how good such weights are on text that they have not seen.
    public struct Result: Sendable {
        /// The weights, learnt from all texts.
        public let weights: SegmenterWeights
        /// Word F1 of each standard on a tenth of its texts, by weights learnt from the other nine.
        public let heldOut: [(standard: WordStandard, f1: Double)]
    }

    private let fold: ScalarFold

    /// One weight unit in the numbers of the file.
    private static let scale: Float = 32
    /// Rows of smaller numbers are left out.
    private static let leastNumber: Int16 = 3

    /// A trainer that folds scripts, widths and cases together by a table.
    public init(fold: ScalarFold) {
        self.fold = fold
    }

    /// Learns weights.
    ///
    /// - Parameters:
    ///   - corpora: texts; one that is given a second time, by another standard, teaches that standard alone.
    ///   - lists: the words of standards, and lexicons.
    ///   - progress: gets a line of what is done now and then.
    /// - Throws: `TrainingError.noWords`.
    /// - Complexity: linear in the texts, times twice the epochs.
    public func train(
        on corpora: [SegmenterCorpus], lists: [SegmenterWordList], progress: (String) -> Void
    ) throws(TrainingError) -> Result {
        let material = SegmenterMaterial(
            corpora: corpora, lists: lists, fold: fold, leastBigram: leastBigram, leastTrigram: leastTrigram)
        guard !material.sentences.isEmpty else { throw TrainingError.noWords }
        let examples = material.sentences.map { sentence in
            let (rows, ends) = material.features(of: sentence)
            return SegmenterLearner.Example(
                rows: rows, ends: ends, labels: sentence.labels.map(\.rawValue), convention: sentence.convention,
                isShared: sentence.isShared)
        }
        progress("\(examples.count) lines, \(material.alphabet.count) characters, \(material.patternCount) patterns")
        let heldOutPart = SegmenterMaterial.partCount - 1
        let isHeldOut = material.sentences.map { $0.part == heldOutPart }
        let seen = zip(examples, isHeldOut).filter { !$1 }.map(\.0)
        let trial = learn(seen, rowCount: material.rowCount) { progress("nine tenths: \($0)") }
        let unseen = zip(examples, isHeldOut).filter { $1 }.map(\.0)
        let scores = WordStandard.allCases.compactMap { standard -> (standard: WordStandard, f1: Double)? in
            let own = unseen.filter { $0.convention == standard.index }
            return own.isEmpty ? nil : (standard, Self.f1(of: trial, on: own))
        }
        let learner = learn(examples, rowCount: material.rowCount) { progress("all: \($0)") }
        var own: [WordStandard: SegmenterWeights.Set] = [:]
        for standard in WordStandard.allCases where examples.contains(where: { $0.convention == standard.index }) {
            own[standard] = Self.quantized(learner, block: standard.index + 1, material: material)
        }
        return Result(
            weights: SegmenterWeights(
                alphabet: material.alphabet, trie: material.trie, recordPatterns: material.recordPatterns,
                recordLists: material.recordLists.map { $0 & 0x7F }, recordLengths: material.recordLengths,
                patternCount: material.patternCount,
                shared: Self.quantized(learner, block: 0, material: material), own: own),
            heldOut: scores)
    }

    private func learn(
        _ examples: [SegmenterLearner.Example], rowCount: Int, progress: (String) -> Void
    ) -> SegmenterLearner {
        var learner = SegmenterLearner(rowCount: rowCount, conventions: SegmenterMaterial.otherConvention + 1)
        learner.learn(examples, epochs: epochs, seed: 1) { epoch, likelihood in
            progress("epoch \(epoch) of \(epochs), log likelihood \(Int(likelihood))")
        }
        return learner
    }

    private static func f1(of learner: SegmenterLearner, on examples: [SegmenterLearner.Example]) -> Double {
        var (right, expected, found) = (0, 0, 0)
        for example in examples {
            var (goldStart, ownStart) = (0, 0)
            for (place, label) in learner.labels(of: example).enumerated() {
                let isGoldEnd = example.labels[place] >= SegmenterLabel.end.rawValue
                let isOwnEnd = label >= SegmenterLabel.end.rawValue
                if isGoldEnd && isOwnEnd && goldStart == ownStart { right += 1 }
                if isGoldEnd {
                    expected += 1
                    goldStart = place + 1
                }
                if isOwnEnd {
                    found += 1
                    ownStart = place + 1
                }
            }
        }
        return 2 * Double(right) / Double(max(1, expected + found))
    }

    private static func quantized(
        _ learner: SegmenterLearner, block: Int, material: SegmenterMaterial
    ) -> SegmenterWeights.Set {
        func numbers(_ row: SIMD4<Float>, limit: Float) -> [Int16] {
            (0..<4).map { Int16(max(-limit, min(limit, (row[$0] * scale).rounded()))) }
        }
        var set = SegmenterWeights.Set()
        for pattern in 0..<material.patternCount {
            let row = (0..<SegmenterFeatures.window).flatMap { lane in
                numbers(learner.weight(block: block, row: pattern * SegmenterFeatures.window + lane), limit: 127)
            }
            guard row.contains(where: { abs($0) >= leastNumber }) else { continue }
            set.patterns.append(UInt32(pattern))
            set.rows += row.map { Int8(truncatingIfNeeded: $0) }
        }
        for window in 0..<SegmenterFeatures.kindWindows {
            let row = numbers(learner.weight(block: block, row: material.firstKindRow + window), limit: 1000)
            guard row.contains(where: { $0 != 0 }) else { continue }
            set.kindWindows.append(UInt16(window))
            set.kindRows += row
        }
        for row in material.firstClassRow..<material.firstKindRow {
            set.classRows += numbers(learner.weight(block: block, row: row), limit: 1000)
        }
        for label in 0..<4 { set.transitions += numbers(learner.transition(block: block, from: label), limit: 1000) }
        return set
    }
}
