/// How a target is reached: OpenCC's steps, and how text is compared with their words.
struct ConversionRecipe: Sendable {
    /// How a text's characters are compared with those of the words.
    enum Matching: Sendable {
        /// As they are.
        case exact
        /// Traditional like Simplified, since any part of the text may be in either; towards Traditional.
        case anyToTraditional
        /// The same, towards Simplified.
        case anyToSimplified
    }

    let stages: [ConversionStage]
    let matching: Matching
    /// The words that OpenCC cuts the text by before it converts each piece on its own.
    let segmentation: [PhraseTable]
    /// Whether those words stand wherever they match, even across the words of the text: OpenCC's own cases fix it
    /// so for the wording of a region turned back.
    let yieldsToSegmentation: Bool

    /// The recipe for a target; nil for `keep`.
    init?(target: ConversionTarget, tables: ConversionTables) {
        func stage(_ phrases: [[ConversionTables.Name]], _ characters: [ConversionTables.Name]) -> ConversionStage {
            ConversionStage(phrases: phrases.map { $0.map { tables[$0] } }, characters: characters.map { tables[$0] })
        }
        lazy var toTraditional = stage([[.stPhrases, .stPhrasesRegional]], [.stCharacters])
        lazy var toSimplified = stage([[.tsPhrases]], [.tsCharactersRare, .tsCharacters])
        lazy var toTaiwan = stage([[.twVariantsPhrases]], [.twVariants])
        lazy var toTaiwanWording = stage([[.twPhrases], [.twVariantsPhrases]], [.twVariants])
        lazy var toTaiwanUsage = stage([[.twUsage]], [.twUsage])
        lazy var fromTaiwan = stage([[.twVariantsReversePhrases]], [.twVariantsReverse])
        lazy var fromTaiwanWording = stage([[.twPhrasesReverse], [.twVariantsReversePhrases]], [.twVariantsReverse])
        lazy var toHongKong = stage([[.hkVariantsPhrases]], [.hkVariants])
        lazy var toHongKongWording = stage([[.hkPhrases], [.hkVariantsPhrases]], [.hkVariants])
        lazy var fromHongKong = stage([[.hkVariantsReversePhrases]], [.hkVariantsReverse])
        lazy var fromHongKongWording = stage([[.hkPhrasesReverse], [.hkVariantsReversePhrases]], [.hkVariantsReverse])
        switch target {
        case .keep: return nil
        case .hant, .s2t: stages = [toTraditional]
        case .tw: stages = [toTraditional, toTaiwan, toTaiwanUsage]
        case .s2tw: stages = [toTraditional, toTaiwan]
        case .twp: stages = [toTraditional, toTaiwanWording, toTaiwanUsage]
        case .s2twp: stages = [toTraditional, toTaiwanWording]
        case .hk, .s2hk: stages = [toTraditional, toHongKong]
        case .hkp, .s2hkp: stages = [toTraditional, toHongKongWording]
        case .t2s: stages = [toSimplified]
        case .tw2s: stages = [fromTaiwan, toSimplified]
        case .tw2sp: stages = [fromTaiwanWording, toSimplified]
        case .hk2s: stages = [fromHongKong, toSimplified]
        case .hk2sp: stages = [fromHongKongWording, toSimplified]
        case .t2tw: stages = [toTaiwan]
        case .tw2t: stages = [fromTaiwan]
        case .t2hk: stages = [toHongKong]
        case .hk2t: stages = [fromHongKong]
        case .jp2t: stages = [stage([[.jpPhrases]], [.jpCharacters])]
        case .t2jp: stages = [stage([], [.jpCharactersReverse])]
        case .hans:
            stages = [
                stage(
                    [[.hansUsage, .twVariantsReversePhrases, .hkVariantsReversePhrases]],
                    [.hansUsage, .twVariantsReverse, .hkVariantsReverse]),
                toSimplified,
            ]
        }
        yieldsToSegmentation = target == .tw2sp || target == .hk2sp
        switch target {
        case .hant, .tw, .twp, .hk, .hkp: matching = .anyToTraditional
        case .hans: matching = .anyToSimplified
        default: matching = .exact
        }
        switch target {
        case .hans, .tw2s, .tw2sp, .hk2s, .hk2sp: segmentation = [tables[.tsPhrases]]
        case .hant, .tw, .twp, .hk, .hkp, .s2tw, .s2twp, .s2hk, .s2hkp:
            segmentation = [tables[.stPhrases], tables[.stPhrasesRegional]]
        default: segmentation = []
        }
    }
}
