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

    /// What it costs to believe in a lost byte 0xA1 or 0xA3, those of Chinese punctuation.
    private let punctuationLoss: Float = 13
    /// What it costs to believe in another lost byte; the character it belonged to has to be guessed.
    private let otherLoss: Float = 17
    /// What it costs to believe in a byte too many.
    private let insertion: Float = 17
    /// What it costs to believe that a byte went missing at the run's end too.
    private let danglingEnd: Float = 2
    /// The cost of a character to be guessed.
    private let guessed: Float = 7
    /// A line without a character as rare as this is not looked at.
    private let rareCost: Float = 9.5

    /// How the search came to a state.
    private enum Step: UInt8 {
        case none, keep
        // Into the run.
        case lostLeadA1, lostLeadA3, lostLead, lostTrail, inserted
        // Along the run.
        case shifted
        // Out of the run.
        case asciiTrail, shortTrail, replacementEnd, droppedEnd
    }

    /// The best way to a state.
    private struct State {
        var cost: Float = .infinity
        var step = Step.none
        var last: Unicode.Scalar = "\n"
    }

    /// The edits that put runs of a text back in step. Linear.
    func edits(in text: [Unicode.Scalar]) -> [Edit] {
        var edits: [Edit] = []
        var start = 0
        for end in 0...text.count where end == text.count || ScalarClasses.isLineEnd(text[end]) {
            if isSuspicious(text[start..<end]) { search(text, start..<end, into: &edits) }
            start = end + 1
        }
        return edits
    }

    private func isSuspicious(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        guard line.count > 2 else { return false }
        for scalar in line where scalar.value >= 0x3400 && model.cost(of: scalar) >= rareCost { return true }
        return false
    }

    /// The two bytes of a scalar, those of the full-width form for ASCII, or 0.
    private func code(of scalar: Unicode.Scalar) -> UInt16 {
        if scalar.value >= 0x21 && scalar.value <= 0x7E { return UInt16(0xA380 + scalar.value) }
        return table.code(of: scalar)
    }

    private func search(_ text: [Unicode.Scalar], _ line: ScalarRange, into edits: inout [Edit]) {
        var plain = [State](repeating: State(), count: line.count + 1)
        var shifted = [State](repeating: State(), count: line.count + 1)
        plain[0] = State(cost: 0, step: .none, last: "\n")
        var carry: UInt8 = 0
        for offset in 0..<line.count {
            let scalar = text[line.lowerBound + offset]
            let isASCII = scalar.value < 0x80
            if isASCII && scalar.value < 0x40 { drop(carry, shifted[offset], into: &plain[offset]) }
            // In step.
            let here = plain[offset]
            relax(
                &plain[offset + 1], here.cost + model.cost(of: scalar, after: here.last), .keep, scalar)
            let code = code(of: scalar)
            let (lead, trail) = (UInt8(code >> 8), UInt8(code & 0xFF))
            // Into a run.
            if code != 0 {
                for (byte, step) in [(UInt8(0xA1), Step.lostLeadA1), (0xA3, .lostLeadA3)] {
                    if let lost = table.scalar(byte, lead), lead >= 0xA1 {
                        relax(
                            &shifted[offset + 1],
                            here.cost + punctuationLoss + model.cost(of: lost, after: here.last), step, lost)
                    }
                }
                if !isASCII {
                    relax(&shifted[offset + 1], here.cost + otherLoss + guessed, .lostLead, "\n")
                    relax(&shifted[offset + 1], here.cost + insertion, .inserted, here.last)
                }
            }
            // Along a run, and out of it.
            let out = shifted[offset]
            if out.cost < .infinity {
                if code != 0, let original = table.scalar(carry, lead) {
                    let cost = out.cost + stepCost(original, after: out.last)
                    relax(&shifted[offset + 1], cost, .shifted, original)
                    if trail < 0x80, !isASCII, let ascii = Unicode.Scalar(UInt32(trail)) {
                        relax(
                            &plain[offset + 1], cost + model.cost(of: ascii, after: original), .shortTrail, ascii)
                    }
                }
                if isASCII, scalar.value >= 0x40, let original = table.scalar(carry, UInt8(scalar.value)) {
                    relax(
                        &plain[offset + 1], out.cost + stepCost(original, after: out.last), .asciiTrail, original)
                }
                if scalar.value == 0xFFFD {
                    let mark = likelyEnd(of: carry)
                    relax(
                        &plain[offset + 1], out.cost + danglingEnd + (mark == nil ? guessed : 3), .replacementEnd,
                        mark ?? "\n")
                }
            }
            carry = trail
        }
        drop(carry, shifted[line.count], into: &plain[line.count])
        trace(text, line, plain, shifted, into: &edits)
    }

    /// Takes a way to a state if it is the best so far.
    private func relax(_ state: inout State, _ cost: Float, _ step: Step, _ last: Unicode.Scalar) {
        if cost < state.cost { state = State(cost: cost, step: step, last: last) }
    }

    /// A run that ends before an ASCII byte, its last byte gone with the reader's patience.
    private func drop(_ carry: UInt8, _ out: State, into state: inout State) {
        guard out.cost < .infinity else { return }
        let mark = likelyEnd(of: carry)
        relax(&state, out.cost + danglingEnd + (mark == nil ? guessed : 3), .droppedEnd, mark ?? "\n")
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
        _ text: [Unicode.Scalar], _ line: ScalarRange, _ plain: [State], _ shifted: [State], into edits: inout [Edit]
    ) {
        var found: [Edit] = []
        var offset = line.count
        var runEnd: (offset: Int, step: Step)?
        while true {
            if runEnd == nil {
                let state = plain[offset]
                switch state.step {
                case .keep: offset -= 1
                case .droppedEnd: runEnd = (offset, .droppedEnd)
                case .asciiTrail, .shortTrail, .replacementEnd:
                    runEnd = (offset, state.step)
                    offset -= 1
                default: break
                }
                if offset == 0 && runEnd == nil || state.step == .none { break }
            } else {
                guard offset > 0 else { break }
                let step = shifted[offset].step
                offset -= 1
                if step == .shifted { continue }
                if let end = runEnd, step != .none {
                    let run = (line.lowerBound + offset)..<(line.lowerBound + end.offset)
                    if let edit = edit(text, line, run, begin: step, end: end.step) { found.append(edit) }
                }
                runEnd = nil
                if offset == 0 || step == .none { break }
            }
        }
        edits.append(contentsOf: found.reversed())
    }

    /// Reads a run again in step, and guesses the characters whose bytes are gone.
    private func edit(
        _ text: [Unicode.Scalar], _ line: ScalarRange, _ run: ScalarRange, begin: Step, end: Step
    ) -> Edit? {
        var bytes: [UInt8] = []
        let isEndTaken = end == .replacementEnd || end == .asciiTrail
        for index in run where !(isEndTaken && index == run.upperBound - 1) {
            let code = code(of: text[index])
            bytes.append(UInt8(code >> 8))
            bytes.append(UInt8(code & 0xFF))
        }
        if end == .asciiTrail { bytes.append(UInt8(truncatingIfNeeded: text[run.upperBound - 1].value)) }
        guard bytes.count >= 3 else { return nil }
        var middle: [Unicode.Scalar] = []
        var index = 1
        while index + 1 < bytes.count {
            guard let scalar = table.scalar(bytes[index], bytes[index + 1]) else { return nil }
            middle.append(scalar)
            index += 2
        }
        var confidence = 0.97
        var alternatives: [String] = []
        let before = run.lowerBound > line.lowerBound ? text[run.lowerBound - 1] : "\n"
        var output: [Unicode.Scalar] = []
        switch begin {
        case .lostLeadA1, .lostLeadA3:
            if let lost = table.scalar(begin == .lostLeadA1 ? 0xA1 : 0xA3, bytes[0]) { output.append(lost) }
        case .inserted: break
        default:
            let guess = guess(between: before, and: middle.first) { byte in
                [table.scalar(byte, bytes[0]), table.scalar(bytes[0], byte)]
            }
            output.append(guess.best)
            confidence = guess.isClear ? 0.85 : 0.5
            alternatives = guess.next.map { [String(Character($0))] } ?? []
        }
        output.append(contentsOf: middle)
        if index < bytes.count {
            let last = bytes[index]
            if end == .shortTrail {
                if let ascii = Unicode.Scalar(UInt32(last)), ascii.isASCII { output.append(ascii) }
            } else {
                let after = run.upperBound < line.upperBound ? text[run.upperBound] : nil
                let guess = guess(between: output.last ?? "\n", and: after ?? "\n") { [table.scalar(last, $0)] }
                output.append(guess.best)
                confidence = min(confidence, guess.isClear ? 0.85 : 0.5)
            }
        }
        return Edit(
            kind: .byteShift, range: run, replacement: output, confidence: confidence, alternatives: alternatives)
    }

    /// The likeliest of the characters that a missing byte may have made, between its neighbours.
    private func guess(
        between before: Unicode.Scalar, and after: Unicode.Scalar?, _ candidates: (UInt8) -> [Unicode.Scalar?]
    ) -> (best: Unicode.Scalar, next: Unicode.Scalar?, isClear: Bool) {
        var best: (scalar: Unicode.Scalar, cost: Float) = ("\u{FFFD}", .infinity)
        var next: (scalar: Unicode.Scalar, cost: Float)?
        for byte in UInt8(0x40)...0xFE where byte != 0x7F {
            for case .some(let scalar) in candidates(byte) where scalar != best.scalar {
                var cost = model.cost(of: scalar, after: before)
                if let after { cost += model.cost(of: after, after: scalar) }
                if cost < best.cost {
                    next = best.cost < .infinity ? best : nil
                    best = (scalar, cost)
                } else if cost < next?.cost ?? .infinity {
                    next = (scalar, cost)
                }
            }
        }
        return (best.scalar, next?.scalar, (next?.cost ?? .infinity) - best.cost >= 1.5)
    }
}
