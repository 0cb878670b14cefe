import Bianyan
import Testing

/// The guideline's twelve traps in both scripts, with plain denials beside them so that silence does not pass.
@Suite("The table of traps")
struct TrapTableTests {
    private static func rows(known isKnown: Bool) -> [TrapRow] {
        ((try? TrapRow.table.get()) ?? []).filter { $0.isKnownFailure == isKnown }
    }

    @Test("what denies is found with its denier, and nothing else", arguments: rows(known: false))
    func holds(row: TrapRow) throws {
        try Self.check(row)
    }

    /// A row that comes right fails here: its last field becomes `holds`.
    @Test("known failures", arguments: rows(known: true))
    func fails(row: TrapRow) throws {
        withKnownIssue { try Self.check(row) }
    }

    private static func check(_ row: TrapRow) throws {
        let analysis = try Reading(row.text).analysis
        let denials = analysis.denials.filter { $0.polarity == .denies && $0.reality == .asserted }
        for denial in denials {
            #expect(!row.traps.contains { $0.overlaps(denial.cue) }, "a trap denies")
        }
        guard let cue = row.cue, let denier = row.denier else {
            #expect(denials.isEmpty)
            return
        }
        #expect(denials.count == 1)
        let denial = try #require(
            denials.first {
                $0.cue.overlaps(cue) || analysis.statements[$0.statement].range.overlaps(cue)
            })
        let source = try #require(denial.denier)
        #expect(analysis.sources[source].range.overlaps(denier))
        // Traps 8 and 9 are denials with a status and a kind.
        if row.trap == 8 { #expect(denial.status == .withdrawn) }
        if row.trap == 9 { #expect(denial.targetKind == .charge) }
    }

    @Test("every trap stands there in three wordings of each script, and enough denials beside them")
    func completeness() throws {
        let rows = try TrapRow.table.get()
        for script in ["hans", "hant"] {
            let here = rows.filter { $0.script == script }
            for trap in 1...12 { #expect(here.count { $0.trap == trap } >= 3) }
            #expect(here.count { $0.trap == nil } >= 30)
        }
        #expect(rows.count { $0.trap != nil } >= 200)
        #expect(Set(rows.map(\.text)).count == rows.count)
        // Only the denials among the traps, 8 and 9, name a denier.
        for row in rows { #expect((row.cue == nil) == row.trap.map { ![8, 9].contains($0) } ?? false) }
    }
}
