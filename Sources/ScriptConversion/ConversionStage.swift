/// One step of a conversion as OpenCC defines it: words first, then characters.
struct ConversionStage: Sendable {
    /// Tables of words by rank: the first rank that knows a word at a place decides, within it the longest word.
    let phrases: [[PhraseTable]]
    /// What single characters become.
    let characters: CharacterMap
    /// The tables of single characters, for their alternatives.
    let characterTables: [PhraseTable]

    /// The characters that words begin with.
    private let beginnings: CharacterMap

    /// Outcomes of characters beside the first.
    let alternatives: [Unicode.Scalar: [Unicode.Scalar]]

    init(phrases: [[PhraseTable]], characters: [PhraseTable]) {
        self.phrases = phrases
        self.characters = CharacterMap(characters)
        characterTables = characters
        var alternatives: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for table in characters {
            for entry in table.entries where !entry.alternatives.isEmpty && entry.key.count == 1 {
                alternatives[table.scalars[entry.key.lowerBound]] = table.scalars[entry.alternatives].filter {
                    $0 != " "
                }
            }
        }
        self.alternatives = alternatives
        var beginnings = CharacterMap()
        for table in phrases.joined() {
            for entry in table.entries {
                let first = table.scalars[entry.key.lowerBound]
                beginnings[first] = first
            }
        }
        self.beginnings = beginnings
    }

    /// The longest word at a place by rank.
    func match(at start: Int, in text: ArraySlice<Unicode.Scalar>) -> (
        length: Int, value: ArraySlice<Unicode.Scalar>
    )? {
        guard start < text.endIndex, beginnings.contains(text[start]) else { return nil }
        for rank in phrases {
            var best: (length: Int, value: ArraySlice<Unicode.Scalar>)?
            for table in rank {
                if let entry = table.longestMatch(at: start, in: text), entry.key.count > best?.length ?? 0 {
                    best = (entry.key.count, table.value(entry))
                }
            }
            if let best { return best }
        }
        return nil
    }

    /// A text converted by this step alone, from the left, at each place by the longest word.
    func convert(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var output: [Unicode.Scalar] = []
        output.reserveCapacity(text.count)
        var position = text.startIndex
        while position < text.endIndex {
            if let match = match(at: position, in: text) {
                output.append(contentsOf: match.value)
                position += match.length
            } else {
                output.append(characters[text[position]])
                position += 1
            }
        }
        return output
    }
}
