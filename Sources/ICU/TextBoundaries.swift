internal import CICU

/// Where ICU's break iterators divide a text.
public struct TextBoundaries: Sendable {
    /// What is divided.
    public enum Unit: Sendable, Hashable {
        case graphemes, words, sentences

        var code: Int32 {
            switch self {
            case .graphemes: cicu_break_character
            case .words: cicu_break_word
            case .sentences: cicu_break_sentence
            }
        }
    }

    private let prototype: BreakIterator

    /// Opens ICU's rules for a unit in a locale.
    ///
    /// - Throws: `ICUError` when ICU lacks its data.
    public init(_ unit: Unit, locale: String = "zh") throws(ICUError) {
        prototype = try BreakIterator(unit, locale: locale)
    }

    /// The offsets, in scalars, at which units begin, and the end of the text.
    ///
    /// - Returns: rising offsets from 0 to the text's length; just `[0]` for an empty text.
    /// - Complexity: linear in the text.
    public func offsets(in text: UTF16Buffer) -> [Int] {
        guard !text.units.isEmpty, let iterator = prototype.clone() else { return [0] }
        return text.units.withUnsafeBufferPointer { units in
            iterator.setText(units)
            var offsets = [0]
            _ = cicu_break_first(iterator.handle)
            while case let next = cicu_break_next(iterator.handle), next != cicu_break_done {
                let offset = text.scalarOffset(ofUnit: Int(next))
                if offset > offsets[offsets.count - 1] { offsets.append(offset) }
            }
            if offsets[offsets.count - 1] < text.scalarCount { offsets.append(text.scalarCount) }
            return offsets
        }
    }
}

/// Owns one of ICU's break iterators. The prototype is never moved, only cloned, which ICU allows from any thread.
private final class BreakIterator: @unchecked Sendable {
    let handle: UnsafeMutableRawPointer

    init(_ unit: TextBoundaries.Unit, locale: String) throws(ICUError) {
        var status: Int32 = 0
        guard let handle = cicu_break_open(unit.code, locale, &status), !cicu_failed(status) else {
            throw ICUError("break iterator", locale, status: status)
        }
        self.handle = handle
    }

    private init(owning handle: UnsafeMutableRawPointer) { self.handle = handle }

    func clone() -> BreakIterator? {
        var status: Int32 = 0
        guard let copy = cicu_break_clone(handle, &status), !cicu_failed(status) else { return nil }
        return BreakIterator(owning: copy)
    }

    func setText(_ units: UnsafeBufferPointer<UInt16>) {
        var status: Int32 = 0
        cicu_break_set_text(handle, units.baseAddress, Int32(clamping: units.count), &status)
    }

    deinit { cicu_break_close(handle) }
}
