public import AlignedText
public import Lexicons
public import ScriptConversion
public import TextRepair

/// Repairs and converts texts: the first half of an `Analyzer`, which loads in a fraction of its time.
public struct TextNormalizer: Sendable {
    let repairer: TextRepairer
    let converter: ScriptConverter

    /// Loads the dictionaries of repair and conversion.
    ///
    /// - Parameters:
    ///   - lexicons: the folder of dictionaries; nil for the one that came with this build.
    ///   - conversions: the user's own conversions, which come before those of the tables.
    /// - Throws: `AnalysisError` that names the file and the line.
    public init(
        lexicons: LexiconDirectory? = nil, conversions: UserConversions = .none
    ) throws(AnalysisError) {
        do {
            let lexicons = try lexicons ?? LexiconDirectory.standard()
            repairer = try TextRepairer(lexicons: lexicons)
            converter = try ScriptConverter(lexicons: lexicons, user: conversions)
        } catch {
            throw AnalysisError(error)
        }
    }

    /// The text repaired and converted, with the edits that lead to it.
    ///
    /// - Complexity: linear.
    public func normalized(
        _ source: DecodedText, to target: ConversionTarget, repair: RepairOptions = .cleaned
    ) -> AlignedText {
        converter.convert(repaired(source, options: repair), to: target)
    }

    /// The text repaired.
    ///
    /// - Complexity: linear.
    func repaired(_ decoded: DecodedText, options: RepairOptions) -> AlignedText {
        let plan = repairer.plan(for: decoded.scalars, options: options)
        return EditPlan(byPrecedence: plan.edits + decoded.edits).apply(to: decoded.scalars)
    }
}
