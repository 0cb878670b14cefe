internal import AlignedText

/// A stretch of a sentence between commas, colons and semicolons that stand outside marks.
struct Clause: Sendable, Hashable {
    /// With the mark that ends it.
    let range: ScalarRange
    /// The mark that ends it, if one does.
    let ending: Unicode.Scalar?

    /// What stands before the ending mark.
    var body: ScalarRange { range.lowerBound..<(ending == nil ? range.upperBound : range.upperBound - 1) }

    /// The clauses of a sentence; they cover it. Linear.
    static func clauses(of sentence: ScalarRange, in survey: TextSurvey) -> [Clause] {
        var clauses: [Clause] = []
        var start = sentence.lowerBound
        for place in sentence where !survey.isSealed[place] {
            switch survey.folded[place] {
            case ",", ";", ":":
                // A time or a ratio is no pause: 10:30.
                if survey.folded[place] == ":", place > sentence.lowerBound, place + 1 < sentence.upperBound,
                    isDigit(survey.folded[place - 1]), isDigit(survey.folded[place + 1])
                {
                    continue
                }
                if survey.folded[place] == ",", place > sentence.lowerBound, place + 1 < sentence.upperBound,
                    isDigit(survey.folded[place - 1]), isDigit(survey.folded[place + 1])
                {
                    continue
                }
                clauses.append(Clause(range: start..<(place + 1), ending: survey.folded[place]))
                start = place + 1
            default: break
            }
        }
        if start < sentence.upperBound { clauses.append(Clause(range: start..<sentence.upperBound, ending: nil)) }
        return clauses
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }
}
