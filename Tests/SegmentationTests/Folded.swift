import Lexicons
import PatternMatching
import ScriptConversion

/// Texts in matching form, as the stages get them.
enum Folded {
    static let fold = Result { try ScriptConverter(lexicons: .standard()).fold }

    static func scalars(_ text: String) throws -> [Unicode.Scalar] { try fold.get().fold(text) }
}
