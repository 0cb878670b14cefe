/// Which characters belong to one script, and how they are folded together.
struct ScriptCharacters: Sendable {
    /// The Simplified form of every Traditional or variant character: what texts are matched by.
    let simplified: CharacterMap
    /// OpenCC's standard form of the regional Traditional characters.
    let standardTraditional: CharacterMap
    /// Rarer variants and the Simplified characters that stand for them.
    let variants: CharacterMap
    /// OpenCC's Simplified form of Traditional characters where no word decides.
    let toSimplified: CharacterMap
    private let toTraditional: CharacterMap
    private let simplifiedCharacters: CharacterMap
    private let traditionalCharacters: CharacterMap
    /// The forms of Taiwan and Hong Kong.
    private let regional: CharacterMap
    /// Traditional characters that stay in some Simplified words.
    private let ambiguous: CharacterMap

    /// Collects what the tables say.
    init(tables: ConversionTables) {
        let toSimplified = CharacterMap([tables[.tsCharacters], tables[.tsCharactersRare]])
        let toTraditional = CharacterMap([tables[.stCharacters]])
        var simplifiedCharacters = toTraditional
        for scalar in toSimplified.keys { simplifiedCharacters[toSimplified[scalar]] = toSimplified[scalar] }
        self.toSimplified = toSimplified
        self.toTraditional = toTraditional
        self.simplifiedCharacters = simplifiedCharacters
        var traditionalCharacters = CharacterMap()
        let table = tables[.stCharacters]
        for entry in table.entries {
            for scalar in table.scalars[entry.value.lowerBound..<entry.alternatives.upperBound] where scalar != " " {
                traditionalCharacters[scalar] = scalar
            }
        }
        self.traditionalCharacters = traditionalCharacters
        var ambiguous = CharacterMap()
        let reverse = tables[.tsCharacters]
        for entry in reverse.entries where entry.key.count == 1 {
            let key = reverse.scalars[entry.key.lowerBound]
            if reverse.scalars[entry.alternatives].contains(key) { ambiguous[key] = key }
        }
        self.ambiguous = ambiguous
        let regional = CharacterMap([tables[.twVariantsReverse], tables[.hkVariantsReverse]])
        var standard = CharacterMap()
        for scalar in regional.keys
        where !simplifiedCharacters.contains(scalar) && !traditionalCharacters.contains(scalar) {
            standard[scalar] = regional[scalar]
        }
        standardTraditional = standard
        self.regional = regional

        // The fold: to the Simplified form, by way of the standard one for regional characters, until nothing changes.
        var fold = CharacterMap()
        let compatibility = CharacterMap([tables[.compatibility]])
        // Characters that a word decides, but that may fold together without two common words meeting.
        let merges = CharacterMap([tables[.foldMerges]])
        let variants = CharacterMap([tables[.variants]])
        let japanese = CharacterMap([tables[.jpCharacters]])
        func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
            var current = compatibility[scalar]
            for _ in 0..<4 {
                let next = toSimplified[standard[merges[variants[current]]]]
                if next == current { break }
                current = next
            }
            return current
        }
        for scalar in toSimplified.keys + regional.keys + compatibility.keys + merges.keys + variants.keys {
            let form = folded(scalar)
            if form != scalar { fold[scalar] = form }
        }
        // Japanese forms fold too where they are no characters of Chinese and stand for a Traditional one.
        for scalar in japanese.keys
        where !simplifiedCharacters.contains(scalar) && !toSimplified.contains(scalar)
            && toSimplified.contains(japanese[scalar])
        {
            let form = folded(japanese[scalar])
            if form != scalar { fold[scalar] = form }
        }
        simplified = fold
        self.variants = variants
    }

    /// Whether only Traditional text has the character.
    func isTraditionalOnly(_ scalar: Unicode.Scalar) -> Bool {
        toSimplified.contains(scalar) && toSimplified[scalar] != scalar && !toTraditional.contains(scalar)
    }

    /// Whether the character tells that a text is Traditional: 乾 and 於, say, may stand in Simplified text too.
    func tellsTraditional(_ scalar: Unicode.Scalar) -> Bool {
        isTraditionalOnly(scalar) && !ambiguous.contains(scalar)
    }

    /// Whether only Simplified text has the character.
    func isSimplifiedOnly(_ scalar: Unicode.Scalar) -> Bool {
        toTraditional.contains(scalar) && toTraditional[scalar] != scalar && !isNativeToTraditional(scalar)
    }

    /// Whether Simplified text has the character.
    func isSimplified(_ scalar: Unicode.Scalar) -> Bool { simplifiedCharacters.contains(scalar) }

    /// Whether Traditional text of some region has the character, be it as the form of a word of its own.
    func isNativeToTraditional(_ scalar: Unicode.Scalar) -> Bool {
        traditionalCharacters.contains(scalar) || regional.contains(scalar)
    }

    /// Whether Traditional text has the character.
    func isTraditional(_ scalar: Unicode.Scalar) -> Bool { traditionalCharacters.contains(scalar) }
}
