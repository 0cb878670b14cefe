import AlignedText

/// Finds text that was read in the wrong charset: UTF-8 as GBK, UTF-8 as Latin-1 or Windows-1252, GBK as Latin-1.
///
/// The characters give their bytes back, and bytes that are well-formed UTF-8 over several characters are so by no
/// chance. Where a reader lost a byte on the way (it left U+FFFD or `?`), the byte is filled in only if the bytes
/// around it leave one value, or the language model clearly prefers one; else U+FFFD stands for the character.
struct EncodingSlipFinder: Sendable {
    let model: LanguageModel
    let table: DoubleByteTable

    /// By how much the language model has to prefer one filling of a gap.
    private let clearMargin: Float = 1
    /// By how much the text read again has to be likelier than it was.
    private let gain: Float = 10

    /// The edits that read stretches of a text again in their own charset. Linear.
    ///
    /// Where a text has such stretches, shorter ones count too, which in another text would prove nothing.
    func edits(in text: [Unicode.Scalar]) -> [Edit] {
        let edits = edits(in: text, isProven: false)
        return edits.isEmpty ? [] : self.edits(in: text, isProven: true)
    }

    private func edits(in text: [Unicode.Scalar], isProven: Bool) -> [Edit] {
        var edits: [Edit] = []
        var index = 0
        // Where the next attempt of each kind may begin. One that failed is half skipped, so that all the attempts that
        // reach one place take linear time together.
        var (utf8From, gbkFrom, slipFrom) = (0, 0, 0)
        while index < text.count {
            let scalar = text[index]
            var edit: Edit?
            if scalar.value >= 0x80 {
                if let lead = WindowsLatin.byte(of: scalar) {
                    if index >= utf8From, isLead(lead) || (isProven && lead >= 0xC2 && lead <= 0xDF) {
                        let attempt = utf8AsLatin(at: index, in: text, isProven: isProven)
                        edit = attempt.edit
                        utf8From = index + max(1, (attempt.end - index) / 2)
                    }
                    if edit == nil, index >= gbkFrom {
                        let attempt = gbkAsLatin(at: index, in: text)
                        edit = attempt.edit
                        gbkFrom = attempt.end
                    }
                } else if index >= slipFrom, isLead(UInt8(table.code(of: scalar) >> 8)), beginsSequence(index, text) {
                    let attempt = utf8AsGBK(at: index, in: text, isProven: isProven)
                    edit = attempt.edit
                    slipFrom = index + max(1, (attempt.end - index) / 2)
                }
            }
            if let edit {
                edits.append(edit)
                index = edit.range.upperBound
            } else {
                index += 1
            }
        }
        return edits
    }

    /// Whether a byte leads the three or four bytes that Chinese takes in UTF-8.
    private func isLead(_ byte: UInt8) -> Bool { byte >= 0xE2 && byte <= 0xF0 }

    /// Whether the bytes of a character and the next begin a character of three bytes.
    private func beginsSequence(_ index: Int, _ text: [Unicode.Scalar]) -> Bool {
        guard table.code(of: text[index]) & 0xC0 == 0x80 else { return false }
        guard index + 1 < text.count else { return true }
        let next = text[index + 1]
        return next.value < 0x80 || next.value == 0xFFFD || next == "€" || table.code(of: next) & 0xC000 == 0x8000
    }

    // MARK: UTF-8 read as GBK

    private func utf8AsGBK(at start: Int, in text: [Unicode.Scalar], isProven: Bool) -> (edit: Edit?, end: Int) {
        var reader = SequenceReader()
        var index = start
        /// Where the last whole character ended: the place in the text and the length of the output.
        var safe = start
        reading: while index < text.count {
            let scalar = text[index]
            if scalar == "€", isLoneByte(behind: index, text, reader) {
                // Windows gives a lone byte 0x80 this sign.
                reader.take(0x80)
            } else if scalar.value < 0x80 {
                guard reader.isInside else { break reading }
                if scalar == "?" {
                    reader.fill(byLosing: 1)
                    // A reader that wrote ? for a lone lead byte took the byte behind it too.
                    index += 1
                    safe = index
                    reader.markSafe()
                }
                break reading
            } else if scalar.value == 0xFFFD {
                guard reader.isInside else { break reading }
                // 0x80 leads no pair, so it stands alone, and what follows shows whether it was one.
                // Two of them in a row began with 0x80 too, for any other byte would have made a pair with the second.
                let after: Unicode.Scalar = index + 1 < text.count ? text[index + 1] : "\n"
                let next = UInt8(table.code(of: after) >> 8)
                let isFollowed = reader.missing == 1 ? next >= 0xC2 : next & 0xC0 == 0x80
                if reader.accepts(0x80), isFollowed || (reader.missing == 2 && after.value == 0xFFFD) {
                    reader.take(0x80)
                } else {
                    reader.fill(byLosing: 1)
                }
            } else {
                let code = table.code(of: scalar)
                guard code != 0, reader.take(UInt8(code >> 8)) else { break reading }
                let trail = UInt8(code & 0xFF)
                if trail < 0x80 {
                    guard !reader.isInside, let ascii = Unicode.Scalar(UInt32(trail)) else { break reading }
                    reader.append(ascii)
                } else if !reader.take(trail) {
                    break reading
                }
            }
            index += 1
            if !reader.isInside {
                safe = index
                reader.markSafe()
            }
        }
        if reader.isInside, index == text.count || ScalarClasses.isLineEnd(text[index]), reader.missing == 1 {
            reader.fill(byLosing: 1)
            safe = index
            reader.markSafe()
        }
        return (judge(reader, text, start..<safe, isProven: isProven), max(index, start + 1))
    }

    /// Whether a euro sign stands for the byte 0x80, as in Windows' GBK, and not for its two bytes in GB 18030.
    private func isLoneByte(behind index: Int, _ text: [Unicode.Scalar], _ reader: SequenceReader) -> Bool {
        guard reader.accepts(0x80) else { return false }
        guard reader.missing == 1, index + 1 < text.count else { return true }
        // Its two bytes are the end of one character and the beginning of the next.
        let next = text[index + 1]
        return next.value != 0xFFFD && table.code(of: next) & 0xC000 != 0x8000
    }

    // MARK: UTF-8 read as Latin-1 or Windows-1252

    private func utf8AsLatin(at start: Int, in text: [Unicode.Scalar], isProven: Bool) -> (edit: Edit?, end: Int) {
        var reader = SequenceReader()
        var index = start
        var safe = start
        while index < text.count {
            let scalar = text[index]
            if let byte = WindowsLatin.byte(of: scalar) {
                if reader.isInside, byte >= 0xC2, !reader.accepts(byte) {
                    // Controls among the bytes were thrown away.
                    reader.fill(byLosing: reader.missing)
                    reader.markSafe()
                    safe = index
                }
                guard reader.take(byte) else { break }
            } else if scalar == " ", reader.accepts(0xA0), index + 1 < text.count,
                WindowsLatin.byte(of: text[index + 1]) != nil
            {
                reader.take(0xA0)
            } else {
                break
            }
            index += 1
            if !reader.isInside {
                safe = index
                reader.markSafe()
            }
        }
        return (judge(reader, text, start..<safe, isProven: isProven), max(index, start + 1))
    }

    // MARK: The judgement

    /// Fills the gaps of a stretch read again, and keeps it if it reads like Chinese.
    private func judge(
        _ reader: SequenceReader, _ text: [Unicode.Scalar], _ range: ScalarRange, isProven: Bool
    ) -> Edit? {
        guard reader.safeCount > 0, !range.isEmpty else { return nil }
        var output: [Unicode.Scalar] = []
        var certain = 0
        var doubtful = 0
        var filled = 0
        var replaced = 0
        var confidence = 0.98
        var alternatives: [String] = []
        for (index, piece) in reader.pieces[..<reader.safeCount].enumerated() {
            switch piece {
            case .scalar(let scalar):
                output.append(scalar)
                if scalar.value == 0xFFFD { replaced += 1 }
                if scalar.value >= 0x2000 { certain += 1 }
            case .partial(let bits, let missing):
                doubtful += 1
                var after: Unicode.Scalar = "\n"
                if index + 1 < reader.safeCount, case .scalar(let scalar) = reader.pieces[index + 1] {
                    after = scalar
                } else if index + 1 == reader.safeCount, range.upperBound < text.count {
                    after = text[range.upperBound]
                }
                let before = output.last ?? (range.lowerBound > 0 ? text[range.lowerBound - 1] : "\n")
                let guess = missing == 1 ? filling(bits, behind: output, between: before, and: after) : nil
                output.append(guess?.best ?? "\u{FFFD}")
                alternatives = guess?.next.map { [String(Character($0))] } ?? []
                confidence = guess == nil ? 0.5 : min(confidence, 0.8)
                if guess != nil { filled += 1 }
            }
        }
        if replaced > 1, replaced == certain {
            // What was U+FFFD before it was read wrong a second time: no more can be had.
            return Edit(kind: .byteShift, range: range, replacement: output, confidence: 0.9)
        }
        let isLatin = text[range.lowerBound].value < 0x2E80
        let isEnough =
            isProven ? certain + filled > 0 || isLatin : certain >= 2 || (certain == 1 && range.count == 3 && isLatin)
        guard isEnough, doubtful <= certain || (isProven && doubtful == filled) else { return nil }
        let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : "\n"
        let known = output.filter { $0.value != 0xFFFD }
        let cost = model.cost(of: known, after: before)
        guard cost + (isProven ? 2 : gain) < model.cost(of: text[range], after: before),
            cost < 10.5 * Float(known.count)
        else { return nil }
        // A space that went with the lost byte comes back where the text parts Latin from Chinese by spaces.
        if case .partial = reader.pieces[reader.safeCount - 1], text[range.upperBound - 1] == "?",
            range.upperBound < text.count, ScalarClasses.isLatinLetter(text[range.upperBound])
        {
            output.append(" ")
        }
        return Edit(
            kind: .byteShift, range: range, replacement: output, confidence: confidence, alternatives: alternatives)
    }

    /// The likeliest character whose last byte is lost, and the next, or nil if none is clearly likelier.
    private func filling(
        _ bits: UInt32, behind output: [Unicode.Scalar], between before: Unicode.Scalar, and after: Unicode.Scalar
    ) -> (best: Unicode.Scalar, next: Unicode.Scalar?)? {
        var best: (scalar: Unicode.Scalar, cost: Float)?
        var next: (scalar: Unicode.Scalar, cost: Float)?
        var open: Unicode.Scalar??
        for low in UInt32(0)..<64 {
            guard let scalar = Unicode.Scalar(bits << 6 | low) else { continue }
            var cost = model.cost(of: scalar, after: before) + model.cost(of: after, after: scalar)
            cost += markCost(scalar, between: before, and: after, behind: output, &open)
            if cost < best?.cost ?? .infinity {
                next = best
                best = (scalar, cost)
            } else if cost < next?.cost ?? .infinity {
                next = (scalar, cost)
            }
        }
        guard let best, (next?.cost ?? .infinity) - best.cost >= clearMargin else { return nil }
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

    // MARK: GBK read as Latin-1

    private func gbkAsLatin(at start: Int, in text: [Unicode.Scalar]) -> (edit: Edit?, end: Int) {
        var output: [Unicode.Scalar] = []
        var index = start
        while index + 1 < text.count, let lead = WindowsLatin.byte(of: text[index]),
            let trail = WindowsLatin.byte(of: text[index + 1]), lead >= 0xA1, trail >= 0xA1,
            let scalar = table.scalar(lead, trail)
        {
            output.append(scalar)
            index += 2
        }
        let end = max(index, start + 1)
        guard output.count >= 3, model.cost(of: output) < 7.5 * Float(output.count) else { return (nil, end) }
        return (Edit(kind: .byteShift, range: start..<index, replacement: output, confidence: 0.9), end)
    }
}
