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

        /// The first unit, from the anchor, that the rows of a record speak for.
        var firstOffset: Int {
            switch self {
            case .unigram: -3
            case .pair: -1
            case .triple: -1
            case .classes: -2
            case .known: -2
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
            default: 1
            }
        }

        /// Whether a corpus may have weights of its own for such records, for its conventions.
        var followsConventions: Bool {
            switch self {
            case .unigram, .known, .knownUnit, .knownNext, .knownPrevious, .knownClasses, .classes, .marked, .always:
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
        at unit: Int, count: Int, symbols: UnsafeBufferPointer<UInt16>, classes: UnsafeBufferPointer<UInt8>,
        dictionary: UnsafeBufferPointer<UInt8>, titles: UnsafeBufferPointer<UInt8>,
        marks: UnsafeBufferPointer<UInt8>,
        _ body: (_ kind: Kind, _ key: UInt64) -> Void
    ) {
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
