internal import AlignedText

/// A stretch of text that becomes one statement, with what its label is decided by.
struct Unit: Sendable {
    var range: ScalarRange
    /// The sentence that it is cut from.
    let sentence: Int
    let isHeading: Bool
    /// The frames in it, in order.
    var frames: [Attribution] = []
    /// The quotations whose opening marks lie in it: indices of the article's quotes.
    var quotes: [Int] = []
    /// Whether one of them gives a clause or more in somebody's words.
    var hasFullQuote = false
    /// The cue that denies in it.
    var denial: (evidence: DenialCueClassifier.Evidence, probability: Double)?
}
