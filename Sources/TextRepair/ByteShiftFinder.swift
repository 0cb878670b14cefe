import AlignedText

/// Finds runs of characters that were read one byte out of step in GBK, and reads them in step.
///
/// When one byte of a GBK text is lost, or one too many slips in, every pair of bytes after it is cut in the wrong
/// place, up to the next ASCII byte that ends the muddle. The bytes of such a run are still there: the trail byte of
/// each character and the lead byte of the next are a character of the original. A Viterbi search over the line weighs
/// two readings at each place, in step and one byte out of step, by what the language model makes of them; leaving the
/// plain reading costs more than any clean text has been seen to gain by it.
///
/// Full-width marks and letters count as their two bytes even where the text has them folded to ASCII.
struct ByteShiftFinder: Sendable {
    let model: LanguageModel
    let table: DoubleByteTable

    /// What it costs to believe that a punctuation mark lost its first byte.
    private let markLoss: Float = 8
    /// What it costs to believe in another lost byte.
    private let otherLoss: Float = 14
    /// What it costs to believe in a byte too many.
    private let insertion: Float = 28
    /// What it costs to believe that a byte went missing at the run's end too.
    private let danglingEnd: Float = 2
    /// The cost of a character to be guessed.
    private let guessed: Float = 6
    /// By how much a guess has to be likelier than the next.
    private let clearMargin: Float = 1
    /// A character as rare as this is odd.
    private let rareCost: Float = 9.5
    /// A run of twice as many scalars is more than one edit.
    private let longestPiece = 32
    /// How far around an odd character a run is looked for.
    private let reach = 12

    private typealias Step = ShiftLattice.Step
    private typealias State = ShiftLattice.State

    /// The edits that put runs of a text back in step. Linear.
    func edits(in text: [Unicode.Scalar]) -> [Edit] {
        var edits: [Edit] = []
        var start = 0
        for end in 0...text.count where end == text.count || ScalarClasses.isLineEnd(text[end]) {
            for window in suspiciousWindows(in: text, line: start..<end) {
                search(text, line: start..<end, window: window, into: &edits)
            }
            start = end + 1
        }
        return edits
    }

    /// The stretches of a line that may hold a run: around odd characters that stand close to others or to ASCII.
    private func suspiciousWindows(in text: [Unicode.Scalar], line: ScalarRange) -> [ScalarRange] {
        guard line.count > 2 else { return [] }
        var windows: [ScalarRange] = []
        var unreadable = 0
        var lastOdd = -2 * reach
        for index in line where text[index].value >= 0x3400 {
            if text[index].value == 0xFFFD {
                unreadable += 1
                continue
            }
            guard isOdd(text[index]) else { continue }
            let isNear = index - lastOdd <= reach / 2
            if isNear || !ScalarClasses.isHan(text[index]) || isBesideASCII(index, text, line) {
                let window =
                    max(
                        line.lowerBound, min(index, lastOdd > index - reach ? lastOdd : index) - reach)..<min(
                        line.upperBound, index + reach)
                if let last = windows.last, last.upperBound >= window.lowerBound {
                    windows[windows.count - 1] = last.lowerBound..<max(last.upperBound, window.upperBound)
                } else {
                    windows.append(window)
                }
            }
            lastOdd = index
        }
        // A line full of U+FFFD has lost more than a step, and what is left of it proves nothing.
        return unreadable <= 2 + line.count / 20 ? windows : []
    }

    /// Whether what ends a muddle stands beside a character: an ASCII letter or a like byte, or U+FFFD.
    private func isBesideASCII(_ index: Int, _ text: [Unicode.Scalar], _ line: ScalarRange) -> Bool {
        for neighbour in [index - 1, index + 1] where line.contains(neighbour) {
            let value = text[neighbour].value
            if (value >= 0x21 && value <= 0x7E) || value == 0xFFFD { return true }
        }
        return false
    }

    /// The two bytes of a scalar, those of the full-width form for ASCII, or 0.
    private func code(of scalar: Unicode.Scalar) -> UInt16 {
        if scalar.value >= 0x21 && scalar.value <= 0x7E { return UInt16(0xA380 + scalar.value) }
        return table.code(of: scalar)
    }

    private func search(
        _ text: [Unicode.Scalar], line: ScalarRange, window: ScalarRange, into edits: inout [Edit]
    ) {
        var plain = ShiftLattice(length: window.count)
        var shifted = ShiftLattice(length: window.count)
        let before = window.lowerBound > line.lowerBound ? text[window.lowerBound - 1] : "\n"
        plain.offer(State(cost: 0, last: before), at: 0)
        var carry: UInt8 = 0
        for offset in 0..<window.count {
            let scalar = text[window.lowerBound + offset]
            let isASCII = scalar.value < 0x80
            if isASCII && scalar.value < 0x40 { drop(carry, shifted, at: offset, into: &plain) }
            let code = code(of: scalar)
            let (lead, trail) = (UInt8(code >> 8), UInt8(code & 0xFF))
            // In step.
            for rank in 0..<ShiftLattice.width where plain[offset, rank].cost < .infinity {
                let here = plain[offset, rank]
                plain.offer(
                    State(
                        cost: here.cost + model.cost(of: scalar, after: here.last), last: scalar, step: .keep,
                        from: UInt8(rank)), at: offset + 1)
            }
            if code != 0 { begin(lead, isASCII: isASCII, plain[offset, 0], at: offset + 1, into: &shifted) }
            // Along a run, and out of it.
            for rank in 0..<ShiftLattice.width where shifted[offset, rank].cost < .infinity {
                let out = shifted[offset, rank]
                if code != 0, let original = table.scalar(carry, lead) {
                    let cost = out.cost + stepCost(original, after: out.last)
                    shifted.offer(
                        State(cost: cost, last: original, step: .shifted, from: UInt8(rank)), at: offset + 1)
                    if let last = table.scalar(trail, 0x80) {
                        let cost = cost + danglingEnd + model.cost(of: last, after: original)
                        plain.offer(State(cost: cost, last: last, step: .dropped80, from: UInt8(rank)), at: offset + 1)
                    }
                    if trail < 0x80, !isASCII, let ascii = Unicode.Scalar(UInt32(trail)) {
                        plain.offer(
                            State(
                                cost: cost + model.cost(of: ascii, after: original), last: ascii, step: .shortTrail,
                                from: UInt8(rank)), at: offset + 1)
                    }
                }
                if isASCII, scalar.value >= 0x40, let original = table.scalar(carry, UInt8(scalar.value)) {
                    plain.offer(
                        State(
                            cost: out.cost + stepCost(original, after: out.last), last: original, step: .asciiTrail,
                            from: UInt8(rank)), at: offset + 1)
                }
                if scalar.value == 0xFFFD {
                    // Any other byte would have made a pair with what follows, unless that is ASCII.
                    let next = window.lowerBound + offset + 1
                    if next < line.upperBound, text[next].value >= 0x80, let last = table.scalar(carry, 0x80) {
                        let cost = out.cost + stepCost(last, after: out.last)
                        plain.offer(
                            State(cost: cost, last: last, step: .replacement80, from: UInt8(rank)), at: offset + 1)
                    }
                    plain.offer(torn(carry, out, step: .replacementEnd, rank: rank), at: offset + 1)
                }
            }
            carry = trail
        }
        if window.upperBound == line.upperBound { drop(carry, shifted, at: window.count, into: &plain) }
        trace(text, line, window, plain, shifted, into: &edits)
    }

    /// The ways into a run, from a way in step.
    private func begin(
        _ lead: UInt8, isASCII: Bool, _ here: State, at offset: Int, into shifted: inout ShiftLattice
    ) {
        for byte in [UInt8(0xA1), 0xA3] where ByteShiftFinder.isMark(byte, lead) {
            guard let lost = table.scalar(byte, lead) else { continue }
            let cost = here.cost + markLoss + model.cost(of: lost, after: here.last)
            shifted.offer(State(cost: cost, last: lost, step: .lostMark), at: offset)
        }
        if !isASCII {
            shifted.offer(State(cost: here.cost + otherLoss + guessed, step: .lostByte), at: offset)
            shifted.offer(State(cost: here.cost + insertion, last: here.last, step: .inserted), at: offset)
        }
    }

    /// A way out of a run whose last byte is gone.
    private func torn(_ carry: UInt8, _ out: State, step: Step, rank: Int) -> State {
        let mark = likelyEnd(of: carry)
        return State(
            cost: out.cost + danglingEnd + (mark == nil ? guessed : 3), last: mark ?? "\n", step: step,
            from: UInt8(rank))
    }

    /// Lets runs end before an ASCII byte, their last byte gone with the reader's patience.
    private func drop(_ carry: UInt8, _ shifted: ShiftLattice, at offset: Int, into plain: inout ShiftLattice) {
        for rank in 0..<ShiftLattice.width where shifted[offset, rank].cost < .infinity {
            plain.offer(torn(carry, shifted[offset, rank], step: .droppedEnd, rank: rank), at: offset)
        }
    }

    /// The cost of a character behind one that may still have to be guessed.
    private func stepCost(_ scalar: Unicode.Scalar, after last: Unicode.Scalar) -> Float {
        last == "\n" ? model.cost(of: scalar) : model.cost(of: scalar, after: last)
    }

    /// What a lone lead byte at the end of a run most likely began: the marks that end sentences and clauses.
    private func likelyEnd(of lead: UInt8) -> Unicode.Scalar? {
        switch lead {
        case 0xA1: return "。"
        case 0xA3: return "，"
        default: return nil
        }
    }

    // MARK: The way back

    private func trace(
        _ text: [Unicode.Scalar], _ line: ScalarRange, _ window: ScalarRange, _ plain: ShiftLattice,
        _ shifted: ShiftLattice, into edits: inout [Edit]
    ) {
        var found: [Edit] = []
        var offset = window.count
        var rank = 0
        var runEnd: (offset: Int, step: Step)?
        while offset > 0 {
            let state = runEnd == nil ? plain[offset, rank] : shifted[offset, rank]
            if state.step == .none { break }
            rank = Int(state.from)
            switch state.step {
            case .droppedEnd: runEnd = (offset, state.step)
            case .asciiTrail, .shortTrail, .replacementEnd, .replacement80, .dropped80:
                runEnd = (offset, state.step)
                offset -= 1
            case .lostMark, .lostByte, .inserted:
                offset -= 1
                if let end = runEnd {
                    let run = (window.lowerBound + offset)..<(window.lowerBound + end.offset)
                    let (start, step) = refinedStart(text, line, run, begin: state.step, end: end.step)
                    let whole = start..<run.upperBound
                    found += self.edits(text, line, whole, begin: step, end: end.step).reversed()
                }
                runEnd = nil
            case .none, .keep, .shifted: offset -= 1
            }
        }
        edits.append(contentsOf: found.reversed())
    }

    /// Where a run begins, weighed by what its first character would be there, which the search could not afford.
    private func refinedStart(
        _ text: [Unicode.Scalar], _ line: ScalarRange, _ run: ScalarRange, begin: Step, end: Step
    ) -> (start: Int, step: Step) {
        if begin == .inserted { return (run.lowerBound, begin) }
        let low = max(line.lowerBound, run.lowerBound - 3)
        // What follows the window is the same whatever the start; the run's own end is left alone.
        let isEndWhole = end == .droppedEnd || end == .dropped80
        let high = min(run.lowerBound + 4, run.upperBound - (isEndWhole ? 0 : 1))
        var best: (start: Int, step: Step, cost: Float) = (run.lowerBound, begin, .infinity)
        for start in low..<max(low, high) {
            var middle: [Unicode.Scalar] = []
            var isWhole = true
            for index in start..<(high - 1) {
                let (code, next) = (code(of: text[index]), code(of: text[index + 1]))
                guard code != 0, next != 0,
                    let scalar = table.scalar(UInt8(code & 0xFF), UInt8(next >> 8))
                else {
                    isWhole = false
                    break
                }
                middle.append(scalar)
            }
            let code = code(of: text[start])
            guard isWhole, code != 0 else { continue }
            let before = start > line.lowerBound ? text[start - 1] : "\n"
            let first = low > line.lowerBound ? text[low - 1] : "\n"
            let plain = model.cost(of: text[low..<start], after: first)
            for step in [Step.lostMark, .lostByte] {
                if step == .lostByte, text[start].isASCII { continue }
                let guess = firstCharacter(
                    code, step: step, behind: text[line.lowerBound..<start], before: middle.first)
                guard guess.margin > 0 else { continue }
                let cost =
                    plain + model.cost(of: guess.best, after: before) + model.cost(of: middle, after: guess.best)
                    + (step == .lostMark ? markLoss : otherLoss)
                if cost < best.cost { best = (start, step, cost) }
            }
        }
        return (best.start, best.step)
    }

    /// The character that lost a byte at the beginning of a run, whose other byte is the first of the run's.
    private func firstCharacter(
        _ code: UInt16, step: Step, behind line: ArraySlice<Unicode.Scalar>, before next: Unicode.Scalar?
    ) -> (best: Unicode.Scalar, next: Unicode.Scalar?, margin: Float) {
        let byte = UInt8(code >> 8)
        let open = step == .lostMark ? BracketStack.open(in: line) : []
        return guess(between: line.last ?? "\n", and: next) { other in
            if step == .lostMark { return [(table.scalar(other, byte), prior(of: other, byte, open))] }
            return [(table.scalar(other, byte), 0), (table.scalar(byte, other), 0)]
        }
    }

    /// Reads a run again in step, and guesses the characters whose bytes are gone.
    private func edits(
        _ text: [Unicode.Scalar], _ line: ScalarRange, _ run: ScalarRange, begin: Step, end: Step
    ) -> [Edit] {
        var bytes: [UInt8] = []
        let isEndTaken = end == .replacementEnd || end == .replacement80 || end == .asciiTrail
        for index in run where !(isEndTaken && index == run.upperBound - 1) {
            let code = code(of: text[index])
            bytes.append(UInt8(code >> 8))
            bytes.append(UInt8(code & 0xFF))
        }
        switch end {
        case .asciiTrail: bytes.append(UInt8(truncatingIfNeeded: text[run.upperBound - 1].value))
        case .replacement80, .dropped80: bytes.append(0x80)
        default: break
        }
        // The muddle always makes rare characters; a row of marks read otherwise is just another row of marks.
        guard bytes.count >= 3, text[run].contains(where: { isOdd($0) }) else { return [] }
        var middle: [Unicode.Scalar] = []
        var index = 1
        while index + 1 < bytes.count {
            guard let scalar = table.scalar(bytes[index], bytes[index + 1]) else { return [] }
            middle.append(scalar)
            index += 2
        }
        var confidence = 0.97
        var alternatives: [String] = []
        var output: [Unicode.Scalar] = []
        // One character read otherwise proves no loss but that of a mark, which is the common one.
        guard begin == .lostMark || middle.count >= 2 else { return [] }
        if begin != .inserted {
            let isMark = begin == .lostMark
            let guess = firstCharacter(
                UInt16(bytes[0]) << 8, step: begin, behind: text[line.lowerBound..<run.lowerBound],
                before: middle.first)
            let isClear = guess.margin >= (isMark ? 0.5 : clearMargin)
            output.append(isClear ? guess.best : "\u{FFFD}")
            confidence = isClear ? (isMark ? 0.95 : 0.8) : 0.5
            alternatives = guess.next.map { [String(Character($0))] } ?? []
        }
        output.append(contentsOf: middle)
        if index < bytes.count {
            let last = bytes[index]
            if end == .shortTrail {
                if let ascii = Unicode.Scalar(UInt32(last)), ascii.isASCII { output.append(ascii) }
            } else {
                let after = run.upperBound < line.upperBound ? text[run.upperBound] : "\n"
                let guess = lastCharacter(
                    last, behind: output, of: text[line.lowerBound..<run.lowerBound], after: after)
                output.append(guess.best)
                confidence = min(confidence, guess.isClear ? 0.85 : 0.5)
            }
        }
        return pieces(of: run, output: output, confidence: confidence, alternatives: alternatives)
    }

    /// A run as edits, one unless it is long: what stands anywhere in an edit leads back to the whole of it.
    ///
    /// Each character of the output has one byte from the scalar at its own place in the run.
    private func pieces(
        of run: ScalarRange, output: [Unicode.Scalar], confidence: Double, alternatives: [String]
    ) -> [Edit] {
        let count = max(1, min(run.count, output.count) / longestPiece)
        return (0..<count).map { piece in
            let (start, end) = (piece * longestPiece, (piece + 1) * longestPiece)
            let isLast = piece == count - 1
            let range = (run.lowerBound + start)..<(isLast ? run.upperBound : run.lowerBound + end)
            return Edit(
                kind: .byteShift, range: range, replacement: Array(output[start..<(isLast ? output.count : end)]),
                confidence: confidence, alternatives: piece == 0 ? alternatives : [])
        }
    }

    /// Whether a scalar is a character that Chinese text seldom has: a rare Han character, a private-use one or an
    /// unusual full-width form.
    private func isOdd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x9FFF, 0xE000...0xFAFF: return model.cost(of: scalar) >= rareCost
        case 0xFF01...0xFF5E: return model.cost(of: scalar) >= 13
        default: return false
        }
    }

    /// The character that a lone lead byte at the end of a run began.
    private func lastCharacter(
        _ lead: UInt8, behind output: [Unicode.Scalar], of line: ArraySlice<Unicode.Scalar>, after: Unicode.Scalar
    ) -> (best: Unicode.Scalar, isClear: Bool) {
        guard lead == 0xA1 || lead == 0xA3 else {
            let guess = guess(between: output.last ?? "\n", and: after) { [(table.scalar(lead, $0), Float.zero)] }
            let isClear = guess.margin >= clearMargin
            return (isClear ? guess.best : "\u{FFFD}", isClear)
        }
        // A mark. Which one, the brackets that are open and the mark before it say.
        let last = output.last ?? line.last ?? "\n"
        if let mark = BracketStack.open(in: line.suffix(200) + output.suffix(200)[...]).last,
            table.code(of: mark) >> 8 == UInt16(lead)
        {
            switch last {
            case "。", "！", "？", "!", "?", "…": return (mark, true)
            default: if mark == "》" || mark == "）" { return (mark, true) }
            }
        }
        if lead == 0xA1 {
            // Ellipses and dashes are doubled.
            let isPaired = output.count >= 2 && output[output.count - 2] == last
            if last == "…" || last == "—", !isPaired { return (last, true) }
            // Behind the end of a sentence comes the end of a quotation.
            if last == "。" || last == "！" || last == "？" { return (hasCornerMarks(line) ? "」" : "”", false) }
            return ("。", after == "\n")
        }
        switch last {
        case "吗", "嗎", "呢", "么", "麼": return ("？", true)
        case "说", "說", "道", "称", "稱", "下", "示", "们", "們": return ("：", false)
        default: return (after == "\n" ? "！" : "，", false)
        }
    }

    /// Whether a line quotes in corner marks, as Traditional text does.
    private func hasCornerMarks(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        line.contains { $0 == "「" || $0 == "」" }
    }

    // MARK: Guesses

    /// Whether two bytes are a punctuation mark of everyday Chinese.
    private static func isMark(_ lead: UInt8, _ trail: UInt8) -> Bool {
        switch (lead, trail) {
        case (0xA1, 0xA2...0xA4), (0xA1, 0xAA), (0xA1, 0xAD...0xB1), (0xA1, 0xB4...0xBB), (0xA1, 0xBE...0xBF):
            return true
        case (0xA3, 0xA1), (0xA3, 0xA8...0xA9), (0xA3, 0xAC), (0xA3, 0xBA...0xBB), (0xA3, 0xBF): return true
        default: return false
        }
    }

    /// How unlikely a mark is to have lost its first byte: few close what is not open.
    private func prior(of lead: UInt8, _ trail: UInt8, _ open: [Unicode.Scalar]) -> Float {
        guard ByteShiftFinder.isMark(lead, trail) else { return .infinity }
        switch table.scalar(lead, trail) {
        case "」", "』", "”", "’", "》", "〉", "】", "）": return table.scalar(lead, trail) == open.last ? 0 : 5
        default: return 0
        }
    }

    /// The likeliest of the characters that a missing byte may have made, between its neighbours.
    private func guess(
        between before: Unicode.Scalar, and after: Unicode.Scalar?,
        _ candidates: (UInt8) -> [(scalar: Unicode.Scalar?, prior: Float)]
    ) -> (best: Unicode.Scalar, next: Unicode.Scalar?, margin: Float) {
        var best: (scalar: Unicode.Scalar, cost: Float) = ("\u{FFFD}", .infinity)
        var next: (scalar: Unicode.Scalar, cost: Float)?
        for byte in UInt8(0x40)...0xFE where byte != 0x7F {
            for (candidate, prior) in candidates(byte) {
                guard let scalar = candidate, scalar != best.scalar else { continue }
                guard prior < .infinity else { continue }
                var cost = prior + model.cost(of: scalar, after: before)
                if let after { cost += model.cost(of: after, after: scalar) }
                if cost < best.cost {
                    next = best.cost < .infinity ? best : nil
                    best = (scalar, cost)
                } else if cost < next?.cost ?? .infinity {
                    next = (scalar, cost)
                }
            }
        }
        return (best.scalar, next?.scalar, best.cost < .infinity ? (next?.cost ?? .infinity) - best.cost : 0)
    }
}
