import AlignedText

/// Finds text that was read in the wrong charset: UTF-8 as GBK, UTF-8 as Latin-1 or Windows-1252, GBK as Latin-1.
///
/// The characters give their bytes back, and bytes that are well-formed UTF-8 over several characters are so by no
/// chance. Where a reader lost a byte on the way (it left U+FFFD or `?`), the byte is filled in only if the bytes
/// around it leave one value, or the language model clearly prefers one; else U+FFFD stands for the character.
///
/// Each edit takes in as little as it can, one character or the few that share scalars, so that offsets stay exact.
struct EncodingSlipFinder: Sendable {
    let model: LanguageModel
    let table: DoubleByteTable

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
            var found: [Edit] = []
            if scalar.value >= 0x80 {
                if let lead = WindowsLatin.byte(of: scalar) {
                    if index >= utf8From, isLead(lead) || (isProven && lead >= 0xC2 && lead <= 0xDF) {
                        let attempt = utf8AsLatin(at: index, in: text, isProven: isProven)
                        found = attempt.edits
                        utf8From = index + max(1, (attempt.end - index) / 2)
                    }
                    if found.isEmpty, index >= gbkFrom {
                        let attempt = gbkAsLatin(at: index, in: text)
                        found = attempt.edits
                        gbkFrom = attempt.end
                    }
                } else if index >= slipFrom, isLead(UInt8(table.code(of: scalar) >> 8)), beginsSequence(index, text) {
                    let attempt = utf8AsGBK(at: index, in: text, isProven: isProven)
                    found = attempt.edits
                    slipFrom = index + max(1, (attempt.end - index) / 2)
                }
            }
            if let last = found.last {
                edits.append(contentsOf: found)
                index = last.range.upperBound
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

    private func utf8AsGBK(at start: Int, in text: [Unicode.Scalar], isProven: Bool) -> (edits: [Edit], end: Int) {
        var reader = SequenceReader()
        var index = start
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
                    reader.markSafe(at: index)
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
            if !reader.isInside { reader.markSafe(at: index) }
        }
        if reader.isInside, index == text.count || ScalarClasses.isLineEnd(text[index]), reader.missing == 1 {
            reader.fill(byLosing: 1)
            reader.markSafe(at: index)
        }
        return (judge(reader, text, from: start, isProven: isProven), max(index, start + 1))
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

    private func utf8AsLatin(at start: Int, in text: [Unicode.Scalar], isProven: Bool) -> (edits: [Edit], end: Int) {
        var reader = SequenceReader()
        var index = start
        while index < text.count {
            let scalar = text[index]
            if let byte = WindowsLatin.byte(of: scalar) {
                if reader.isInside, byte >= 0xC2, !reader.accepts(byte) {
                    // Controls among the bytes were thrown away.
                    reader.fill(byLosing: reader.missing)
                    reader.markSafe(at: index)
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
            if !reader.isInside { reader.markSafe(at: index) }
        }
        return (judge(reader, text, from: start, isProven: isProven), max(index, start + 1))
    }

    // MARK: GBK read as Latin-1

    private func gbkAsLatin(at start: Int, in text: [Unicode.Scalar]) -> (edits: [Edit], end: Int) {
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
        guard output.count >= 3, model.cost(of: output) < 7.5 * Float(output.count) else { return ([], end) }
        let edits = output.enumerated().map { offset, scalar in
            let place = start + 2 * offset
            return Edit(kind: .byteShift, range: place..<(place + 2), replacement: [scalar], confidence: 0.9)
        }
        return (edits, end)
    }
}
