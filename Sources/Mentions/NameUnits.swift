internal import Algorithms
internal import AlignedText

/// A text cut into the units that the tagger labels, with what is known of each.
///
/// A unit is one scalar, or a whole run of Latin letters and digits. A space between two such runs is no unit, so that
/// the parts of a Latin name stand side by side.
struct NameUnits: Sendable {
    /// Where each unit begins and ends, over the readable text.
    var starts: [Int32] = []
    var ends: [Int32] = []
    /// The number of each unit in the model's vocabulary; numbers below `NameClass.count` are classes.
    var symbols: [UInt16] = []
    /// The class of each unit, the raw value of a `NameClass`.
    var classes: [UInt8] = []
    /// The dictionary name that covers each unit: 0 for none, else type, place within it, certainty and length.
    var dictionary: [UInt8] = []
    /// The title that covers each unit: 0 for none, else its place within it.
    var titles: [UInt8] = []
    /// The title marks or quotation marks around each unit: 0 for none, else what they hold and the place within it.
    var marks: [UInt8] = []
    /// The word over each unit: its class, the place within it and its length, as `NameWords` numbers them.
    var words: [UInt8] = []
    /// The noun ahead that a name may end with: 0 for none, else its kind and how far it is.
    var heads: [UInt8] = []
    /// The hash of the word over each unit; 0 for one of a single character and for what is no word.
    var wordHashes: [UInt32] = []

    var count: Int { starts.count }

    /// The places of a unit within a name.
    enum Place {
        static let begin: UInt8 = 0
        static let inside: UInt8 = 1
        static let end: UInt8 = 2
        static let single: UInt8 = 3
    }

    /// The number for a unit of a dictionary name.
    static func dictionaryCode(type: UInt8, place: UInt8, isAmbiguous: Bool, length: Int) -> UInt8 {
        let size: UInt8 = length <= 2 ? 0 : length == 3 ? 1 : 2
        return 1 + ((type * 4 + place) * 2 + (isAmbiguous ? 1 : 0)) * 3 + size
    }

    /// The place within its dictionary name that a code stands for.
    static func place(ofDictionaryCode code: UInt8) -> UInt8 { ((code - 1) / 6) & 3 }

    /// The units that a range of scalars covers; nil when it covers none.
    func units(of range: ScalarRange, from hint: Int = 0) -> Range<Int>? {
        let low = (hint..<max(hint, count)).partitioningIndex { Int(ends[$0]) > range.lowerBound }
        var end = low
        while end < count, Int(starts[end]) < range.upperBound { end += 1 }
        return low < end ? low..<end : nil
    }
}
