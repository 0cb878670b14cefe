public import ScriptConversion
public import TextRepair

/// What an analysis is to do.
public struct AnalysisOptions: Sendable, Hashable {
    /// The script of the normalized text.
    public var script: ConversionTarget
    /// Which damage is repaired.
    public var repair: RepairOptions
    /// Whether words are listed.
    public var listsTokens: Bool
    /// Whether statements, quotes, sources and denials are looked for; without them only names are.
    public var findsStatements: Bool

    /// Makes options.
    public init(
        script: ConversionTarget = .hans, repair: RepairOptions = .standard, listsTokens: Bool = false,
        findsStatements: Bool = true
    ) {
        self.script = script
        self.repair = repair
        self.listsTokens = listsTokens
        self.findsStatements = findsStatements
    }
}
