internal import AlignedText
internal import Lexicons
internal import PatternMatching

/// Finds names by their shape alone: transliterated names with a dot, and runs of capitalized Latin words.
struct NameShapes: Sendable {
    /// A name found by its shape.
    struct Shaped: Sendable, Hashable {
        let range: ScalarRange
        let type: EntityType
        let origin: Mention.Origin
        let confidence: Double
    }

    /// The longest part of a transliterated name.
    private static let longestPart = 8
    private let transliteration: Set<Unicode.Scalar>
    private let organizationWords: Set<[Unicode.Scalar]>
    private let commonWords: Set<[Unicode.Scalar]>

    init(lexicons: LexiconDirectory, fold: ScalarFold) throws(MentionsError) {
        do {
            let characters = try lexicons.table("names/transliteration.tsv")
            let column = try characters.column("character")
            transliteration = Set(characters.rows.flatMap { fold.fold($0.fields[column]) })
            let words = try lexicons.table("names/latin-words.tsv")
            let word = try words.column("word")
            let role = try words.column("role")
            organizationWords = Set(
                words.rows.filter { $0.fields[role] == "organization" }.map { fold.fold($0.fields[word]) })
            commonWords = Set(words.rows.filter { $0.fields[role] == "common" }.map { fold.fold($0.fields[word]) })
        } catch {
            throw MentionsError.dictionary(error)
        }
    }

    /// The names of a text by their shape, in order, that touch none of the places that are taken.
    func names(in text: ReadableText, links: [ScalarRange], occupied: [ScalarRange]) -> [Shaped] {
        var isTaken = [Bool](repeating: false, count: text.scalars.count)
        for range in links + occupied { for place in range { isTaken[place] = true } }
        return (dottedNames(in: text, isTaken: isTaken) + latinNames(in: text, isTaken: isTaken))
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    static func isNameDot(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "·", "•", "‧", "・", "∙", "⋅": true
        default: false
        }
    }

    /// 爱德华多·罗德里格斯·贝尔塞: parts of transliteration characters on both sides of a dot.
    private func dottedNames(in text: ReadableText, isTaken: [Bool]) -> [Shaped] {
        let folded = text.folded
        var found: [Shaped] = []
        var position = 0
        func isPart(_ place: Int) -> Bool {
            transliteration.contains(folded[place]) && !isTaken[place]
        }
        while position < folded.count {
            guard Self.isNameDot(folded[position]), !isTaken[position] else {
                position += 1
                continue
            }
            var start = position
            let floor = max(found.last?.range.upperBound ?? 0, position - Self.longestPart)
            while start > floor, isPart(start - 1) { start -= 1 }
            var end = position
            while end < folded.count, Self.isNameDot(folded[end]) {
                var part = end + 1
                while part < folded.count, part - end <= Self.longestPart, isPart(part) { part += 1 }
                if part == end + 1 { break }
                end = part
            }
            if start < position, end > position + 1 {
                found.append(Shaped(range: start..<end, type: .person, origin: .pattern, confidence: 0.85))
            }
            position = max(end, position + 1)
        }
        return found
    }

    /// Ethan Knight, Yann LeCun: two to four capitalized words.
    private func latinNames(in text: ReadableText, isTaken: [Bool]) -> [Shaped] {
        let scalars = text.scalars
        var found: [Shaped] = []
        var position = 0
        while position < scalars.count {
            guard isCapital(scalars[position]), position == 0 || !MentionFinder.isWordCharacter(scalars[position - 1])
            else {
                position += 1
                continue
            }
            let start = position
            var end = position
            var words: [ScalarRange] = []
            while let word = capitalizedWord(at: position, in: scalars, isTaken: isTaken) {
                words.append(word)
                end = word.upperBound
                guard end + 1 < scalars.count, scalars[end] == " ", isCapital(scalars[end + 1]) else { break }
                position = end + 1
            }
            position = max(end, start + 1)
            // A line of English is a sentence, not a name.
            guard words.count >= 2, words.count <= 4, !isInLatinSentence(start..<end, in: scalars) else { continue }
            let folded = words.map { Array(text.folded[$0]) }
            if folded.contains(where: commonWords.contains) { continue }
            let type: EntityType = folded.contains(where: organizationWords.contains) ? .organization : .person
            found.append(Shaped(range: start..<end, type: type, origin: .pattern, confidence: 0.8))
        }
        return found
    }

    private func capitalizedWord(at start: Int, in scalars: [Unicode.Scalar], isTaken: [Bool]) -> ScalarRange? {
        guard start < scalars.count, isCapital(scalars[start]) else { return nil }
        var end = start
        while end < scalars.count, !isTaken[end],
            MentionFinder.isWordCharacter(scalars[end])
                || ((scalars[end] == "-" || scalars[end] == "'" || scalars[end] == "’" || scalars[end] == ".")
                    && end + 1 < scalars.count && MentionFinder.isWordCharacter(scalars[end + 1]))
        {
            end += 1
        }
        // An initial keeps its full stop: John F. Kennedy.
        if end == start + 1, end + 1 < scalars.count, scalars[end] == ".", scalars[end + 1] == " " { end += 1 }
        return end > start ? start..<end : nil
    }

    private func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A: true
        case 0xC0...0xDE: scalar.value != 0xD7
        default: false
        }
    }

    private func isInLatinSentence(_ range: ScalarRange, in scalars: [Unicode.Scalar]) -> Bool {
        func isLower(_ place: Int) -> Bool {
            place >= 0 && place < scalars.count && scalars[place].value >= 0x61 && scalars[place].value <= 0x7A
        }
        func isSpace(_ place: Int) -> Bool { place >= 0 && place < scalars.count && scalars[place] == " " }
        let after = isSpace(range.upperBound) && isLower(range.upperBound + 1)
        let before = isSpace(range.lowerBound - 1) && isLower(range.lowerBound - 2)
        return after || before
    }
}
