public import AlignedText
internal import Foundation
public import Lexicons
public import PatternMatching

/// Finds names that no dictionary has, and judges those that a dictionary has by what stands around them.
///
/// A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over characters and Latin words, with the
/// dictionary's matches among its features. It reads the folded text, so that one model serves all scripts.
public struct NameTagger: Sendable {
    /// A name that was found.
    public struct Tagged: Sendable, Hashable {
        /// Where, over the readable text.
        public let range: ScalarRange
        /// The kind of thing.
        public let type: EntityType
        /// The probability of the name by the model, from 0 to 1.
        public let confidence: Double
    }

    /// A dictionary name as the tagger sees it.
    struct Known: Sendable, Hashable {
        let range: ScalarRange
        /// The number of its type.
        let type: UInt8
        /// Whether it counts only beside another name of its entity.
        let isAmbiguous: Bool
    }

    /// What the tagger found in a text.
    struct Tagging {
        /// The names, in order and apart.
        var names: [Tagged] = []
        /// Single characters that may stand for a person but are none in the best reading, in order.
        var singles: [Tagged] = []
    }

    let reader: NameUnitReader
    let model: NameModel
    private let stepPowers: NameTransitions
    private let powers: [Float]
    private let surelyOutside: Int16

    private static let powerRange = 1200
    /// The longest name, in units.
    private static let longestName = 40

    /// Reads the word lists and the weights.
    ///
    /// - Throws: `MentionsError` that names the file and what is wrong with it.
    public init(
        lexicons: LexiconDirectory, fold: ScalarFold, standard: NameStandard = .guideline
    ) throws(MentionsError) {
        let path = lexicons.path + "/" + standard.weightsFile
        guard let data = FileManager.default.contents(atPath: path) else {
            throw MentionsError.dictionary(LexiconError(file: path, reason: .unreadable))
        }
        try self.init(lexicons: lexicons, fold: fold, weights: Array(data), file: path)
    }

    /// Reads the word lists, and the weights from the bytes of a file; `file` is for messages.
    ///
    /// - Throws: `MentionsError` that names the file and what is wrong with it.
    public init(lexicons: LexiconDirectory, fold: ScalarFold, weights: [UInt8], file: String) throws(MentionsError) {
        try self.init(reader: NameUnitReader(lexicons: lexicons, fold: fold), weights: weights, file: file)
    }

    /// Takes the word lists, and the weights from the bytes of a file; `file` is for messages.
    init(reader: NameUnitReader, weights: [UInt8], file: String) throws(MentionsError) {
        self.reader = reader
        model = try NameModel(bytes: weights, file: file)
        var steps = NameTransitions()
        for index in steps.between.indices { steps.between[index] = exp(model.transitions.between[index]) }
        for index in steps.within.indices { steps.within[index] = exp(model.transitions.within[index]) }
        stepPowers = steps
        let scale = model.scale
        powers = (-Self.powerRange...Self.powerRange).map { exp(max(-30, min(30, Float($0) * scale))) }
        // A unit none of whose labels comes near is outside whatever stands beside it.
        let gain = (model.transitions.between + model.transitions.within).reduce(0) { max($0, $1) }
        surelyOutside = Int16(max(-8000, min(8000, -(5 + gain) / max(scale, 0.001))))
    }

    /// The names of a text, in order and apart.
    ///
    /// - Parameters:
    ///   - known: the dictionary names that were met, in order and apart.
    ///   - links: places in which no names are looked for, in order and apart.
    /// - Complexity: linear in the text.
    func names(in text: ReadableText, known: [Known], links: [ScalarRange]) -> Tagging {
        let units = reader.units(
            of: text.scalars, folded: text.folded, known: known, vocabulary: model.vocabulary,
            words: model.words)
        let scores = model.scores(of: units)
        let width = NameLabels.scoredCount
        var isOutside = [Bool](repeating: false, count: units.count)
        for unit in 0..<units.count where units.classes[unit] == NameClass.stop.rawValue { isOutside[unit] = true }
        var hint = 0
        for link in links {
            guard let covered = units.units(of: link, from: hint) else { continue }
            hint = covered.upperBound
            for unit in covered { isOutside[unit] = true }
        }
        var found = Tagging()
        var decoder = NameDecoder()
        scores.withUnsafeBufferPointer { scores in
            var unit = 0
            while unit < units.count {
                if isOutside[unit] || !Self.reaches(surelyOutside, scores, at: unit * width) {
                    unit += 1
                    continue
                }
                let start = unit
                repeat {
                    unit += 1
                } while unit < units.count && !isOutside[unit]
                    && Self.reaches(surelyOutside, scores, at: unit * width)
                decoder.decode(
                    UnsafeBufferPointer(rebasing: scores[start * width..<unit * width]), count: unit - start,
                    scale: model.scale, transitions: model.transitions, stepPowers: stepPowers, powers: powers
                ) { range, type, confidence, isSingle in
                    // What goes on for so long is a line of another language or no text at all.
                    if range.count > Self.longestName { return }
                    let lower = Int(units.starts[start + range.lowerBound])
                    let upper = Int(units.ends[start + range.upperBound - 1])
                    let name = Tagged(
                        range: lower..<upper, type: NameLabels.types[type], confidence: Double(confidence))
                    if isSingle { found.singles.append(name) } else { found.names.append(name) }
                }
            }
        }
        return found
    }

    /// Whether a label of the unit whose scores begin there has such a score or a higher one.
    @inline(__always)
    private static func reaches(_ least: Int16, _ scores: UnsafeBufferPointer<Int16>, at start: Int) -> Bool {
        guard let base = scores.baseAddress, start + NameLabels.scoredCount <= scores.count else { return false }
        let row = UnsafeRawPointer(base + start)
        let first = row.loadUnaligned(as: SIMD16<Int16>.self)
        let last = row.loadUnaligned(fromByteOffset: 32, as: SIMD4<Int16>.self)
        return any(first .>= SIMD16(repeating: least)) || any(last .>= SIMD4(repeating: least))
    }
}
