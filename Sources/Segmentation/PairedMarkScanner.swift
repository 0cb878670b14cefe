/// Pairs quotation marks and brackets by a stack, so that nested, crossed and unclosed ones keep their places.
///
/// An opener that finds no partner before the next opener of its kind on a later line, or before `reach` scalars have
/// passed, is unclosed and ends with its own line's last sentence. Linear: the stack is bounded, openers that stand
/// deeper are passed over.
public struct PairedMarkScanner: Sendable {
    private struct Opener {
        let position: Int
        let line: Int
        let kind: Int
    }

    /// How many openers may be pending.
    private static let deepest = 8
    /// How far apart partners may stand, in scalars.
    private static let reach = 3000
    /// The longest pair that is taken for turned round.
    private static let longestTurned = 60
    private static let kinds: [(open: Unicode.Scalar, close: Unicode.Scalar, family: PairedMark.Family)] = [
        ("「", "」", .quotation), ("『", "』", .quotation), ("“", "”", .quotation), ("‘", "’", .quotation),
        ("﹁", "﹂", .quotation), ("﹃", "﹄", .quotation), ("〝", "〞", .quotation), ("\"", "\"", .quotation),
        ("《", "》", .title), ("〈", "〉", .title), ("【", "】", .heading), ("〔", "〕", .heading), ("[", "]", .heading),
        ("(", ")", .bracket),
    ]
    private let openers: [Unicode.Scalar: Int]
    private let closers: [Unicode.Scalar: Int]

    /// A scanner for the marks of all regions.
    public init() {
        openers = Dictionary(
            Self.kinds.enumerated().map { ($1.open, $0) }, uniquingKeysWith: { first, _ in first })
        closers = Dictionary(
            Self.kinds.enumerated().map { ($1.close, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The pairs of a text in the order of their openers.
    ///
    /// - Parameter folded: the matching form, in which brackets are half-width.
    /// - Complexity: linear.
    public func pairs(in folded: [Unicode.Scalar]) -> [PairedMark] {
        var found: [PairedMark] = []
        var pending: [Opener] = []
        var line = 0
        let lineEnds = Self.sentenceEndsOfLines(in: folded)
        // An opener that stays unclosed ends with its line's last sentence, or where the mark around it closes: marks
        // that crossed would make texts of brackets alone grow with the square of their length.
        func close(_ opener: Opener, at end: Int?, inside limit: Int = .max) {
            let family = Self.kinds[opener.kind].family
            let depth = pending.reduce(0) { count, other in
                count + (Self.kinds[other.kind].family == family && other.position < opener.position ? 1 : 0)
            }
            if let end {
                found.append(
                    PairedMark(
                        family: family, range: opener.position..<(end + 1), content: (opener.position + 1)..<end,
                        isClosed: true, depth: depth))
            } else if family == .quotation {
                let end = max(opener.position + 1, min(lineEnds[opener.line], limit))
                found.append(
                    PairedMark(
                        family: family, range: opener.position..<end, content: (opener.position + 1)..<end,
                        isClosed: false, depth: depth))
            }
        }
        var turnedEnd = -1
        for (position, scalar) in folded.enumerated() {
            if scalar == "\n" {
                line += 1
                // Only quotations may run over a line; of brackets that stay open nothing is known.
                let ended = pending.filter { opener in
                    Self.kinds[opener.kind].family != .quotation || Self.kinds[opener.kind].open == "\""
                        || position - opener.position > Self.reach
                }
                if !ended.isEmpty {
                    for opener in ended { close(opener, at: nil) }
                    pending.removeAll { opener in ended.contains { $0.position == opener.position } }
                }
                continue
            }
            let isStraight = scalar == "\""
            if let kind = closers[scalar], !isStraight || pending.contains(where: { $0.kind == kind }) {
                if let index = pending.lastIndex(where: { $0.kind == kind }) {
                    // Whatever opened since then found no partner.
                    while pending.count > index + 1 { close(pending.removeLast(), at: nil, inside: position) }
                    close(pending.removeLast(), at: position)
                } else if scalar == "”", let end = endOfTurnedPair(from: position, in: folded) {
                    found.append(
                        PairedMark(
                            family: .quotation, range: position..<(end + 1), content: (position + 1)..<end,
                            isClosed: true, depth: 0))
                    turnedEnd = end
                }
            } else if position == turnedEnd {
                continue
            } else if isTurned(scalar, at: position, in: folded, inside: pending.last) {
                if let opener = pending.popLast() { close(opener, at: position) }
            } else if let kind = openers[scalar] {
                // A new paragraph that opens again: the one before has ended without a mark.
                if let index = pending.lastIndex(where: { $0.kind == kind }), pending[index].line < line {
                    while pending.count > index { close(pending.removeLast(), at: nil) }
                }
                if pending.count < Self.deepest {
                    pending.append(Opener(position: position, line: line, kind: kind))
                }
            }
        }
        while let opener = pending.popLast() { close(opener, at: nil) }
        return found.sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    }

    /// The closer of a pair that stands the wrong way round, ”……“; nil when the mark is merely stray.
    private func endOfTurnedPair(from start: Int, in folded: [Unicode.Scalar]) -> Int? {
        for place in folded[start...].prefix(Self.longestTurned).indices.dropFirst() {
            switch folded[place] {
            case "“": return place > start + 1 ? place : nil
            case "”", "\n", "。": return nil
            default: break
            }
        }
        return nil
    }

    /// Whether an opening mark closes: “……，“他说, as translations and keyboards leave it.
    private func isTurned(
        _ scalar: Unicode.Scalar, at position: Int, in folded: [Unicode.Scalar], inside opener: Opener?
    ) -> Bool {
        guard scalar == "“", position > 0, let opener, position - opener.position > 2 else { return false }
        let open = Self.kinds[opener.kind].open
        guard open == "“" || open == "\"" else { return false }
        switch folded[position - 1] {
        case ",", "。", "!", "?", ".", "…": return true
        default: return false
        }
    }

    /// For each line, where its last sentence ends (the line's end when no mark ends one).
    private static func sentenceEndsOfLines(in folded: [Unicode.Scalar]) -> [Int] {
        var ends: [Int] = []
        var last: Int?
        for (position, scalar) in folded.enumerated() {
            switch scalar {
            case "。", "!", "?": last = position + 1
            case "\n":
                ends.append(last ?? position)
                last = nil
            default: break
            }
        }
        ends.append(last ?? folded.count)
        return ends
    }
}
