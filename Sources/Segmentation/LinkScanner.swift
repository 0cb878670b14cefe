public import AlignedText

/// Finds links and mail addresses, in which no names and no sentences are looked for.
public struct LinkScanner: Sendable {
    /// Makes a scanner.
    public init() {}

    /// The links of a text, in order and apart.
    ///
    /// - Parameter folded: the matching form, with Latin lowercased.
    /// - Complexity: linear.
    public func links(in folded: [Unicode.Scalar]) -> [ScalarRange] {
        var links: [ScalarRange] = []
        var position = 0
        while position < folded.count {
            guard Self.isLinkCharacter(folded[position]) else {
                position += 1
                continue
            }
            // A run of characters that links are made of; it is a link when it holds a mark of one.
            let start = position
            while position < folded.count, Self.isLinkCharacter(folded[position]) { position += 1 }
            if let mark = Self.linkStart(in: folded[start..<position]) { links.append(mark..<position) }
        }
        return links
    }

    private static func linkStart(in run: ArraySlice<Unicode.Scalar>) -> Int? {
        var index = run.startIndex
        while index < run.endIndex {
            if matches("://", in: run, at: index) {
                var start = index
                while start > run.startIndex, run[start - 1].properties.isAlphabetic { start -= 1 }
                return start
            }
            if matches("www.", in: run, at: index) { return index }
            if run[index] == "@", index > run.startIndex, run[(index + 1)...].prefix(64).contains(".") {
                return run.startIndex
            }
            index += 1
        }
        return nil
    }

    private static func matches(_ mark: StaticString, in run: ArraySlice<Unicode.Scalar>, at index: Int) -> Bool {
        guard index + mark.utf8CodeUnitCount <= run.endIndex else { return false }
        return mark.withUTF8Buffer { bytes in
            bytes.indices.allSatisfy { run[index + $0].value == UInt32(bytes[$0]) }
        }
    }

    private static func isLinkCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case "-", ".", "_", "~", ":", "/", "?", "#", "@", "!", "$", "&", "*", "+", ";", "=", "%": true
        default: false
        }
    }
}
