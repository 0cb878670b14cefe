internal import AlignedText
internal import Lexicons
internal import PatternMatching

/// Cuts texts into units and looks up what the word lists say of them.
struct NameUnitReader: Sendable {
    /// The class of every Han character of the lists; 0 for the others.
    private let hanClasses: [UInt8]
    private let titles: PatternTrie
    private let heads: PatternTrie

    init(lexicons: LexiconDirectory, fold: ScalarFold) throws(MentionsError) {
        do throws(LexiconError) {
            var roles = [UInt8](repeating: 0, count: 0x10000)
            let characters = try lexicons.table("names/characters.tsv")
            let character = try characters.column("character")
            let column = try characters.column("roles")
            for row in characters.rows {
                for scalar in fold.fold(row.fields[character]) where scalar.value < 0x10000 {
                    for role in row.fields[column].split(separator: "|") {
                        guard let bit = Self.roleBits[String(role)] else {
                            throw LexiconError(
                                file: characters.file, line: row.line,
                                reason: .invalidValue(column: "roles", value: String(role)))
                        }
                        roles[Int(scalar.value)] |= bit
                    }
                }
            }
            let transliteration = try lexicons.table("names/transliteration.tsv")
            let foreign = try transliteration.column("character")
            for row in transliteration.rows {
                for scalar in fold.fold(row.fields[foreign]) where scalar.value < 0x10000 {
                    roles[Int(scalar.value)] |= 1 << 1
                }
            }
            hanClasses = roles.map(Self.nameClass)
            let headWords = try lexicons.table("names/heads.tsv")
            let (head, kinds) = (try headWords.column("word"), try headWords.column("kinds"))
            heads = PatternTrie(
                try headWords.rows.map { row throws(LexiconError) in
                    guard let first = row.fields[kinds].split(separator: "|").first,
                        let kind = Self.headKinds[String(first)]
                    else {
                        throw LexiconError(
                            file: headWords.file, line: row.line,
                            reason: .invalidValue(column: "kinds", value: row.fields[kinds]))
                    }
                    let isBoth: UInt32 = row.fields[kinds].contains("|") ? 1 : 0
                    return (fold.fold(row.fields[head]), kind * 2 + isBoth)
                })
            let titleWords = try lexicons.table("names/titles.tsv")
            let word = try titleWords.column("word")
            let sources = try lexicons.table("cues/source.tsv")
            let cue = try sources.column("cue")
            titles = PatternTrie(
                titleWords.rows.map { (fold.fold($0.fields[word]), 0) }
                    + sources.rows.map { (fold.fold($0.fields[cue]), 0) })
        } catch {
            throw MentionsError.dictionary(error)
        }
    }

    private static let headKinds: [String: UInt32] = ["organization": 0, "place": 1, "work": 2]
    /// How many units ahead a noun is looked for.
    private static let headReach = 14

    /// Notes for each unit the nearest noun ahead in the same run of Han characters that a name may end with.
    private func addHeads(to units: inout NameUnits, folded: [Unicode.Scalar]) {
        units.heads = [UInt8](repeating: 0, count: units.count)
        var nearest: (kind: UInt8, start: Int)?
        for unit in (0..<units.count).reversed() {
            switch NameClass(rawValue: units.classes[unit]) {
            case .stop, .comma, .listMark, .opener, .closer, .titleOpener, .titleCloser, .colon, .space, .symbol:
                nearest = nil
                continue
            default: break
            }
            if let match = heads.longestPattern(at: Int(units.starts[unit]), in: folded),
                match.range.count > 1 || NameWords.isEnd(units.words[unit])
            {
                let end = unit + match.range.count
                for place in unit..<min(end, units.count) { units.heads[place] = 1 + UInt8(match.payload) * 8 }
                nearest = (UInt8(match.payload), unit)
                continue
            }
            guard let found = nearest, found.start - unit <= Self.headReach else { continue }
            let distance = found.start - unit
            let bucket: UInt8 =
                distance <= 4 ? UInt8(distance) : distance <= 6 ? 5 : distance <= 9 ? 6 : 7
            units.heads[unit] = 1 + found.kind * 8 + bucket
        }
    }

    private static let roleBits: [String: UInt8] = [
        "surname": 1, "place": 4, "organization": 8, "numeral": 16, "function": 32,
    ]

    private static func nameClass(ofRoles roles: UInt8) -> UInt8 {
        if roles == 0 { return 0 }
        let found: NameClass
        switch (roles & 1 != 0, roles & 2 != 0, roles & 12 != 0) {
        case (true, true, _): found = .surnameAndTransliteration
        case (true, false, true): found = .surnameAndEnd
        case (true, false, false): found = .surname
        case (false, true, true): found = .transliterationAndEnd
        case (false, true, false): found = .transliteration
        case (false, false, true): found = roles & 4 != 0 ? .placeEnd : .organizationEnd
        default: found = roles & 32 != 0 ? .function : .numeral
        }
        return found.rawValue
    }

    /// The units of a text.
    ///
    /// - Parameters:
    ///   - known: the dictionary names of the text, in order and apart.
    ///   - vocabulary: gives the symbol of a folded scalar or a Latin word's hash.
    /// - Complexity: linear.
    func units(
        of scalars: [Unicode.Scalar], folded: [Unicode.Scalar], known: [NameTagger.Known], vocabulary: NameVocabulary,
        words: NameWords
    ) -> NameUnits {
        var units = NameUnits()
        let count = min(scalars.count, folded.count)
        units.starts.reserveCapacity(count)
        units.ends.reserveCapacity(count)
        units.symbols.reserveCapacity(count)
        units.classes.reserveCapacity(count)
        var position = 0
        while position < count {
            let start = position
            let scalar = folded[position]
            var kind: UInt8
            var symbol: UInt16
            if MentionFinder.isWordCharacter(scalar) {
                var hash = NameVocabulary.hashSeed
                while position < count, MentionFinder.isWordCharacter(folded[position]) {
                    NameVocabulary.extend(&hash, by: folded[position])
                    position += 1
                }
                kind = NameClass.ofLatin(scalars[start..<position]).rawValue
                symbol =
                    kind == NameClass.digits.rawValue || kind == NameClass.year.rawValue
                    ? 0 : vocabulary.symbol(ofWord: hash)
            } else {
                position += 1
                if scalar == " ", start > 0, position < count, MentionFinder.isWordCharacter(folded[start - 1]),
                    MentionFinder.isWordCharacter(folded[position])
                {
                    continue
                }
                symbol = vocabulary.symbol(of: scalar)
                let value = scalar.value
                if value < 0x10000, hanClasses[Int(value)] != 0 {
                    kind = hanClasses[Int(value)]
                } else if value >= 0x4E00 && value <= 0x9FFF {
                    kind = symbol == 0 ? NameClass.rareHan.rawValue : NameClass.han.rawValue
                } else if let mark = NameClass.ofMark(scalar) {
                    kind = mark.rawValue
                } else if (value >= 0x3400 && value < 0x4DC0) || (value >= 0x20000 && value < 0x40000) {
                    kind = NameClass.rareHan.rawValue
                } else if value >= 0x3040 && value <= 0x30FF {
                    kind = NameClass.kana.rawValue
                } else {
                    kind = NameClass.symbol.rawValue
                }
            }
            if symbol == 0 { symbol = UInt16(kind) }
            units.starts.append(Int32(start))
            units.ends.append(Int32(position))
            units.symbols.append(symbol)
            units.classes.append(kind)
        }
        units.dictionary = [UInt8](repeating: 0, count: units.count)
        var hint = 0
        for name in known {
            guard let covered = units.units(of: name.range, from: hint) else { continue }
            hint = covered.upperBound
            for unit in covered {
                units.dictionary[unit] = NameUnits.dictionaryCode(
                    type: name.type, place: Self.place(of: unit, in: covered), isAmbiguous: name.isAmbiguous,
                    length: name.range.count)
            }
        }
        units.titles = [UInt8](repeating: 0, count: units.count)
        var unit = 0
        while unit < units.count {
            guard let match = titles.longestPattern(at: Int(units.starts[unit]), in: folded) else {
                unit += 1
                continue
            }
            var end = unit
            while end < units.count, Int(units.starts[end]) < match.range.upperBound { end += 1 }
            for covered in unit..<end { units.titles[covered] = 1 + Self.place(of: covered, in: unit..<end) }
            unit = end
        }
        units.marks = [UInt8](repeating: 0, count: units.count)
        addMarks(to: &units, folded: folded)
        words.mark(&units, folded: folded)
        addHeads(to: &units, folded: folded)
        return units
    }

    /// The longest stretch between marks that is taken for a name's.
    private static let longestMarked = 24
    private static let longestQuoted = 8

    /// Notes what stands between title marks, and what is short between quotation marks.
    private func addMarks(to units: inout NameUnits, folded: [Unicode.Scalar]) {
        var opener: Int?
        for unit in 0..<units.count {
            let scalar = folded[Int(units.starts[unit])]
            switch scalar {
            case "《", "「", "“", "『": opener = unit
            case "》", "」", "”", "』":
                guard let open = opener else { continue }
                opener = nil
                let isTitle = scalar == "》"
                let inner = (open + 1)..<unit
                guard !inner.isEmpty, inner.count <= (isTitle ? Self.longestMarked : Self.longestQuoted) else {
                    continue
                }
                var group: UInt8 = 0
                if isTitle {
                    var last = inner.upperBound - 1
                    // 《刑法修正案（九）》
                    if units.classes[last] == NameClass.closer.rawValue {
                        while last > inner.lowerBound, units.classes[last] != NameClass.opener.rawValue { last -= 1 }
                        last = max(inner.lowerBound, last - 1)
                    }
                    group = 1 + Self.markGroup(ofLast: folded[Int(units.starts[last])])
                }
                for covered in inner { units.marks[covered] = 1 + group * 4 + Self.place(of: covered, in: inner) }
            case "\n": opener = nil
            default: continue
            }
        }
    }

    /// What a title in marks is likely to be, by its last character: a law, an outlet or a work.
    private static func markGroup(ofLast scalar: Unicode.Scalar) -> UInt8 {
        switch scalar {
        case "法", "例", "案", "约", "定", "章", "宪", "则", "书": 1
        case "报", "刊", "志", "社", "闻", "台", "网": 2
        default: 0
        }
    }

    private static func place(of unit: Int, in range: Range<Int>) -> UInt8 {
        if range.count == 1 { return NameUnits.Place.single }
        if unit == range.lowerBound { return NameUnits.Place.begin }
        return unit == range.upperBound - 1 ? NameUnits.Place.end : NameUnits.Place.inside
    }
}
