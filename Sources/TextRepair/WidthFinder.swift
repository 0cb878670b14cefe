import AlignedText

/// Finds punctuation between Chinese that was folded to half width.
struct WidthFinder: Sendable {
    /// The edits that put marks back to full width. Linear.
    func edits(in text: [Unicode.Scalar]) -> [Edit] {
        var edits: [Edit] = []
        /// Brackets of the line that wait for their other half.
        var open: [(place: Int, hasHan: Bool)] = []
        func replace(_ index: Int, by scalar: Unicode.Scalar) {
            edits.append(Edit(kind: .width, range: index..<(index + 1), replacement: [scalar], confidence: 0.9))
        }
        /// Where the mark before, which became wide, stands.
        var widened = -2
        for (index, scalar) in text.enumerated() {
            if ScalarClasses.isLineEnd(scalar) { open.removeAll(keepingCapacity: true) }
            if scalar.value >= 0x2E80, ScalarClasses.isHan(scalar), let last = open.indices.last {
                open[last].hasHan = true
            }
            guard scalar.value < 0x40 else { continue }
            let before = index > 0 ? text[index - 1] : "\n"
            let after = index + 1 < text.count ? text[index + 1] : "\n"
            switch scalar {
            case ",", ";", "!", "?", ":":
                let isBehindChinese = isChinese(before) || widened == index - 1
                let isBeforeChinese = isChinese(after) && !ScalarClasses.isLineEnd(before)
                guard isBehindChinese || (isBeforeChinese && isWordEnd(before)) else { continue }
                // 3:0, 12,000 and the like.
                if ScalarClasses.isDigit(before), ScalarClasses.isDigit(after) { continue }
                if scalar == ":", after == "/" { continue }
                replace(index, by: wide(scalar))
                widened = index
            case ".":
                guard isChinese(before), after != ".", before != ".",
                    BracketStack.isClosing(after) || ScalarClasses.isLineEnd(after)
                else { continue }
                replace(index, by: "。")
            case "(":
                open.append((index, false))
            case ")":
                guard let opener = open.popLast() else { continue }
                // What is between counts for the bracket around it too.
                if opener.hasHan, let last = open.indices.last { open[last].hasHan = true }
                let isInside = opener.hasHan && (isChinese(before) || isWordEnd(before) || isChinese(after))
                guard isInside else { continue }
                replace(opener.place, by: "（")
                replace(index, by: "）")
            default: continue
            }
        }
        return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        if ScalarClasses.isHan(scalar) || ScalarClasses.isWide(scalar) { return scalar.value != 0x3000 }
        switch scalar {
        case "“", "”", "‘", "’", "…", "—": return true
        default: return false
        }
    }

    /// Whether a scalar may end a Latin word, a number or a bracket.
    private func isWordEnd(_ scalar: Unicode.Scalar) -> Bool {
        ScalarClasses.isLatinLetter(scalar) || ScalarClasses.isDigit(scalar) || scalar == ")" || scalar == "%"
            || scalar == "‰" || scalar == "½"
            || (scalar.value >= 0xC0 && scalar.value < 0x250)
    }

    private func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
    }
}
