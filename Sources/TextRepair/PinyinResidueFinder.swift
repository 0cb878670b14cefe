import AlignedText

/// Finds the readings that a scraper left in brackets behind characters.
///
/// A reading in brackets is also what a writer puts behind a rare character, or behind one that is read in an unusual
/// way; so a lone one counts as damage only where no writer would have wanted it: behind a common character, and the
/// usual reading, in narrow brackets. Where a text is full of them they are damage wherever they fit.
struct PinyinResidueFinder: Sendable {
    let readings: PinyinReadings
    let model: LanguageModel

    /// So many toned readings in one text are no one's notes.
    private let manySites = 3
    /// The cost of the rarest character that needs no note on its reading.
    private let commonCost: Float = 10.5
    /// The longest thing in brackets that can be a syllable, combining marks included.
    private let longestSyllable = 8

    private struct Site {
        let range: ScalarRange
        let isToned: Bool
        let isUsual: Bool
        let isWide: Bool
        let isCommon: Bool
    }

    /// The edits that remove the residues. Linear.
    func edits(in text: [Unicode.Scalar]) -> [Edit] {
        var sites: [Site] = []
        var index = 1
        while index < text.count {
            if text[index] == "(" || text[index] == "（", let site = site(at: index, in: text) {
                sites.append(site)
                index = site.range.upperBound
            } else {
                index += 1
            }
        }
        // A note on a rare character says nothing of damage, so it does not count toward many; nor do syllables without
        // a tone, which may be words, unless they are usual readings such as 的(de) and stand beside others with one.
        let strong = sites.count { $0.isToned && $0.isCommon && !$0.isWide }
        let weak = sites.count { !$0.isToned && $0.isUsual && $0.isCommon && !$0.isWide }
        let isMany = strong >= manySites || (strong > 0 && strong + weak >= manySites)
        return sites.compactMap { site in
            let isKept = isMany || (site.isToned && site.isUsual && site.isCommon && !site.isWide)
            guard isKept else { return nil }
            return Edit(
                kind: .pinyinResidue, range: site.range, replacement: [],
                confidence: isMany ? (site.isToned ? 0.99 : 0.9) : 0.85)
        }
    }

    private func site(at open: Int, in text: [Unicode.Scalar]) -> Site? {
        let character = text[open - 1]
        guard ScalarClasses.isHan(character) else { return nil }
        let isWide = text[open] == "（"
        let closing: Unicode.Scalar = isWide ? "）" : ")"
        var close = open + 1
        while close < text.count, close - open <= longestSyllable, text[close] != closing { close += 1 }
        guard close < text.count, text[close] == closing,
            let syllable = PinyinReadings.syllable(text[(open + 1)..<close])
        else { return nil }
        let match = readings.match(syllable, of: character)
        guard match != .none else { return nil }
        return Site(
            range: open..<(close + 1), isToned: PinyinReadings.isToned(syllable), isUsual: match == .usual,
            isWide: isWide, isCommon: model.cost(of: character) <= commonCost)
    }
}
