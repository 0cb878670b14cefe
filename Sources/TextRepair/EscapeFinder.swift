import AlignedText
import Lexicons

/// Finds HTML character references and escape sequences that were left as they are written.
///
/// Only what is well-formed and known is decoded: named references of the table and numeric ones that end with a
/// semicolon, `\uXXXX` beyond ASCII, line ends written `\n` behind Chinese, and `%XX` sequences that spell Chinese
/// outside addresses.
struct EscapeFinder: Sendable {
    private let names: [String: [Unicode.Scalar]]
    private let longestName: Int

    /// Reads `repair/entities.tsv`.
    init(_ table: LexiconTable) throws(LexiconError) {
        let (name, scalars) = (try table.column("name"), try table.column("scalars"))
        var names: [String: [Unicode.Scalar]] = [:]
        for row in table.rows {
            let value = row.fields[scalars].split(separator: " ")
                .compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
            guard !value.isEmpty else {
                throw LexiconError(
                    file: table.file, line: row.line,
                    reason: .invalidValue(column: "scalars", value: row.fields[scalars]))
            }
            names[row.fields[name]] = value
        }
        longestName = names.keys.reduce(0) { max($0, $1.unicodeScalars.count) }
        self.names = names
    }

    /// The edits that decode a text's escapes. Linear.
    func edits(in text: [Unicode.Scalar]) -> [Edit] {
        var edits: [Edit] = []
        var index = 0
        while index < text.count {
            var found: (end: Int, value: [Unicode.Scalar])?
            switch text[index] {
            case "&": found = reference(at: index, in: text)
            case "\\": found = escape(at: index, in: text, lastEdit: edits.last)
            case "%":
                // A run of percent signs is not looked at again from within.
                let run = percent(at: index, in: text)
                edits.append(contentsOf: run.edits)
                index = run.end
                continue
            default: break
            }
            if let found {
                edits.append(
                    Edit(
                        kind: .entityEscape, range: index..<found.end, replacement: found.value, confidence: 0.98))
                index = found.end
            } else {
                index += 1
            }
        }
        return edits
    }

    // MARK: HTML

    /// A reference such as `&amp;`, `&#20013;`, `&#x4E2D;`, or one whose ampersand was itself encoded: `&amp;nbsp;`.
    private func reference(at start: Int, in text: [Unicode.Scalar]) -> (end: Int, value: [Unicode.Scalar])? {
        guard var (end, value) = plainReference(afterAmpersand: start + 1, in: text) else { return nil }
        for _ in 0..<3 where value == ["&"] {
            guard let inner = plainReference(afterAmpersand: end, in: text) else { break }
            (end, value) = inner
        }
        return (end, value)
    }

    private func plainReference(
        afterAmpersand start: Int, in text: [Unicode.Scalar]
    ) -> (end: Int, value: [Unicode.Scalar])? {
        guard start < text.count else { return nil }
        if text[start] == "#" { return numericReference(at: start + 1, in: text) }
        var end = start
        while end < text.count, end - start <= longestName,
            ScalarClasses.isLatinLetter(text[end]) || ScalarClasses.isDigit(text[end])
        {
            end += 1
        }
        guard end > start, end < text.count, text[end] == ";",
            let value = names[String(scalars: text[start..<end])]
        else { return nil }
        return (end + 1, value)
    }

    private func numericReference(at start: Int, in text: [Unicode.Scalar]) -> (end: Int, value: [Unicode.Scalar])? {
        var index = start
        let isHex = index < text.count && text[index].value | 0x20 == 0x78
        if isHex { index += 1 }
        let first = index
        var value: UInt32 = 0
        while index < text.count, index - first < 8, let digit = hexDigit(text[index]), isHex || digit < 10 {
            value = value * (isHex ? 16 : 10) + digit
            index += 1
        }
        guard index > first, index < text.count, text[index] == ";" else { return nil }
        // As in HTML, the range of the C1 controls means the characters of Windows.
        let windows = WindowsLatin.scalar(of: value) ?? value
        guard windows == 0x0A || windows >= 0x20, let scalar = Unicode.Scalar(windows) else { return nil }
        return (index + 1, [scalar])
    }

    private func hexDigit(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar.value {
        case 0x30...0x39: return scalar.value - 0x30
        case 0x41...0x46: return scalar.value - 0x37
        case 0x61...0x66: return scalar.value - 0x57
        default: return nil
        }
    }

    // MARK: Backslashes

    private func escape(
        at start: Int, in text: [Unicode.Scalar], lastEdit: Edit?
    ) -> (end: Int, value: [Unicode.Scalar])? {
        guard start + 1 < text.count else { return nil }
        switch text[start + 1] {
        case "u":
            guard let unit = codeUnit(at: start, in: text) else { return nil }
            if let scalar = Unicode.Scalar(unit) { return scalar.value >= 0x80 ? (start + 6, [scalar]) : nil }
            guard unit >= 0xD800, unit <= 0xDBFF, let low = codeUnit(at: start + 6, in: text), low >= 0xDC00,
                low <= 0xDFFF, let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            else { return nil }
            return (start + 12, [scalar])
        case "n", "r", "t":
            // `C:\notes` is a path; behind Chinese, or behind another escape, it is a line end.
            let isBehindEscape = lastEdit?.range.upperBound == start
            guard start > 0, isBehindEscape || isChinese(text[start - 1]) else { return nil }
            if start + 2 < text.count, ScalarClasses.isLatinLetter(text[start + 2]) { return nil }
            if text[start + 1] == "t" { return (start + 2, ["\t"]) }
            // `\r\n` is one line end.
            if text[start + 1] == "r", start + 3 < text.count, text[start + 2] == "\\", text[start + 3] == "n" {
                return (start + 4, ["\n"])
            }
            return (start + 2, ["\n"])
        default: return nil
        }
    }

    private func codeUnit(at start: Int, in text: [Unicode.Scalar]) -> UInt32? {
        guard start + 5 < text.count, text[start] == "\\", text[start + 1] == "u" else { return nil }
        var value: UInt32 = 0
        for index in (start + 2)...(start + 5) {
            guard let digit = hexDigit(text[index]) else { return nil }
            value = value * 16 + digit
        }
        return value
    }

    private func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        ScalarClasses.isHan(scalar) || ScalarClasses.isWide(scalar) || scalar == "”" || scalar == "…"
    }

    // MARK: Percent signs

    private func percentRun(from start: Int, in text: [Unicode.Scalar]) -> (end: Int, bytes: [UInt8]) {
        var bytes: [UInt8] = []
        var index = start
        while index + 2 < text.count, text[index] == "%", let high = hexDigit(text[index + 1]),
            let low = hexDigit(text[index + 2])
        {
            bytes.append(UInt8(high << 4 | low))
            index += 3
        }
        return (max(index, start + 1), bytes)
    }

    /// The run of percent signs at `start` as edits, one for each character, and where it ends.
    private func percent(at start: Int, in text: [Unicode.Scalar]) -> (edits: [Edit], end: Int) {
        let run = percentRun(from: start, in: text)
        // Inside an address the escapes are the address.
        let isInside =
            start > 0 && text[start - 1].isASCII && !ScalarClasses.isBlank(text[start - 1])
            && !ScalarClasses.isLineEnd(text[start - 1])
        guard !isInside, run.bytes.count >= 3, let string = String(validating: run.bytes, as: UTF8.self),
            string.unicodeScalars.contains(where: ScalarClasses.isHan)
        else { return ([], run.end) }
        var edits: [Edit] = []
        var place = start
        for scalar in string.unicodeScalars {
            let end = place + 3 * UTF8.width(scalar)
            edits.append(Edit(kind: .entityEscape, range: place..<end, replacement: [scalar], confidence: 0.98))
            place = end
        }
        return (edits, run.end)
    }
}
