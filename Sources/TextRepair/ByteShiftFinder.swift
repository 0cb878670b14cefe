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
    private let otherLoss: Float = 15
    /// What it costs to believe in a byte too many.
    private let insertion: Float = 28
    /// What it costs to believe that a byte went missing at the run's end too.
    private let danglingEnd: Float = 2
    /// The cost of a character to be guessed.
    private let guessed: Float = 6
    /// By how much a guess has to be likelier than the next.
    private let clearMargin: Float = 0.7
    /// A line without a character as rare as this is not looked at.
    private let rareCost: Float = 9.5

    /// How the search came to a state.
    private enum Step: UInt8 {
        case none, keep
        // Into the run.
        case lostMark, lostByte, inserted
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
        var rare = 0
        var unreadable = 0
        for scalar in line where scalar.value >= 0x3400 {
            if scalar.value == 0xFFFD {
                unreadable += 1
            } else if model.cost(of: scalar) >= rareCost {
                rare += 1
            }
        }
        // A line full of U+FFFD has lost more than a step, and what is left of it proves nothing.
        return rare > 0 && unreadable <= 2 + line.count / 20
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
                for byte in [UInt8(0xA1), 0xA3] {
                    if ByteShiftFinder.isMark(byte, lead), let lost = table.scalar(byte, lead) {
                        relax(
                            &shifted[offset + 1], here.cost + markLoss + model.cost(of: lost, after: here.last),
                            .lostMark, lost)
                    }
                }
                if !isASCII {
                    relax(&shifted[offset + 1], here.cost + otherLoss + guessed, .lostByte, "\n")
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
        // The muddle always makes rare characters; a row of marks read otherwise is just another row of marks.
        guard bytes.count >= 3, text[run].contains(where: { isOdd($0) }) else { return nil }
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
        // One character read otherwise proves no loss but that of a mark, which is the common one.
        guard begin == .lostMark || middle.count >= 2 else { return nil }
        if begin != .inserted {
            let open = openMarks(text[line.lowerBound..<run.lowerBound])
            let guess = guess(between: before, and: middle.first) { byte in
                [
                    (table.scalar(byte, bytes[0]), prior(of: byte, bytes[0], open)),
                    (table.scalar(bytes[0], byte), otherPrior),
                ]
            }
            output.append(guess.isClear ? guess.best : "\u{FFFD}")
            confidence = guess.isClear ? (ByteShiftFinder.isMark(guess.best, table) ? 0.95 : 0.8) : 0.5
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
        return Edit(
            kind: .byteShift, range: run, replacement: output, confidence: confidence, alternatives: alternatives)
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
            return (guess.isClear ? guess.best : "\u{FFFD}", guess.isClear)
        }
        // A mark. Which one, the brackets that are open and the mark before it say.
        let last = output.last ?? line.last ?? "\n"
        if let mark = openMarks(line.suffix(200) + output.suffix(200)[...]).last,
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
            return ("。", after == "\n")
        }
        switch last {
        case "吗", "嗎", "呢", "么", "麼": return ("？", true)
        default: return (after == "\n" ? "！" : "，", false)
        }
    }

    /// The closing marks that quotations and brackets left open in a text wait for.
    private func openMarks(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var open: [Unicode.Scalar] = []
        for scalar in text.suffix(400) {
            switch scalar {
            case "「": open.append("」")
            case "『": open.append("』")
            case "“": open.append("”")
            case "‘": open.append("’")
            case "《": open.append("》")
            case "〈": open.append("〉")
            case "【": open.append("】")
            case "（": open.append("）")
            case "」", "』", "”", "’", "》", "〉", "】", "）": if open.last == scalar { open.removeLast() }
            default: break
            }
        }
        return open
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

    private static func isMark(_ scalar: Unicode.Scalar, _ table: DoubleByteTable) -> Bool {
        let code = table.code(of: scalar)
        return isMark(UInt8(code >> 8), UInt8(code & 0xFF))
    }

    /// How much less likely than a mark's it is that the byte of another character was lost.
    private var otherPrior: Float { otherLoss - markLoss }

    /// How unlikely a character is to have lost its first byte: the marks that begin with 0xA1 and 0xA3 do so most, but
    /// none closes what is not open.
    private func prior(of lead: UInt8, _ trail: UInt8, _ open: [Unicode.Scalar]) -> Float {
        guard ByteShiftFinder.isMark(lead, trail) else { return otherPrior }
        switch table.scalar(lead, trail) {
        case "」", "』", "”", "’", "》", "〉", "】", "）": return table.scalar(lead, trail) == open.last ? 0 : 5
        default: return 0
        }
    }

    /// The likeliest of the characters that a missing byte may have made, between its neighbours.
    private func guess(
        between before: Unicode.Scalar, and after: Unicode.Scalar?,
        _ candidates: (UInt8) -> [(scalar: Unicode.Scalar?, prior: Float)]
    ) -> (best: Unicode.Scalar, next: Unicode.Scalar?, isClear: Bool) {
        var best: (scalar: Unicode.Scalar, cost: Float) = ("\u{FFFD}", .infinity)
        var next: (scalar: Unicode.Scalar, cost: Float)?
        for byte in UInt8(0x40)...0xFE where byte != 0x7F {
            for (candidate, prior) in candidates(byte) {
                guard let scalar = candidate, scalar != best.scalar else { continue }
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
        return (best.scalar, next?.scalar, (next?.cost ?? .infinity) - best.cost >= clearMargin)
    }
}
