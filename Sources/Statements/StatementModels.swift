public import Lexicons
public import LinearModels

/// The trained weights of this module. Each may be absent: then rules decide.
public struct StatementModels: Sendable {
    /// Whether a noun phrase is the source of what a verb reports.
    public var attribution: LinearModel?
    /// What kind of voice a source is.
    public var kind: LinearModel?
    /// Whether quoted words are somebody's.
    public var quote: LinearModel?
    /// Whether a denial cue denies.
    public var denial: LinearModel?
    /// The label of a statement by itself.
    public var label: LinearModel?
    /// The label of a statement in the light of its neighbours and of the article.
    public var context: LinearModel?

    /// Joins weights.
    public init(
        attribution: LinearModel? = nil, kind: LinearModel? = nil, quote: LinearModel? = nil,
        denial: LinearModel? = nil,
        label: LinearModel? = nil,
        context: LinearModel? = nil
    ) {
        self.context = context
        self.attribution = attribution
        self.kind = kind
        self.quote = quote
        self.denial = denial
        self.label = label
    }

    /// Reads the weights that came with the dictionaries; a file that is not there leaves its decision to rules.
    ///
    /// - Throws: `StatementsError` that names the file and the line.
    public init(lexicons: LexiconDirectory) throws(StatementsError) {
        func read(_ name: String) throws(StatementsError) -> LinearModel? {
            do throws(LexiconError) {
                return try .weights(named: name, in: lexicons)
            } catch {
                throw StatementsError.dictionary(error)
            }
        }
        attribution = try read("attributions")
        kind = try read("source-kinds")
        quote = try read("quotes")
        denial = try read("denials")
        label = try read("labels")
        context = try read("labels-in-context")
    }
}
