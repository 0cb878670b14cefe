import AlignedText

/// Whether a stretch that was read again can stand, and what fills its gaps.
extension EncodingSlipFinder {
    /// By how much the language model has to prefer one filling of a gap.
    private static let clearMargin: Float = 1
    /// By how much the text read again has to be likelier than it was.
    private static let gain: Float = 10

    /// Fills the gaps of a stretch read again, and keeps it if it reads like Chinese.
    func judge(
        _ reader: SequenceReader, _ text: [Unicode.Scalar], from start: Int, isProven: Bool
    ) -> [Edit] {
        guard let end = reader.safePoints.last, end.pieces > 0, end.source > start else { return [] }
        let range = start..<end.source
        let filling = filled(reader.pieces[..<end.pieces], of: range, in: text)
        if filling.replaced > 1, filling.replaced == filling.certain {
            // What was U+FFFD before it was read wrong a second time: no more can be had.
            return edits(of: filling, from: start, at: reader.safePoints, confidence: 0.9)
        }
        let isLatin = text[start].value < 0x2E80
        let isEnough =
            isProven
            ? filling.certain + filling.guessed > 0 || isLatin
            : filling.certain >= 2 || (filling.certain == 1 && range.count == 3 && isLatin)
        guard isEnough,
            filling.doubtful <= filling.certain || (isProven && filling.doubtful == filling.guessed)
        else { return [] }
        let before = start > 0 ? text[start - 1] : "\n"
        let known = filling.output.filter { $0.value != 0xFFFD }
        let cost = model.cost(of: known, after: before)
        guard cost + (isProven ? 2 : EncodingSlipFinder.gain) < model.cost(of: text[range], after: before),
            cost < 10.5 * Float(known.count)
        else { return [] }
        var edits = edits(of: filling, from: start, at: reader.safePoints, confidence: 0.98)
        // A space that went with the lost byte comes back where the text parts Latin from Chinese by spaces.
        if case .partial = reader.pieces[end.pieces - 1], text[end.source - 1] == "?", end.source < text.count,
            ScalarClasses.isLatinLetter(text[end.source]), let last = edits.popLast()
        {
            edits.append(
                Edit(
                    kind: last.kind, range: last.range, replacement: last.replacement + [" "],
                    confidence: last.confidence, alternatives: last.alternatives))
        }
        return edits
    }

    /// A stretch read again, its gaps filled as far as they can be.
    private struct Filling {
        /// A scalar for each piece.
        var output: [Unicode.Scalar] = []
        /// The pieces that lacked bytes, in order.
        var gaps: [(piece: Int, isGuessed: Bool, alternatives: [String])] = []
        /// How many whole characters are beyond Latin, and how many of these are U+FFFD.
        var certain = 0
        var replaced = 0
        /// How many gaps were filled.
        var guessed = 0
        var doubtful: Int { gaps.count }
    }

    private func filled(
        _ pieces: ArraySlice<SequenceReader.Piece>, of range: ScalarRange, in text: [Unicode.Scalar]
    ) -> Filling {
        var filling = Filling()
        filling.output.reserveCapacity(pieces.count)
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .scalar(let scalar):
                filling.output.append(scalar)
                if scalar.value == 0xFFFD { filling.replaced += 1 }
                if scalar.value >= 0x2000 { filling.certain += 1 }
            case .partial(let bits, let missing):
                var after: Unicode.Scalar = "\n"
                if index + 1 < pieces.count, case .scalar(let scalar) = pieces[index + 1] {
                    after = scalar
                } else if index + 1 == pieces.count, range.upperBound < text.count {
                    after = text[range.upperBound]
                }
                let before = filling.output.last ?? (range.lowerBound > 0 ? text[range.lowerBound - 1] : "\n")
                let guess =
                    missing == 1 ? self.filling(bits, behind: filling.output, between: before, and: after) : nil
                filling.output.append(guess?.best ?? "\u{FFFD}")
                if guess != nil { filling.guessed += 1 }
                filling.gaps.append(
                    (index, guess != nil, guess?.next.map { [String(Character($0))] } ?? []))
            }
        }
        return filling
    }

    /// An edit for each stretch between two safe points.
    private func edits(
        of filling: Filling, from start: Int, at points: [SequenceReader.SafePoint], confidence: Double
    ) -> [Edit] {
        var edits: [Edit] = []
        edits.reserveCapacity(points.count)
        var (source, piece, gap) = (start, 0, 0)
        for point in points where point.pieces > piece {
            var (confidence, alternatives) = (confidence, [String]())
            while gap < filling.gaps.count, filling.gaps[gap].piece < point.pieces {
                confidence = min(confidence, filling.gaps[gap].isGuessed ? 0.8 : 0.5)
                alternatives = filling.gaps[gap].alternatives
                gap += 1
            }
            edits.append(
                Edit(
                    kind: .byteShift, range: source..<point.source,
                    replacement: Array(filling.output[piece..<point.pieces]), confidence: confidence,
                    alternatives: alternatives))
            (source, piece) = (point.source, point.pieces)
        }
        return edits
    }

    /// The likeliest character whose last byte is lost, and the next, or nil if none is clearly likelier.
    private func filling(
        _ bits: UInt32, behind output: [Unicode.Scalar], between before: Unicode.Scalar, and after: Unicode.Scalar
    ) -> (best: Unicode.Scalar, next: Unicode.Scalar?)? {
        var best: (scalar: Unicode.Scalar, cost: Float)?
        var next: (scalar: Unicode.Scalar, cost: Float)?
        var open: Unicode.Scalar??
        // Simplified text has no Traditional forms, which the model cannot tell from Simplified ones.
        let recent = output.suffix(200)
        let isSimplified = recent.count { model.isForm($0) } * 12 <= recent.count
        for low in UInt32(0)..<64 {
            guard let scalar = Unicode.Scalar(bits << 6 | low), !isSimplified || !model.isForm(scalar) else { continue }
            var cost = model.cost(of: scalar, after: before) + model.cost(of: after, after: scalar)
            cost += markCost(scalar, between: before, and: after, behind: output, &open)
            if cost < best?.cost ?? .infinity {
                next = best
                best = (scalar, cost)
            } else if cost < next?.cost ?? .infinity {
                next = (scalar, cost)
            }
        }
        guard let best, (next?.cost ?? .infinity) - best.cost >= EncodingSlipFinder.clearMargin else { return nil }
        return (best.scalar, next?.scalar)
    }

    /// What makes a mark likelier or less likely than its frequency says.
    private func markCost(
        _ scalar: Unicode.Scalar, between before: Unicode.Scalar, and after: Unicode.Scalar,
        behind output: [Unicode.Scalar], _ open: inout Unicode.Scalar??
    ) -> Float {
        let isLast = ScalarClasses.isLineEnd(after)
        if BracketStack.isClosing(scalar) {
            if open == nil { open = .some(BracketStack.open(in: output[...]).last) }
            let isBehindSentence = before == "。" || before == "！" || before == "？"
            return open == .some(scalar) || (isLast && isBehindSentence && scalar != "》") ? -3 : 5
        }
        if scalar == "。", before == "。" { return 5 }
        let isOpening = scalar == "、" || scalar == "，" || BracketStack.closing(of: scalar) != nil
        return isLast && isOpening ? 5 : 0
    }
}
