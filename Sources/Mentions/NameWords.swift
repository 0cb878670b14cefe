internal import Lexicons
internal import PatternMatching

/// The words that a text is cut into for the tagger, each with the class of its part of speech.
///
/// A word that the list has tells where no name begins or ends, and what kind of word stands beside one.
struct NameWords: Sendable {
    /// A word, or the first two characters of longer ones, as the file of weights keeps it.
    struct Entry: Sendable, Hashable {
        /// The scalar's value for one character; else a hash with the top bit set.
        let hash: UInt32
        /// The class (4 bits), the level (6 bits), the length of the longest word that begins so (3 bits).
        let payload: UInt16
    }

    /// The longest word, in characters.
    static let longest = 7
    /// The classes of the list in the order of their numbers; 0 is no word.
    static let classes = [
        "noun", "verb", "quality", "adverb", "function", "number", "time", "phrase", "person", "foreign", "place",
        "organization", "proper", "short", "position",
    ]
    /// What a character costs that is no word.
    static let unknownLevel: Int32 = 63

    let entries: [Entry]
    private let singles: [UInt16]
    /// The upper 16 bits of a word's mixed hash, and its payload.
    private let slots: [UInt32]

    /// - Parameter entries: in the order of their hashes.
    init(entries: [Entry]) {
        self.entries = entries
        var singles = [UInt16](repeating: 0, count: 0x10000)
        var capacity = 64
        while capacity < entries.count * 2 { capacity *= 2 }
        var slots = [UInt32](repeating: 0, count: capacity)
        for entry in entries {
            if entry.hash < 0x10000 {
                singles[Int(entry.hash)] = entry.payload
                continue
            }
            let mixed = NameModel.hash(UInt64(entry.hash))
            var slot = Int(mixed & UInt64(capacity - 1))
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = UInt32(mixed >> 48) << 16 | UInt32(entry.payload)
        }
        self.singles = singles
        self.slots = slots
    }

    /// Reads the list. Of a word that folds like another the cheaper one counts.
    init(lexicons: LexiconDirectory, fold: ScalarFold) throws(LexiconError) {
        let table = try lexicons.table("names/word-classes.tsv")
        let (word, kind, level) = (try table.column("word"), try table.column("class"), try table.column("level"))
        let numbers = Dictionary(uniqueKeysWithValues: zip(Self.classes, 1...))
        var payloads: [UInt32: UInt16] = [:]
        var reaches: [UInt32: Int] = [:]
        for row in table.rows {
            let folded = fold.fold(row.fields[word])
            guard folded.count <= Self.longest, !folded.isEmpty, let cost = UInt16(row.fields[level]), cost < 64 else {
                throw LexiconError(
                    file: table.file, line: row.line, reason: .invalidValue(column: "level", value: row.fields[level]))
            }
            let number = UInt16(numbers[row.fields[kind]] ?? 15)
            let hash = Self.hash(of: folded[...])
            if let found = payloads[hash], found & 15 != 0, found >> 4 & 63 <= cost { continue }
            payloads[hash] = number | cost << 4
            if folded.count >= 2 {
                let prefix = Self.hash(of: folded[..<2])
                reaches[prefix] = max(reaches[prefix] ?? 0, folded.count)
                if payloads[prefix] == nil { payloads[prefix] = 0 }
            }
        }
        for (hash, reach) in reaches { payloads[hash, default: 0] |= UInt16(reach) << 10 }
        self.init(entries: payloads.map(Entry.init).sorted { $0.hash < $1.hash })
    }

    /// Whether the list has a wording as a word that is no name.
    func isCommon(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        guard scalars.count >= 2, let found = payload(ofHash: Self.hash(of: scalars)) else { return false }
        let kind = Int(found & 15)
        return kind > 0 && kind < Self.firstNameClass || kind > Self.lastNameClass
    }

    private static let firstNameClass = 9
    private static let lastNameClass = 13

    private static let seed: UInt32 = 2_166_136_261

    /// FNV-1a over scalars, the top bit set; one scalar is itself.
    static func hash(of scalars: ArraySlice<Unicode.Scalar>) -> UInt32 {
        guard let first = scalars.first else { return 0 }
        if scalars.count == 1 { return first.value }
        var hash = seed
        for scalar in scalars { hash = extend(hash, by: scalar) }
        return hash | 0x8000_0000
    }

    @inline(__always)
    private static func extend(_ hash: UInt32, by scalar: Unicode.Scalar) -> UInt32 {
        (hash ^ scalar.value) &* 16_777_619
    }

    @inline(__always)
    private func payload(ofHash hash: UInt32) -> UInt16? {
        let mixed = NameModel.hash(UInt64(hash))
        let mark = UInt32(mixed >> 48)
        var slot = Int(truncatingIfNeeded: mixed) & (slots.count - 1)
        while true {
            let entry = slots[slot]
            if entry == 0 { return nil }
            if entry >> 16 == mark { return UInt16(truncatingIfNeeded: entry) }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    /// The number of the code of a unit that is no Han character, plus its class.
    static let otherCodes: UInt8 = 160
    /// The code of a character that is no word of the list: its place is a word of one character of class 0.
    static let placeCount: UInt8 = 9

    /// Whether a unit of such a code begins a word.
    @inline(__always)
    static func isStart(_ code: UInt8) -> Bool { code >= otherCodes || code % placeCount <= 3 }

    /// Whether a unit of such a code ends a word.
    @inline(__always)
    static func isEnd(_ code: UInt8) -> Bool {
        let place = code % placeCount
        return code >= otherCodes || place == 0 || (place >= 4 && place <= 6)
    }

    /// Cuts the Han characters of a text into the cheapest words and gives each unit a code (its word's class, its
    /// place in it and the word's length) and the hash of its word, 0 for what is no word of two or more.
    ///
    /// - Complexity: linear in the text; a word has at most `longest` characters.
    func mark(_ units: inout NameUnits, folded: [Unicode.Scalar]) {
        let count = units.count
        units.words = units.classes.map { Self.otherCodes + min($0, 63) }
        units.wordHashes = [UInt32](repeating: 0, count: count)
        var costs: [Int32] = []
        var lengths: [UInt8] = []
        var start = 0
        while start < count {
            guard Self.isHan(folded[Int(units.starts[start])]) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < count, units.starts[end] == units.ends[end - 1], Self.isHan(folded[Int(units.starts[end])]) {
                end += 1
            }
            cut(&units, start..<end, folded: folded, costs: &costs, lengths: &lengths)
            start = end
        }
    }

    private func cut(
        _ units: inout NameUnits, _ range: Range<Int>, folded: [Unicode.Scalar], costs: inout [Int32],
        lengths: inout [UInt8]
    ) {
        let count = range.count
        let first = Int(units.starts[range.lowerBound])
        costs.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        costs.append(contentsOf: repeatElement(Int32.max, count: count + 1))
        lengths.append(contentsOf: repeatElement(1, count: count + 1))
        costs[0] = 0
        for place in 0..<count {
            let cost = costs[place]
            let single = singles[Int(folded[first + place].value & 0xFFFF)]
            let next = cost + (single & 15 == 0 ? Self.unknownLevel : Int32(single >> 4 & 63)) + 1
            if next < costs[place + 1] {
                costs[place + 1] = next
                lengths[place + 1] = 1
            }
            guard place + 1 < count else { continue }
            var hash = Self.extend(Self.extend(Self.seed, by: folded[first + place]), by: folded[first + place + 1])
            guard var found = payload(ofHash: hash | 0x8000_0000) else { continue }
            let reach = min(count - place, Int(found >> 10))
            var length = 2
            while true {
                if found & 15 != 0 {
                    let next = cost + Int32(found >> 4 & 63) + 1
                    if next < costs[place + length] {
                        costs[place + length] = next
                        lengths[place + length] = UInt8(length)
                    }
                }
                var isFound = false
                while length < reach {
                    hash = Self.extend(hash, by: folded[first + place + length])
                    length += 1
                    if let longer = payload(ofHash: hash | 0x8000_0000) {
                        found = longer
                        isFound = true
                        break
                    }
                }
                if !isFound { break }
            }
        }
        var end = count
        while end > 0 {
            let length = Int(lengths[end])
            let start = end - length
            let word = folded[(first + start)..<(first + end)]
            let unit = range.lowerBound + start
            if length == 1 {
                units.words[unit] = UInt8(singles[Int(folded[first + start].value & 0xFFFF)] & 15) * Self.placeCount
            } else {
                let hash = Self.hash(of: word)
                let kind = UInt8((payload(ofHash: hash) ?? 0) & 15) * Self.placeCount
                let size = UInt8(min(length, 4))
                for place in 0..<length {
                    let code: UInt8 = place == 0 ? size - 1 : place == length - 1 ? size + 2 : size + 4
                    units.words[unit + place] = kind + code
                    units.wordHashes[unit + place] = hash
                }
            }
            end = start
        }
    }

    @inline(__always)
    private static func isHan(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x4E00 && scalar.value <= 0x9FFF }
}
