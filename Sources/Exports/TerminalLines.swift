/// Breaks text into lines for a terminal: by columns, and not before closing marks nor behind opening ones.
struct TerminalLines {
    /// A stretch of text, plain or a name.
    struct Piece {
        let text: String
        let isName: Bool

        init(_ text: String, isName: Bool = false) {
            self.text = text
            self.isName = isName
        }
    }

    private struct Cell {
        let character: Character
        let width: Int
        let isName: Bool
    }

    /// Whether names are underlined; else they stand in ‹›.
    let hasColor: Bool
    let columns: Int

    /// The lines, none wider than the columns; at least one. Linear.
    func lines(of pieces: [Piece]) -> [String] {
        let cells = cells(of: pieces)
        var lines: [String] = []
        var start = 0
        while start < cells.count {
            let end = end(ofLineFrom: start, in: cells)
            var line = cells[start..<end]
            start = end
            // The spaces at a break are the break.
            while start < cells.count, cells[start].character == " " { start += 1 }
            while start < cells.count, line.last?.character == " " { line.removeLast() }
            lines.append(text(of: line))
        }
        return lines.isEmpty ? [""] : lines
    }

    private func cells(of pieces: [Piece]) -> [Cell] {
        var cells: [Cell] = []
        for piece in pieces {
            if piece.isName, !hasColor { cells.append(Cell(character: "‹", width: 1, isName: true)) }
            for character in piece.text {
                cells.append(Cell(character: character, width: DisplayWidth.of(character), isName: piece.isName))
            }
            if piece.isName, !hasColor { cells.append(Cell(character: "›", width: 1, isName: true)) }
        }
        return cells
    }

    private func end(ofLineFrom start: Int, in cells: [Cell]) -> Int {
        var end = start
        var used = 0
        while end < cells.count, used + cells[end].width <= columns {
            used += cells[end].width
            end += 1
        }
        guard end < cells.count else { return end }
        // A character that is wider than the line stands in it all the same.
        if end == start { return start + 1 }
        // Marks are carried to the next line with a character before them, but no further than a few characters.
        var better = end
        while better > start + 1, end - better < 4, !canBreak(before: better, in: cells) { better -= 1 }
        return canBreak(before: better, in: cells) ? better : end
    }

    private func canBreak(before index: Int, in cells: [Cell]) -> Bool {
        !Self.closing.contains(cells[index].character) && !Self.opening.contains(cells[index - 1].character)
            && !(isLetter(cells[index]) && isLetter(cells[index - 1]))
    }

    private func isLetter(_ cell: Cell) -> Bool {
        cell.character.isASCII && (cell.character.isLetter || cell.character.isNumber)
    }

    private func text(of cells: ArraySlice<Cell>) -> String {
        guard hasColor else { return String(cells.map(\.character)) }
        var line = ""
        var isName = false
        for cell in cells {
            if cell.isName != isName { line += cell.isName ? "\u{1B}[4m" : "\u{1B}[24m" }
            isName = cell.isName
            line.append(cell.character)
        }
        return isName ? line + "\u{1B}[24m" : line
    }

    private static let closing = Set("。，、；：？！」』）》〉】〕”’›)]},.;:?!%…")
    private static let opening = Set("「『（《〈【〔“‘‹([{")
}
