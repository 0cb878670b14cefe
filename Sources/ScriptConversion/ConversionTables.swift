internal import Lexicons

/// All conversion tables of a dictionary folder.
struct ConversionTables: Sendable {
    /// The names of the tables, as the files have them without `.tsv`.
    enum Name: String, CaseIterable, Sendable {
        case compatibility
        case foldMerges = "fold-merges"
        case hansUsage = "hans-usage"
        case hkPhrases = "hk-phrases"
        case hkPhrasesReverse = "hk-phrases-reverse"
        case hkVariants = "hk-variants"
        case hkVariantsPhrases = "hk-variants-phrases"
        case hkVariantsReverse = "hk-variants-reverse"
        case hkVariantsReversePhrases = "hk-variants-reverse-phrases"
        case jpCharacters = "jp-characters"
        case jpCharactersReverse = "jp-characters-reverse"
        case jpPhrases = "jp-phrases"
        case stCharacters = "st-characters"
        case stPhrases = "st-phrases"
        case stPhrasesRegional = "st-phrases-regional"
        case tsCharacters = "ts-characters"
        case tsCharactersRare = "ts-characters-rare"
        case tsPhrases = "ts-phrases"
        case variants
        case twUsage = "tw-usage"
        case twPhrases = "tw-phrases"
        case twPhrasesReverse = "tw-phrases-reverse"
        case twVariants = "tw-variants"
        case twVariantsPhrases = "tw-variants-phrases"
        case twVariantsReverse = "tw-variants-reverse"
        case twVariantsReversePhrases = "tw-variants-reverse-phrases"
    }

    private let tables: [PhraseTable]

    /// Reads the folder `conversion`.
    ///
    /// - Throws: `ScriptConversionError` that names the file and the line.
    init(lexicons: LexiconDirectory) throws(ScriptConversionError) {
        var tables: [PhraseTable] = []
        for name in Name.allCases {
            tables.append(try PhraseTable(path: lexicons.path + "/conversion/" + name.rawValue + ".tsv"))
        }
        self.tables = tables
    }

    /// A table.
    subscript(name: Name) -> PhraseTable {
        // The initializer reads one table for each case, in order.
        tables[Name.allCases.firstIndex(of: name) ?? 0]
    }
}
