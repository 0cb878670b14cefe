public import AlignedText
internal import ICU
public import PatternMatching

/// Cuts a text into words that cover every scalar, by a standard: a linear model decides Chinese, ICU what is written
/// in other scripts, and the user's own words and the names that are given stand above both.
///
/// Reads both scripts, all widths and cases. Built once, shared by every thread.
public struct TrainedSegmenter: Sendable {
    private let kernel: SegmenterKernel
    private let alphabet: SegmenterAlphabet
    private let boundaries: TextBoundaries
    private let userWords: PatternTrie?
    private let fold: ScalarFold?

    /// The standard that words are cut by.
    public let standard: WordStandard

    /// A segmenter of a standard.
    ///
    /// - Parameters:
    ///   - weights: from a file.
    ///   - userWords: words that are whole wherever they are found, from left to right and longest first; any
    ///     characters may stand in them.
    ///   - fold: the form in which the user's words are looked for, that of the texts' `folded`; nil for as they stand.
    /// - Throws: `SegmentationError.boundaries` when ICU has no rules for word breaks.
    public init(
        weights: SegmenterWeights, standard: WordStandard = .default, userWords: [String] = [], fold: ScalarFold? = nil
    ) throws(SegmentationError) {
        kernel = SegmenterKernel(weights, standard: standard)
        alphabet = weights.alphabet
        self.standard = standard
        self.fold = fold
        let patterns = userWords.filter { !$0.isEmpty }.map { (fold?.fold($0) ?? Array($0.unicodeScalars), UInt32(0)) }
        self.userWords = patterns.isEmpty ? nil : PatternTrie(patterns)
        do {
            boundaries = try TextBoundaries(.words)
        } catch {
            throw SegmentationError.boundaries("\(error)")
        }
    }

    /// The words of a text, in order and without gaps.
    ///
    /// - Parameters:
    ///   - text: the text as it stands, and its matching form.
    ///   - fixed: ranges that are one word each whatever the rules say, in order and apart: names.
    /// - Complexity: linear.
    public func words(in text: ReadableText, fixed: [ScalarRange] = []) -> [ScalarRange] {
        ranges(ofEnds: wordEnds(in: text.scalars, folded: text.folded, fixed: fixed))
    }

    /// The words of a text that has no matching form of its own, in order and without gaps. Linear.
    public func words(in scalars: [Unicode.Scalar]) -> [ScalarRange] {
        ranges(ofEnds: wordEnds(in: scalars, folded: matchingForm(of: scalars), fixed: []))
    }

    /// The words of a text in UTF-8, as ranges of its bytes, in order and without gaps.
    ///
    /// Bytes that are no UTF-8 are words of their own. Linear; the fastest form when text comes and goes as bytes.
    public func words(inUTF8 bytes: [UInt8]) -> [Range<Int>] {
        bytes.withUnsafeBytes { bytes in
            let coded = CodedText(utf8: bytes, alphabet: alphabet)
            let ends: [UInt8]
            if coded.traits.isEmpty, userWords == nil {
                ends = kernel.wordEnds(codes: coded.codes)
            } else {
                let scalars = coded.scalars(of: bytes)
                ends = wordEnds(in: scalars, folded: matchingForm(of: scalars), fixed: [])
            }
            var words: [Range<Int>] = []
            words.reserveCapacity(Self.count(ofEnds: ends))
            var start = 0
            var position = 0
            let isWellFormed = !coded.traits.contains(.malformed)
            for end in ends {
                position +=
                    isWellFormed
                    ? CodedText.length(ofCharacterBeginningWith: bytes[position])
                    : CodedText.length(ofCharacterAt: position, in: bytes)
                if end != 0 {
                    words.append(start..<position)
                    start = position
                }
            }
            return words
        }
    }

    // MARK: what is decided elsewhere

    private func matchingForm(of scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        userWords == nil ? scalars : fold?.fold(scalars) ?? scalars
    }

    /// For each scalar whether a word ends with it.
    private func wordEnds(
        in scalars: [Unicode.Scalar], folded: [Unicode.Scalar], fixed: [ScalarRange]
    ) -> [UInt8] {
        let coded = CodedText(scalars: scalars, alphabet: alphabet)
        guard !coded.traits.isEmpty || userWords != nil || !fixed.isEmpty else {
            return kernel.wordEnds(codes: coded.codes)
        }
        var labels = FixedLabels(count: scalars.count)
        if coded.traits.contains(.foreign) { fixForeignWords(of: scalars, coded: coded, in: &labels) }
        if coded.traits.contains(.link) {
            for link in LinkScanner().links(in: folded) { labels.fix(link) }
        }
        if let userWords {
            for match in userWords.leftmostLongestMatches(in: folded) { labels.fix(match.range) }
        }
        for range in fixed where range.upperBound <= scalars.count { labels.fix(range) }
        return kernel.wordEnds(codes: coded.codes, labels: labels.labels)
    }

    /// Takes ICU's breaks between the first and the last character of other scripts, wherever both sides are of them.
    private func fixForeignWords(of scalars: [Unicode.Scalar], coded: CodedText, in labels: inout FixedLabels) {
        let isForeign = { (index: Int) in coded.codes[index + SegmenterKernel.margin] == SegmenterAlphabet.foreign }
        guard let first = scalars.indices.first(where: isForeign), let last = scalars.indices.last(where: isForeign)
        else { return }
        let offsets = boundaries.offsets(in: UTF16Buffer(scalars[first...last]))
        var next = 0
        var index = first
        while index <= last {
            guard isForeign(index) else {
                index += 1
                continue
            }
            // A word of other script, as far as ICU and the script hold.
            while next < offsets.count, offsets[next] + first <= index { next += 1 }
            let limit = next < offsets.count ? offsets[next] + first : last + 1
            var end = index + 1
            while end < limit, isForeign(end) { end += 1 }
            labels.fix(index..<end)
            index = end
        }
    }

    private static func count(ofEnds ends: [UInt8]) -> Int { ends.reduce(0) { $0 + Int($1) } }

    private func ranges(ofEnds ends: [UInt8]) -> [ScalarRange] {
        var words: [ScalarRange] = []
        words.reserveCapacity(Self.count(ofEnds: ends))
        var start = 0
        for (index, end) in ends.enumerated() where end != 0 {
            words.append(start..<index + 1)
            start = index + 1
        }
        return words
    }
}
