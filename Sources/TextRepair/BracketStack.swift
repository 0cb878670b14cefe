/// Which quotations and brackets a text leaves open.
enum BracketStack {
    /// The closing mark of an opening one, or nil. Constant time.
    static func closing(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "「": return "」"
        case "『": return "』"
        case "“": return "”"
        case "‘": return "’"
        case "《": return "》"
        case "〈": return "〉"
        case "【": return "】"
        case "（": return "）"
        default: return nil
        }
    }

    /// Whether a scalar closes a quotation or bracket. Constant time.
    static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "」", "』", "”", "’", "》", "〉", "】", "）": return true
        default: return false
        }
    }

    /// The closing marks that a text's last few hundred scalars wait for, the innermost last. Constant time.
    static func open(in text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var open: [Unicode.Scalar] = []
        for scalar in text.suffix(400) {
            if let mark = closing(of: scalar) {
                open.append(mark)
            } else if open.last == scalar {
                open.removeLast()
            }
        }
        return open
    }
}
