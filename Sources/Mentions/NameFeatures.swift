/// The records of weights that a unit and its neighbours select.
///
/// A record is found by one look-up and holds a row of weights for each of the units around its anchor that it speaks
/// for, so that what two neighbouring characters say of four labels costs one look-up and not four.
enum NameFeatures {
    /// The kinds of records.
    enum Kind: UInt64, CaseIterable {
        /// One unit; by its symbol, not by a look-up.
        case unigram
        /// Two units side by side.
        case pair
        /// The units before and after.
        case around
        /// Three units in a row.
        case triple
        /// The classes of three units in a row.
        case classes
        /// The dictionary name over a unit.
        case known
        /// The dictionary name and the unit itself.
        case knownUnit
        /// The dictionary name that ends at a unit, and the next unit.
        case knownNext
        /// The dictionary name that begins at a unit, and the unit before.
        case knownPrevious
        /// The dictionary name and the classes around it.
        case knownClasses
        /// Titles around a unit, and its class.
        case titles
        /// The dictionary names of two units side by side.
        case knownPair
        /// The marks around a unit, and the dictionary name over it.
        case marked
        /// Holds everywhere; only a corpus has it.
        case always
        /// The word over a unit: its class, the place in it and its length.
        case word
        /// The words over two units side by side.
        case wordPair
        /// The words over three units in a row.
        case wordTriple
        /// The word over a unit, and the unit itself.
        case wordUnit
        /// The word itself, of two characters or more, and the place in it.
        case wordItself
        /// The word before a unit that begins one.
        case wordBefore
        /// The word after a unit that ends one.
        case wordAfter
        /// The word over a unit and the dictionary name over it.
        case wordKnown
        /// The noun ahead that a name may end with.
        case head
        /// That noun, and the word over a unit.
        case headWord
        /// That noun, and the word over the unit before.
        case headBefore
        /// That noun, and the dictionary names over a unit and the one before.
        case headKnown

        /// The first unit, from the anchor, that the rows of a record speak for.
        var firstOffset: Int {
            switch self {
            case .unigram: -3
            case .pair: -1
            case .triple: -1
            case .classes: -2
            case .known: -2
            case .word: -2
            case .wordPair: -1
            case .wordTriple: -1
            case .wordBefore: 0
            case .wordAfter: -1
            default: 0
            }
        }

        /// How many units in a row it speaks for.
        var rowCount: Int {
            switch self {
            case .unigram: 7
            case .pair: 4
            case .triple: 3
            case .classes: 5
            case .known: 5
            case .knownNext, .knownPair: 2
            case .word: 5
            case .wordPair: 4
            case .wordTriple: 3
            case .wordBefore, .wordAfter: 2
            case .head: 2
            default: 1
            }
        }

        /// Whether a corpus may have weights of its own for such records, for its conventions.
        var followsConventions: Bool {
            switch self {
            case .unigram, .known, .knownUnit, .knownNext, .knownPrevious, .knownClasses, .classes, .marked, .always,
                .word, .head, .headWord, .wordItself, .wordUnit, .pair, .wordPair:
                true
            default: false
            }
        }
    }

    /// The bits of a key that hold its kind.
    static let kindShift: UInt64 = 56
    /// The bits of a key that hold the corpus it is for.
    static let corpusShift: UInt64 = 52

    /// Calls `body` with the kind and the key of every record that a unit selects, but for `unigram` and `always`.
    @inline(__always)
    static func forEachKey(
        at unit: Int, of units: NameUnits.View,
        _ body: (_ kind: Kind, _ key: UInt64) -> Void
    ) {
        let (symbols, classes, dictionary) = (units.symbols, units.classes, units.dictionary)
        let (titles, marks, words, wordHashes) = (units.titles, units.marks, units.words, units.wordHashes)
        let count = units.count
        let current = UInt64(symbols[unit])
        let hasPrevious = unit > 0
        let hasNext = unit + 1 < count
        let previous = hasPrevious ? UInt64(symbols[unit - 1]) : 0
        let next = hasNext ? UInt64(symbols[unit + 1]) : 0
        body(.pair, Kind.pair.rawValue << kindShift | current << 16 | next)
        body(.around, Kind.around.rawValue << kindShift | previous << 16 | next)
        body(.triple, Kind.triple.rawValue << kindShift | previous << 32 | current << 16 | next)
        let kind = UInt64(classes[unit])
        let kindBefore = hasPrevious ? UInt64(classes[unit - 1]) : 0
        let kindAfter = hasNext ? UInt64(classes[unit + 1]) : 0
        body(.classes, Kind.classes.rawValue << kindShift | kindBefore << 16 | kind << 8 | kindAfter)
        let known = UInt64(dictionary[unit])
        let knownAfter = hasNext ? UInt64(dictionary[unit + 1]) : 0
        if known != 0 {
            body(.known, Kind.known.rawValue << kindShift | known)
            body(.knownUnit, Kind.knownUnit.rawValue << kindShift | known << 16 | current)
            body(.knownClasses, Kind.knownClasses.rawValue << kindShift | known << 16 | kindBefore << 8 | kindAfter)
            let place = NameUnits.place(ofDictionaryCode: dictionary[unit])
            if place >= NameUnits.Place.end {
                body(.knownNext, Kind.knownNext.rawValue << kindShift | known << 16 | next)
            }
            if place == NameUnits.Place.begin || place == NameUnits.Place.single {
                body(.knownPrevious, Kind.knownPrevious.rawValue << kindShift | known << 16 | previous)
            }
            if knownAfter != 0 {
                body(.knownPair, Kind.knownPair.rawValue << kindShift | known << 8 | knownAfter)
            }
        }
        if marks[unit] != 0 {
            body(.marked, Kind.marked.rawValue << kindShift | UInt64(marks[unit]) << 8 | known)
        }
        let word = UInt64(words[unit])
        let wordBefore = hasPrevious ? UInt64(words[unit - 1]) : 255
        let wordAfter = hasNext ? UInt64(words[unit + 1]) : 255
        body(.word, Kind.word.rawValue << kindShift | word)
        body(.wordPair, Kind.wordPair.rawValue << kindShift | word << 8 | wordAfter)
        body(.wordTriple, Kind.wordTriple.rawValue << kindShift | wordBefore << 16 | word << 8 | wordAfter)
        body(.wordUnit, Kind.wordUnit.rawValue << kindShift | word << 16 | current)
        let hash = wordHashes[unit]
        if hash != 0 { body(.wordItself, Kind.wordItself.rawValue << kindShift | UInt64(hash) << 8 | word) }
        if hasPrevious, wordHashes[unit - 1] != 0, NameWords.isStart(words[unit]) {
            body(.wordBefore, Kind.wordBefore.rawValue << kindShift | UInt64(wordHashes[unit - 1]))
        }
        if hasNext, wordHashes[unit + 1] != 0, NameWords.isEnd(words[unit]) {
            body(.wordAfter, Kind.wordAfter.rawValue << kindShift | UInt64(wordHashes[unit + 1]))
        }
        if known != 0 { body(.wordKnown, Kind.wordKnown.rawValue << kindShift | known << 8 | word) }
        let head = UInt64(units.heads[unit])
        if head != 0 {
            body(.head, Kind.head.rawValue << kindShift | head)
            body(.headWord, Kind.headWord.rawValue << kindShift | head << 8 | word)
            body(.headBefore, Kind.headBefore.rawValue << kindShift | head << 8 | wordBefore)
            let knownBefore = hasPrevious ? UInt64(dictionary[unit - 1]) : 0
            if known | knownBefore != 0 {
                body(.headKnown, Kind.headKnown.rawValue << kindShift | head << 16 | known << 8 | knownBefore)
            }
        }
        let title = UInt64(titles[unit])
        let titleBefore = hasPrevious ? UInt64(titles[unit - 1]) : 0
        let titleAfter = hasNext ? UInt64(titles[unit + 1]) : 0
        if title | titleBefore | titleAfter != 0 {
            body(
                .titles,
                Kind.titles.rawValue << kindShift | titleBefore << 24 | title << 16 | titleAfter << 8 | kind)
        }
    }
}
