import AlignedText

/// Finds closing quotation marks that were lost and line breaks that cut a sentence.
struct StructureFinder: Sendable {
    /// How much the text has shown of the damage that eats closing marks.
    enum Evidence: Sendable, Comparable {
        case none, some
    }

    private static func closing(of opener: Unicode.Scalar) -> Unicode.Scalar? {
        switch opener {
        case "「": return "」"
        case "『": return "』"
        case "“": return "”"
        case "﹁": return "﹂"
        case "﹃": return "﹄"
        case "〝": return "〞"
        default: return nil
        }
    }

    private static func opening(of closer: Unicode.Scalar) -> Unicode.Scalar? {
        switch closer {
        case "」": return "「"
        case "』": return "『"
        case "”": return "“"
        case "﹂": return "﹁"
        case "﹄": return "﹃"
        case "〞": return "〝"
        default: return nil
        }
    }

    /// A line without its end, and whether it holds anything.
    private struct Line {
        var range: ScalarRange
        /// The range without white space at its ends.
        var content: ScalarRange
    }

    private static func lines(of text: [Unicode.Scalar]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        for end in 0...text.count where end == text.count || ScalarClasses.isLineEnd(text[end]) {
            var lower = start
            var upper = end
            while lower < upper, ScalarClasses.isBlank(text[lower]) { lower += 1 }
            while lower < upper, ScalarClasses.isBlank(text[upper - 1]) { upper -= 1 }
            if lower < upper { lines.append(Line(range: start..<end, content: lower..<upper)) }
            start = end + 1
        }
        return lines
    }

    // MARK: Lost closing marks

    /// The insertions that close quotations left open at the end of their line. Linear.
    ///
    /// A quotation is left alone when a later line closes it, when the next line opens it anew (each paragraph of a long
    /// quotation begins with a mark, and only the last one ends with one), and when its line has more than one
    /// mark left open, since then opening marks stand for closing ones too.
    func lostBracketEdits(in text: [Unicode.Scalar], evidence: Evidence) -> [Edit] {
        var edits: [Edit] = []
        let lines = StructureFinder.lines(of: text)
        // From the last line to the first, so that the next mark of each kind is known.
        var nextMark: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (index, line) in lines.enumerated().reversed() {
            if let opener = openMark(of: text[line.content]), let mark = StructureFinder.closing(of: opener) {
                let isOpenedAnew = index + 1 < lines.count && text[lines[index + 1].content.lowerBound] == opener
                if !isOpenedAnew, nextMark[opener] != mark,
                    let edit = closing(mark, at: line.content.upperBound, in: text, evidence: evidence)
                {
                    edits.append(edit)
                }
            }
            var isSeen: Set<Unicode.Scalar> = []
            for scalar in text[line.content] {
                let opener = StructureFinder.closing(of: scalar) != nil ? scalar : StructureFinder.opening(of: scalar)
                if let opener, isSeen.insert(opener).inserted { nextMark[opener] = scalar }
            }
        }
        return edits.reversed()
    }

    /// The one quotation mark that a line leaves open, or nil if it leaves none or more.
    private func openMark(of line: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
        var open: [Unicode.Scalar] = []
        for scalar in line {
            if StructureFinder.closing(of: scalar) != nil {
                open.append(scalar)
            } else if let opener = StructureFinder.opening(of: scalar) {
                // Looking back over a few marks is enough for real nesting, and keeps the search linear.
                let start = max(0, open.count - 4)
                if let match = open[start...].lastIndex(of: opener) { open.removeSubrange(match...) }
            }
        }
        return open.count == 1 ? open[0] : nil
    }

    /// The insertion of a closing mark behind the sentence that ends at `end`, unless that is no sentence.
    private func closing(
        _ mark: Unicode.Scalar, at end: Int, in text: [Unicode.Scalar], evidence: Evidence
    ) -> Edit? {
        let last = text[end - 1]
        let confidence: Double
        switch last {
        case "！", "!": confidence = evidence == .some ? 0.95 : 0.8
        case "？", "?": confidence = evidence == .some ? 0.85 : 0.7
        case "。", "…":
            guard evidence == .some else { return nil }
            confidence = 0.6
        default: return nil
        }
        // 。」 that lost its first byte reads ！ too.
        let alternatives = last == "！" || last == "!" ? ["。" + String(Character(mark))] : []
        return Edit(
            kind: .lostBracket, range: end..<end, replacement: [mark], confidence: confidence,
            alternatives: alternatives)
    }

    // MARK: Cut lines

    /// The deletions of line breaks inside sentences. Linear.
    func cutLineEdits(in text: [Unicode.Scalar], evidence: Evidence) -> [Edit] {
        var edits: [Edit] = []
        let lines = StructureFinder.lines(of: text)
        for (line, next) in zip(lines, lines.dropFirst()) {
            guard let confidence = cutConfidence(line.content, next.content, text, evidence) else { continue }
            edits.append(
                Edit(
                    kind: .cutLine, range: line.content.upperBound..<next.content.lowerBound, replacement: [],
                    confidence: confidence))
        }
        return edits
    }

    /// How sure it is that a sentence goes on in the next line, or nil if it is not.
    private func cutConfidence(
        _ line: ScalarRange, _ next: ScalarRange, _ text: [Unicode.Scalar], _ evidence: Evidence
    ) -> Double? {
        let last = text[line.upperBound - 1]
        let isOpen: Bool
        switch last {
        case "，", "、", ",": isOpen = false
        case "（", "(", "「", "『", "《", "“":
            // Behind the end of a sentence an opening mark stands for a closing one.
            if line.count < 2 || isSentenceEnd(text[line.upperBound - 2]) { return nil }
            isOpen = true
        default: return nil
        }
        // A line of Latin that ends with a comma may be code or a table.
        guard text[line].contains(where: ScalarClasses.isHan), text[next].contains(where: ScalarClasses.isHan) else {
            return nil
        }
        // Verse and lists have short lines; a sentence in prose is cut behind more.
        if !isOpen, line.count < 20, next.count < 20 { return nil }
        if isListItem(next, text) || isHeading(next, text) { return nil }
        return isOpen ? 0.9 : (evidence == .some ? 0.9 : 0.8)
    }

    private func isSentenceEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "。", "！", "？", "!", "?", "…", "，", ",": return true
        default: return false
        }
    }

    /// Whether a line begins as an item of a list does: a number with a mark, a bullet.
    private func isListItem(_ line: ScalarRange, _ text: [Unicode.Scalar]) -> Bool {
        var index = line.lowerBound
        switch text[index] {
        case "•", "·", "-", "*", "●", "■", "◆", "▲", "#", "|", "–", "—", "※", "【": return true
        default: break
        }
        if text[index].value >= 0x2460 && text[index].value <= 0x24FF { return true }
        let isBracketed = text[index] == "(" || text[index] == "（"
        if isBracketed { index += 1 }
        let start = index
        while index < line.upperBound, index - start < 3,
            ScalarClasses.isDigit(text[index]) || "一二三四五六七八九十".unicodeScalars.contains(text[index])
        {
            index += 1
        }
        guard index > start, index < line.upperBound else { return false }
        switch text[index] {
        case "、", ".", "．", ")", "）": return true
        default: return false
        }
    }

    /// Whether a line is a heading: short, and without a mark at its end.
    private func isHeading(_ line: ScalarRange, _ text: [Unicode.Scalar]) -> Bool {
        guard line.count <= 30 else { return false }
        switch text[line.upperBound - 1] {
        case "。", "！", "？", "!", "?", "…", "」", "』", "”", "；", ";", ".", "，", ",", "：", ":", "）", ")": return false
        default: return true
        }
    }
}
