public import AlignedText
internal import ICU
public import Lexicons

/// Finds the damage that scraping, transcoding and conversion leave in Chinese text, and how to undo it.
///
/// A value is built once from the dictionaries and shared by every thread. What cannot be recovered is marked by an
/// edit that changes nothing, of confidence 0, over its U+FFFD; it is never invented.
public struct TextRepairer: Sendable {
    private let residues: PinyinResidueFinder
    private let shifts: ByteShiftFinder
    private let slips: EncodingSlipFinder
    private let escapes: EscapeFinder
    private let privateUse: PrivateUseFinder
    private let width = WidthFinder()
    private let noise: NoiseFinder
    private let structure = StructureFinder()

    /// Reads `readings.tsv` and the tables of `repair/`.
    ///
    /// - Throws: `TextRepairError` naming the file and line of a faulty dictionary, or what ICU lacks.
    public init(lexicons: LexiconDirectory) throws(TextRepairError) {
        do {
            let model = try LanguageModel(lexicons.table("repair/characters.tsv"))
            residues = PinyinResidueFinder(readings: try PinyinReadings(lexicons.table("readings.tsv")), model: model)
            let table = try DoubleByteTable(charset: "GB18030").adding(aliases: [
                ("\u{2015}", "\u{2014}"), ("\u{30FB}", "\u{B7}"), ("\u{22EF}", "\u{2026}"), ("\u{FF5E}", "\u{301C}"),
            ])
            shifts = ByteShiftFinder(model: model, table: table)
            slips = EncodingSlipFinder(model: model, table: table)
            escapes = try EscapeFinder(lexicons.table("repair/entities.tsv"))
            privateUse = try PrivateUseFinder()
            noise = NoiseFinder(unified: try TextRepairer.unified(lexicons.table("repair/compatibility.tsv")))
        } catch let error as LexiconError {
            throw .dictionary(file: error.file, line: error.line, reason: error.description)
        } catch let error as ICUError {
            throw .charsetService(error.description)
        } catch {
            throw .charsetService("\(error)")
        }
    }

    private static func unified(_ table: LexiconTable) throws(LexiconError) -> [UInt32: Unicode.Scalar] {
        let (character, unified) = (try table.column("character"), try table.column("unified"))
        var result: [UInt32: Unicode.Scalar] = [:]
        for row in table.rows {
            guard let from = UInt32(row.fields[character], radix: 16),
                let to = UInt32(row.fields[unified], radix: 16).flatMap(Unicode.Scalar.init)
            else {
                throw LexiconError(
                    file: table.file, line: row.line,
                    reason: .invalidValue(column: "unified", value: row.fields[unified]))
            }
            result[from] = to
        }
        return result
    }

    /// All repairs of a text, over its scalars: deterministic, sorted, without overlap.
    ///
    /// - Complexity: linear in the text.
    public func plan(for source: [Unicode.Scalar], options: RepairOptions = .standard) -> EditPlan {
        var plan = EditPlan.empty
        var text = source
        /// Each step reads what the step before it made of the text.
        func apply(_ edits: [Edit]) {
            if edits.isEmpty { return }
            plan = plan.composed(with: EditPlan(byPrecedence: edits), over: source)
            text = plan.apply(to: source).scalars
        }
        if options.entityEscape { apply(escapes.edits(in: text)) }
        var edits: [Edit] = []
        if options.byteShift { edits += slips.edits(in: text) + shifts.edits(in: text) }
        if options.pinyinResidue { edits += residues.edits(in: text) }
        if options.control { edits += noise.controlEdits(in: text, joiners: options.joiner) }
        if options.variant { edits += noise.variantEdits(in: text) + privateUse.edits(in: text) }
        apply(edits)
        let isDamaged = plan.edits.contains { $0.kind == .byteShift || $0.kind == .pinyinResidue }
        let evidence: StructureFinder.Evidence = isDamaged ? .some : .none
        edits = options.lostBracket ? structure.lostBracketEdits(in: text, evidence: evidence) : []
        if options.cutLine { edits += structure.cutLineEdits(in: text, evidence: evidence) }
        apply(edits)
        if options.width { apply(width.edits(in: text)) }
        return plan
    }
}
