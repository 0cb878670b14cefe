/// Marks that end sentences and quotations, in matching form.
enum SentenceMarks {
    static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "。" || scalar == "!" || scalar == "?"
    }

    static func closesQuote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "」", "』", "”", "’", "\"": true
        default: false
        }
    }
}
