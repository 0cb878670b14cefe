/// The weights of one standard laid out for use, and the search for the best labels.
///
/// A linear chain of four labels over characters: n-grams and listed words are found by one walk through a trie from
/// each place, which adds a vector of sixteen numbers to a window that slides along. Works through a text in blocks with
/// context on both sides, in memory of the blocks' size.
struct SegmenterKernel: Sendable {
    /// How many codes of `SegmenterAlphabet.edge` must stand before and behind a text's own.
    static let margin = 16
    private static let block = 1024
    /// How many characters behind a block are looked at before it is decided.
    private static let lookahead = 32
    private static let lookback = SegmenterFeatures.longestWord + 3
    /// A label that the caller has set outweighs everything.
    private static let forced: Int32 = 1 << 20
    /// What may not be, like a cut between two letters, costs more than any weights give.
    private static let forbidden: Int16 = -12_000

    private let trie: CodeTrie
    /// Sixteen numbers for each pattern and, behind them, for each class of words: characters i - 1 to i + 2, four
    /// labels each.
    private let vectors: [SIMD16<Int16>]
    private let firstClassVector: Int
    /// Inner and last for each class.
    private let classRows: [SIMD4<Int16>]
    private let kindRows: [SIMD4<Int16>]
    private let kinds: [UInt8]
    private let transitions: [Int32]

    /// Lays out the weights of a standard. Linear in the weights.
    init(_ weights: SegmenterWeights, standard: WordStandard) {
        let sets = [weights.shared] + (weights.own[standard].map { [$0] } ?? [])
        let classes = SegmenterFeatures.wordClasses
        var rows = [SIMD4<Int16>](repeating: .zero, count: classes * SegmenterFeatures.wordPlaces)
        var kindRows = [SIMD4<Int16>](repeating: .zero, count: SegmenterFeatures.kindWindows)
        var transitions = [Int32](repeating: 0, count: 16)
        for set in sets {
            for index in rows.indices {
                for label in 0..<4 { rows[index][label] &+= set.classRows[index * 4 + label] }
            }
            for (index, window) in set.kindWindows.enumerated() {
                for label in 0..<4 { kindRows[Int(window)][label] &+= set.kindRows[index * 4 + label] }
            }
            for index in 0..<16 { transitions[index] += Int32(set.transitions[index]) }
        }
        Self.forbidCuts(&kindRows)
        // The vectors of patterns, then those of classes as they stand in words of their length.
        let count = weights.patternCount
        let extra = weights.recordPatterns.count
        var vectors = [SIMD16<Int16>](repeating: .zero, count: count + classes)
        for set in sets {
            set.rows.withUnsafeBytes { bytes in
                for (index, pattern) in set.patterns.enumerated() {
                    let row = bytes.loadUnaligned(fromByteOffset: index * 16, as: SIMD16<Int8>.self)
                    vectors[Int(pattern)] &+= SIMD16<Int16>(truncatingIfNeeded: row)
                }
            }
        }
        for index in 0..<classes {
            let (first, inner, last) = (rows[index * 3], rows[index * 3 + 1], rows[index * 3 + 2])
            let length = index / 8 + 1
            let second = length == 2 ? last : inner
            let third = length == 2 ? .zero : length == 3 ? last : inner
            vectors[count + index] = SIMD16(
                lowHalf: SIMD8(lowHalf: .zero, highHalf: first), highHalf: SIMD8(lowHalf: second, highHalf: third))
        }
        // What a node gives: a vector up to three characters, a class beyond.
        var values = [UInt32](repeating: 0, count: extra)
        let bit = UInt8(1) << UInt8(standard.index)
        for record in 1..<max(1, extra) {
            let length = Int(weights.recordLengths[record])
            let lists = weights.recordLists[record]
            let wordClass = SegmenterFeatures.wordClass(
                length: length, isListed: lists & bit != 0,
                frequency: Int(lists >> SegmenterFeatures.frequencyShift) & 3)
            let pattern = Int(weights.recordPatterns[record])
            if let wordClass {
                if pattern == 0 {
                    values[record] = UInt32(count + wordClass)
                } else {
                    vectors[pattern] &+= vectors[count + wordClass]
                    values[record] = UInt32(pattern)
                }
            } else {
                values[record] = UInt32(pattern)
            }
        }
        let nodes = weights.trie.nodes.map { node in
            let value = UInt64(values[CodeTrie.value(of: node)])
            return (node & 0xFF_FFFF_FFFF) | (value << 40)
        }
        trie = CodeTrie(rootBases: weights.trie.rootBases, nodes: nodes)
        self.vectors = vectors
        firstClassVector = count
        var longRows: [SIMD4<Int16>] = []
        for index in 0..<classes { longRows += rows[(index * 3 + 1)...(index * 3 + 2)] }
        classRows = longRows
        self.kindRows = kindRows
        kinds = weights.alphabet.kinds
        self.transitions = transitions
    }

    /// White space is a word a character; letters stay together, and digits.
    private static func forbidCuts(_ rows: inout [SIMD4<Int16>]) {
        typealias Kind = SegmenterAlphabet.Kind
        let unites = { (kind: Int) in kind == Int(Kind.letter.rawValue) || kind == Int(Kind.digit.rawValue) }
        for window in rows.indices {
            let (before, here, after) = (window >> 9 & 7, window >> 6 & 7, window >> 3 & 7)
            if here == Int(Kind.edge.rawValue) { rows[window] = SIMD4(forbidden, forbidden, forbidden, 0) }
            guard unites(here) else { continue }
            if after == here { rows[window] &+= SIMD4(0, 0, forbidden, forbidden) }
            if before == here { rows[window] &+= SIMD4(forbidden, 0, 0, forbidden) }
        }
    }

    /// Behind which characters a word ends.
    ///
    /// - Parameters:
    ///   - codes: the text's codes between two margins of `edge`.
    ///   - labels: for each character a label that it must have, plus one, or 0; empty for none.
    /// - Returns: 1 for each character of the text that ends a word, else 0.
    /// - Complexity: linear.
    func wordEnds(codes: [UInt16], labels: [UInt8] = []) -> [UInt8] {
        let count = codes.count - 2 * Self.margin
        guard count > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
            var scores = [SIMD4<Int16>](repeating: .zero, count: Self.block + 64)
            var choices = [UInt8](repeating: 0, count: Self.block)
            var start = 0
            var previous: SegmenterLabel?
            while start < count {
                let end = min(count, start + Self.block)
                let decided = end == count ? end : end - Self.lookahead
                score(codes: codes, from: start, to: end, into: &scores)
                previous = decide(
                    codes: codes, labels: labels, from: start, to: end, decided: decided, previous: previous,
                    scores: scores, choices: &choices, output: output)
                start = decided
            }
            initialized = count
        }
    }

    /// Sums the weights of the characters from `start` to `end`; the first one's lie at `lookback + 1`.
    private func score(codes: [UInt16], from start: Int, to end: Int, into scores: inout [SIMD4<Int16>]) {
        scores.withUnsafeMutableBufferPointer { scores in
            scores.update(repeating: .zero)
            codes.withUnsafeBufferPointer { codes in
                vectors.withUnsafeBufferPointer { vectors in
                    trie.nodes.withUnsafeBufferPointer { nodes in
                        trie.rootBases.withUnsafeBufferPointer { roots in
                            classRows.withUnsafeBufferPointer { classRows in
                                guard let firstCode = codes.baseAddress, let vectors = vectors.baseAddress,
                                    let nodes = nodes.baseAddress, let roots = roots.baseAddress,
                                    let classRows = classRows.baseAddress, let scores = scores.baseAddress
                                else { return }
                                slide(
                                    codes: firstCode + Self.margin + start - Self.lookback,
                                    count: end - start + Self.lookback + 1, vectors: vectors, nodes: nodes,
                                    roots: roots, classRows: classRows, scores: scores)
                            }
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private func slide(
        codes: UnsafePointer<UInt16>, count: Int, vectors: UnsafePointer<SIMD16<Int16>>, nodes: UnsafePointer<UInt64>,
        roots: UnsafePointer<UInt32>, classRows: UnsafePointer<SIMD4<Int16>>,
        scores: UnsafeMutablePointer<SIMD4<Int16>>
    ) {
        var low = SIMD8<Int16>.zero
        var high = SIMD8<Int16>.zero
        for place in 0..<count {
            var vector = vectors[Int(codes[place])]
            var base = Int(roots[Int(codes[place])])
            if base != 0 {
                var code = codes[place + 1]
                var node = nodes[base + Int(code)]
                if CodeTrie.code(of: node) == code {
                    vector &+= vectors[CodeTrie.value(of: node)]
                    base = CodeTrie.base(of: node)
                    if base != 0 {
                        code = codes[place + 2]
                        node = nodes[base + Int(code)]
                        if CodeTrie.code(of: node) == code {
                            vector &+= vectors[CodeTrie.value(of: node)]
                            base = CodeTrie.base(of: node)
                            var index = place + 3
                            while base != 0 {
                                code = codes[index]
                                node = nodes[base + Int(code)]
                                guard CodeTrie.code(of: node) == code else { break }
                                let value = CodeTrie.value(of: node)
                                if value != 0 {
                                    vector &+= vectors[value]
                                    let row = 2 * (value - firstClassVector)
                                    // Scores lie one place on, so that the character before the first has one.
                                    for inner in place + 3..<index { scores[inner + 1] &+= classRows[row] }
                                    scores[index + 1] &+= classRows[row + 1]
                                }
                                base = CodeTrie.base(of: node)
                                index += 1
                            }
                        }
                    }
                }
            }
            low &+= vector.lowHalf
            high &+= vector.highHalf
            scores[place] &+= low.lowHalf
            low = SIMD8(lowHalf: low.highHalf, highHalf: high.lowHalf)
            high = SIMD8(lowHalf: high.highHalf, highHalf: .zero)
        }
    }

    /// The best labels of a block (Viterbi 1967), of which the part up to `decided` is written out.
    ///
    /// - Returns: the label of the last character that was decided.
    private func decide(
        codes: [UInt16], labels: [UInt8], from start: Int, to end: Int, decided: Int, previous: SegmenterLabel?,
        scores: [SIMD4<Int16>], choices: inout [UInt8], output: UnsafeMutableBufferPointer<UInt8>
    ) -> SegmenterLabel {
        var chain = Chain(transitions: transitions, previous: previous)
        kindRows.withUnsafeBufferPointer { kindRows in
            var window = 0
            let base = Self.margin + start
            for offset in -2..<2 { window = window << 3 | Int(kinds[Int(codes[base + offset])]) }
            for index in 0..<(end - start) {
                window = (window << 3 | Int(kinds[Int(codes[base + index + 2])])) & 0x7FFF
                let sum: SIMD4<Int16> = scores[Self.lookback + 1 + index] &+ kindRows[window]
                var score = SIMD4<Int32>(truncatingIfNeeded: sum)
                if !labels.isEmpty, labels[start + index] != 0 {
                    score[Int(labels[start + index] - 1)] &+= Self.forced
                }
                choices[index] = chain.step(score)
                if index & 63 == 63 { chain.keepInRange() }
            }
        }
        var label = end == decided ? chain.lastLabel : chain.bestLabel
        var final = label
        for index in stride(from: end - start - 1, through: 0, by: -1) {
            if start + index < decided { output[start + index] = label >> 1 }
            if start + index == decided - 1 { final = label }
            let choice = choices[index] >> label & 1
            // Begin and single follow end and single, inside and end follow begin and inside.
            label = label == 0 || label == 3 ? 2 + choice : choice
        }
        return SegmenterLabel(rawValue: final) ?? .single
    }

    /// The values of the best ways to each label of the character reached.
    private struct Chain {
        private static let never = Int32.min / 2
        private var begin = never
        private var inside = never
        private var last = never
        private var single = never
        private var isFirst: Bool
        private let beginInside, beginEnd, insideInside, insideEnd: Int32
        private let endBegin, endSingle, singleBegin, singleSingle: Int32

        init(transitions: [Int32], previous: SegmenterLabel?) {
            (beginInside, beginEnd) = (transitions[1], transitions[2])
            (insideInside, insideEnd) = (transitions[5], transitions[6])
            // Nothing leads to the first character of a text.
            isFirst = previous == nil
            (endBegin, endSingle) = (transitions[8], transitions[11])
            (singleBegin, singleSingle) = (transitions[12], transitions[15])
            switch previous {
            case .begin: begin = 0
            case .inside: inside = 0
            case .end: last = 0
            case .single, nil: single = 0
            }
        }

        /// Goes on to the next character; the bits say of each label which of its two predecessors was better.
        @inline(__always)
        mutating func step(_ score: SIMD4<Int32>) -> UInt8 {
            let beginFromEnd = last &+ endBegin
            let beginFromSingle = single &+ singleBegin
            let singleFromEnd = last &+ endSingle
            let singleFromSingle = single &+ singleSingle
            let insideFromBegin = begin &+ beginInside
            let insideFromInside = inside &+ insideInside
            let endFromBegin = begin &+ beginEnd
            let endFromInside = inside &+ insideEnd
            var choice: UInt8 = beginFromEnd < beginFromSingle ? 1 : 0
            choice |= insideFromBegin < insideFromInside ? 2 : 0
            choice |= endFromBegin < endFromInside ? 4 : 0
            choice |= singleFromEnd < singleFromSingle ? 8 : 0
            begin = max(beginFromEnd, beginFromSingle) &+ score[0]
            inside = max(insideFromBegin, insideFromInside) &+ score[1]
            last = max(endFromBegin, endFromInside) &+ score[2]
            single = max(singleFromEnd, singleFromSingle) &+ score[3]
            if isFirst {
                begin &-= singleBegin
                single &-= singleSingle
                isFirst = false
            }
            return choice
        }

        /// Impossible labels must not run below what an integer holds.
        mutating func keepInRange() {
            begin = max(begin, Self.never)
            inside = max(inside, Self.never)
            last = max(last, Self.never)
            single = max(single, Self.never)
        }

        /// The best label that may end a text.
        var lastLabel: UInt8 { last >= single ? 2 : 3 }

        /// The best label of all.
        var bestLabel: UInt8 {
            let best = max(max(begin, inside), max(last, single))
            return best == last ? 2 : best == single ? 3 : best == begin ? 0 : 1
        }
    }
}
