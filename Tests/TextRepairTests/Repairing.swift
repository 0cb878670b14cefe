import AlignedText
import Lexicons
import TextRepair

/// What the tests of this module share: one repairer, and text written and read as strings.
enum Repairing {
    static let repairer: Result<TextRepairer, any Error> = Result {
        try TextRepairer(lexicons: LexiconDirectory.standard())
    }

    static func plan(_ text: String, _ options: RepairOptions = .standard) throws -> EditPlan {
        try repairer.get().plan(for: text.scalarArray, options: options)
    }

    static func repaired(_ text: String, _ options: RepairOptions = .standard) throws -> String {
        String(scalars: try plan(text, options).apply(to: text.scalarArray).scalars)
    }

    static func kinds(_ text: String, _ options: RepairOptions = .standard) throws -> [Edit.Kind] {
        try plan(text, options).edits.map(\.kind)
    }
}

/// A text and what repair makes of it.
struct RepairCase: Sendable, CustomStringConvertible {
    let damaged: String
    let repaired: String

    init(_ damaged: String, _ repaired: String) {
        self.damaged = damaged
        self.repaired = repaired
    }

    var description: String { damaged }
}
