import Archive
import Bianyan
import Testing

@Suite("Flags across articles")
struct CrossArticleTests {
    /// The day of a claim and the day of its denial.
    private static func days(_ pair: ClaimPair) -> (claim: ArticleDate?, denial: ArticleDate?) {
        (ArticleDate("2024-05-10"), ArticleDate("2024-05-\(10 + pair.days < 10 ? "0" : "")\(10 + pair.days)"))
    }

    /// Whether the denial is linked to the claim, among articles of other things.
    private static func isLinked(_ pair: ClaimPair) throws -> Bool {
        try Shared.withArchive { (archive, analyzer) throws in
            let days = days(pair)
            let articles = [
                ArticleInput(name: "claim", date: days.claim, text: pair.claim),
                ArticleInput(name: "denial", date: days.denial, text: pair.denial),
                ArticleInput(name: "other 1", date: days.claim, text: "气象台预计，周末华南沿海有大雨。"),
                ArticleInput(name: "other 2", date: days.claim, text: "央行公布，四月末外汇储备略有增加。"),
            ]
            _ = try archive.add(articles, analyzer: analyzer)
            return try archive.flags(FlagQuery(place: .across)).contains {
                $0.claim.name == "claim" && $0.denial.name == "denial"
            }
        }
    }

    private static func tally(_ pairs: [ClaimPair]) throws -> (hits: Int, misses: [ClaimPair], false: [ClaimPair]) {
        var hits = 0
        var missed: [ClaimPair] = []
        var wrong: [ClaimPair] = []
        for pair in pairs {
            switch (try isLinked(pair), pair.isLinked) {
            case (true, true): hits += 1
            case (false, true): missed.append(pair)
            case (true, false): wrong.append(pair)
            case (false, false): break
            }
        }
        return (hits, missed, wrong)
    }

    @Test("pairs of our own: precision and recall on those that no weight was set by") func heldOut() throws {
        let (hits, missed, wrong) = try Self.tally(ClaimPair.held)
        let report = (missed + wrong).map(\.testDescription).joined(separator: "\n")
        #expect(hits + missed.count >= 10)
        let figures = "hits \(hits) missed \(missed.count) wrong \(wrong.count)\n\(report)"
        #expect(Double(hits) / Double(max(1, hits + wrong.count)) >= 0.8, "\(figures)")
        #expect(Double(hits) / Double(hits + missed.count) >= 0.6, "\(figures)")
    }

    @Test("pairs of our own: precision and recall on those that the weights were set by") func known() throws {
        let (hits, missed, wrong) = try Self.tally(ClaimPair.known)
        let report = (missed + wrong).map(\.testDescription).joined(separator: "\n")
        let figures = "hits \(hits) missed \(missed.count) wrong \(wrong.count)\n\(report)"
        #expect(Double(hits) / Double(max(1, hits + wrong.count)) >= 0.8, "\(figures)")
        #expect(Double(hits) / Double(hits + missed.count) >= 0.6, "\(figures)")
    }

    @Test("there are at least sixty pairs of both kinds") func size() {
        #expect(ClaimPair.all.count >= 60)
        #expect(ClaimPair.all.count { $0.isLinked } >= 25 && ClaimPair.all.count { !$0.isLinked } >= 25)
    }
}
