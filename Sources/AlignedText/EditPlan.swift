/// Edits to one text, in order and without overlap: a replayable account of how an output was made.
public struct EditPlan: Sendable, Hashable {
    /// The edits, sorted by place; no two of them share a scalar.
    public let edits: [Edit]

    /// A plan that changes nothing.
    public static let empty = EditPlan(sorted: [])

    private init(sorted edits: [Edit]) {
        self.edits = edits
    }

    /// Orders edits and keeps, where two claim the same scalars, the one that comes first in `edits`.
    ///
    /// - Parameter edits: in order of precedence, over one text.
    /// - Complexity: O(n log n).
    public init(byPrecedence edits: [Edit]) {
        let order = edits.indices.sorted {
            let (left, right) = (edits[$0].range, edits[$1].range)
            return (left.lowerBound, left.upperBound, $0) < (right.lowerBound, right.upperBound, $1)
        }
        var kept: [Int] = []
        for index in order {
            var isBeaten = false
            while let last = kept.last, EditPlan.collide(edits[last], edits[index]) {
                if last < index {
                    isBeaten = true
                    break
                }
                kept.removeLast()
            }
            if !isBeaten { kept.append(index) }
        }
        self.init(sorted: kept.map { edits[$0] })
    }

    private static func collide(_ first: Edit, _ second: Edit) -> Bool {
        if first.range.isEmpty && second.range.isEmpty { return first.range == second.range }
        return first.range.upperBound > second.range.lowerBound
    }

    /// Applies the edits to the text that they are over.
    ///
    /// Edits that reach past the end of `source` are left out.
    /// - Complexity: O(length of the text).
    public func apply(to source: [Unicode.Scalar]) -> AlignedText {
        var output: [Unicode.Scalar] = []
        output.reserveCapacity(source.count)
        var runs: [Alignment.Run] = []
        var position = 0
        func append(source range: ScalarRange, output replacement: some Collection<Unicode.Scalar>, oneToOne: Bool) {
            if range.isEmpty && replacement.isEmpty { return }
            let start = output.count
            output.append(contentsOf: replacement)
            runs.append(.init(source: range, output: start..<output.count, isUnchangedInLength: oneToOne))
        }
        for edit in edits where edit.range.upperBound <= source.count {
            // A residue belongs to the character before it: `據(jù)` as a whole stands for 据.
            let isResidue = edit.kind == .pinyinResidue && edit.replacement.isEmpty
            append(
                source: position..<edit.range.lowerBound, output: source[position..<edit.range.lowerBound],
                oneToOne: true)
            if isResidue, let last = runs.last, last.source.upperBound == edit.range.lowerBound, !last.output.isEmpty {
                runs.removeLast()
                runs += last.widened(to: edit.range.upperBound)
            } else {
                append(
                    source: edit.range, output: edit.replacement,
                    oneToOne: edit.range.count == edit.replacement.count && !edit.isWhole)
            }
            position = edit.range.upperBound
        }
        append(source: position..<source.count, output: source[position...], oneToOne: true)
        return AlignedText(scalars: output, alignment: Alignment(runs: runs), plan: self)
    }

    /// The plan that does what this plan and then `later` do, as edits to the text that this plan is over.
    ///
    /// Edits that touch the same place are widened until their boundaries meet and become one edit, of the kind of
    /// the earlier one.
    /// - Parameters:
    ///   - later: edits to the output of this plan.
    ///   - source: the text that this plan is over.
    /// - Complexity: O(length of the text).
    public func composed(with later: EditPlan, over source: [Unicode.Scalar]) -> EditPlan {
        if edits.isEmpty { return later }
        if later.edits.isEmpty { return self }
        let middle = apply(to: source)
        // Each edit of this plan with its place in the middle text.
        var shift = 0
        var earlier: [(edit: Edit, output: ScalarRange)] = []
        for edit in edits where edit.range.upperBound <= source.count {
            let start = edit.range.lowerBound + shift
            earlier.append((edit, start..<(start + edit.replacement.count)))
            shift += edit.replacement.count - edit.range.count
        }
        var composed: [Edit] = []
        var nextEarlier = 0
        var nextLater = 0
        shift = 0  // from source to middle offsets, before nextEarlier
        while nextEarlier < earlier.count || nextLater < later.edits.count {
            // Begin a group with whichever edit comes first in the middle text, and widen it while edits meet it.
            let earlierStart = nextEarlier < earlier.count ? earlier[nextEarlier].output.lowerBound : Int.max
            let laterStart = nextLater < later.edits.count ? later.edits[nextLater].range.lowerBound : Int.max
            let groupStart = min(earlierStart, laterStart)
            var groupEnd = groupStart
            let firstEarlier = nextEarlier
            let firstLater = nextLater
            let shiftBefore = shift
            var hasGrown = true
            while hasGrown {
                hasGrown = false
                if nextEarlier < earlier.count,
                    Self.meets(
                        earlier[nextEarlier].output, group: groupStart..<groupEnd,
                        isFirst: nextEarlier == firstEarlier && nextLater == firstLater)
                {
                    groupEnd = max(groupEnd, earlier[nextEarlier].output.upperBound)
                    shift += earlier[nextEarlier].edit.replacement.count - earlier[nextEarlier].edit.range.count
                    nextEarlier += 1
                    hasGrown = true
                }
                if nextLater < later.edits.count,
                    Self.meets(
                        later.edits[nextLater].range, group: groupStart..<groupEnd,
                        isFirst: nextEarlier == firstEarlier && nextLater == firstLater)
                {
                    groupEnd = max(groupEnd, later.edits[nextLater].range.upperBound)
                    nextLater += 1
                    hasGrown = true
                }
            }
            if nextLater == firstLater {
                composed.append(contentsOf: earlier[firstEarlier..<nextEarlier].map(\.edit))
                continue
            }
            let sourceRange = (groupStart - shiftBefore)..<(groupEnd - shift)
            if nextEarlier == firstEarlier, nextLater == firstLater + 1 {
                let edit = later.edits[firstLater]
                composed.append(
                    Edit(
                        kind: edit.kind, range: sourceRange, replacement: edit.replacement,
                        confidence: edit.confidence, alternatives: edit.alternatives, isWhole: edit.isWhole))
                continue
            }
            var replacement: [Unicode.Scalar] = []
            var position = groupStart
            for edit in later.edits[firstLater..<nextLater] {
                replacement.append(contentsOf: middle.scalars[position..<edit.range.lowerBound])
                replacement.append(contentsOf: edit.replacement)
                position = edit.range.upperBound
            }
            replacement.append(contentsOf: middle.scalars[position..<groupEnd])
            let group = earlier[firstEarlier..<nextEarlier].map(\.edit) + later.edits[firstLater..<nextLater]
            composed.append(
                Edit(
                    kind: group[0].kind, range: sourceRange, replacement: replacement,
                    confidence: group.map(\.confidence).min() ?? 0, alternatives: group[0].alternatives,
                    isWhole: group.contains { $0.isWhole || $0.range.count != $0.replacement.count }))
        }
        return EditPlan(sorted: composed)
    }

    /// Whether an edit belongs to the group: it overlaps it, or it is a deletion or insertion inside it.
    private static func meets(_ range: ScalarRange, group: ScalarRange, isFirst: Bool) -> Bool {
        if isFirst { return range.lowerBound == group.lowerBound }
        return range.lowerBound < group.upperBound
            || (range.isEmpty && range.lowerBound == group.lowerBound && group.isEmpty)
    }
}
