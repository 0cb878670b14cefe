import AlignedText

/// Finds single characters that no reader sees or means: controls, zero-width marks, compatibility forms.
struct NoiseFinder: Sendable {
    /// Compatibility and radical characters with the unified character that they stand for.
    let unified: [UInt32: Unicode.Scalar]
    /// How many scalars between two U+FFFD are a scrap of what is lost.
    private let longestScrap = 3

    init(unified: [UInt32: Unicode.Scalar]) { self.unified = unified }

    /// The edits that remove controls and marks, joiners that join nothing among them if so asked. Linear.
    func controlEdits(in text: [Unicode.Scalar], joiners: Bool) -> [Edit] {
        var edits: [Edit] = []
        var index = 0
        while index < text.count {
            let scalar = text[index]
            if scalar.value == 0xFFFD {
                // Bytes that nobody can read any more are marked and left, with the scraps between them.
                let end = endOfUnreadable(from: index, in: text)
                edits.append(
                    Edit(kind: .control, range: index..<end, replacement: Array(text[index..<end]), confidence: 0))
                index = end
                continue
            }
            let isKeptJoiner = !joiners && (scalar.value == 0x200C || scalar.value == 0x200D)
            if !isKeptJoiner, let replacement = replacement(at: index, in: text) {
                edits.append(
                    Edit(kind: .control, range: index..<(index + 1), replacement: replacement, confidence: 0.99))
            }
            index += 1
        }
        return edits
    }

    /// Where a stretch of U+FFFD ends that nothing whole interrupts: no Han character, no mark, no line end, no word.
    private func endOfUnreadable(from start: Int, in text: [Unicode.Scalar]) -> Int {
        var end = start + 1
        var index = end
        while index < text.count, index - end <= longestScrap {
            let scalar = text[index]
            if scalar.value == 0xFFFD {
                end = index + 1
            } else if ScalarClasses.isHan(scalar) || ScalarClasses.isWide(scalar) || ScalarClasses.isLineEnd(scalar)
                || ScalarClasses.isBlank(scalar)
            {
                break
            }
            index += 1
        }
        return end
    }

    /// What a control at `index` becomes, or nil if the scalar is none.
    private func replacement(at index: Int, in text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        switch text[index].value {
        case 0x09, 0x0A, 0x0D: return nil
        case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: return ["\n"]
        case 0x00...0x1F, 0x7F...0x9F: return []
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFFA0: return []
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFC: return []
        case 0x200C: return isJoinable(index - 1, text) ? nil : []
        case 0x200D: return isJoinable(index - 1, text) && isJoinable(index + 1, text) ? nil : []
        case 0xFDD0...0xFDEF, 0xFFFE, 0xFFFF: return []
        default: return nil
        }
    }

    /// Whether a joiner beside this scalar means something: in emoji and in scripts whose letters join.
    private func isJoinable(_ index: Int, _ text: [Unicode.Scalar]) -> Bool {
        guard text.indices.contains(index) else { return false }
        switch text[index].value {
        case 0x600...0xDFF, 0x1780...0x17FF, 0x1800...0x18AF, 0x2190...0x2BFF, 0xFE0F, 0x1F000...0x1FAFF: return true
        default: return false
        }
    }

    /// The edits that put unified characters for compatibility forms and radicals. Linear.
    func variantEdits(in text: [Unicode.Scalar]) -> [Edit] {
        var edits: [Edit] = []
        for (index, scalar) in text.enumerated() where scalar.value >= 0x2E80 {
            guard
                scalar.value <= 0x2FDF || (scalar.value >= 0xF900 && scalar.value <= 0xFAFF)
                    || scalar.value >= 0x2F800
            else { continue }
            if let target = unified[scalar.value] {
                edits.append(
                    Edit(kind: .variant, range: index..<(index + 1), replacement: [target], confidence: 0.99))
            }
        }
        return edits
    }
}
