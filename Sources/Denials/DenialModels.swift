public import Lexicons
public import LinearModels

/// The trained weights of this module. Each may be absent: then rules decide.
public struct DenialModels: Sendable {
    /// Which claim elsewhere in the article a denial means, or none.
    public var elsewhere: LinearModel?
    /// Whether what the denying clause itself says is the claim.
    public var inline: LinearModel?

    /// Joins weights.
    public init(elsewhere: LinearModel? = nil, inline: LinearModel? = nil) {
        self.elsewhere = elsewhere
        self.inline = inline
    }

    /// Reads the weights that came with the dictionaries; a file that is not there leaves its decision to rules.
    ///
    /// - Throws: `DenialsError` that names the file and the line.
    public init(lexicons: LexiconDirectory) throws(DenialsError) {
        func read(_ name: String) throws(DenialsError) -> LinearModel? {
            do throws(LexiconError) {
                return try .weights(named: name, in: lexicons)
            } catch {
                throw DenialsError.dictionary(error)
            }
        }
        elsewhere = try read("targets")
        inline = try read("targets-inline")
    }
}
