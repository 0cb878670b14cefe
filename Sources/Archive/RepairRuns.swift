internal import Bianyan

/// Which scalars of a repaired statement stand for which of the article, for statements that needed repair.
///
/// Written as `position:length:source length` of each repaired run, parted by blanks.
struct RepairRuns: Sendable, Hashable {
    struct Run: Sendable, Hashable {
        let position: Int
        let length: Int
        let sourceLength: Int
    }

    let runs: [Run]

    init(runs: [Run]) { self.runs = runs }

    init(text: String?) {
        runs = (text ?? "").split(separator: " ").compactMap { part in
            let numbers = part.split(separator: ":").compactMap { Int($0) }
            return numbers.count == 3 ? Run(position: numbers[0], length: numbers[1], sourceLength: numbers[2]) : nil
        }
    }

    /// The runs as they are stored; nil when nothing was repaired.
    var text: String? {
        runs.isEmpty ? nil : runs.map { "\($0.position):\($0.length):\($0.sourceLength)" }.joined(separator: " ")
    }

    /// The range of the source that a range of the repaired text stands for; a run is answered as a whole. Linear in the
    /// runs.
    func sourceRange(of range: ScalarRange) -> ScalarRange {
        let lower = boundary(range.lowerBound, isEnd: false)
        return lower..<max(lower, boundary(range.upperBound, isEnd: true))
    }

    private func boundary(_ position: Int, isEnd: Bool) -> Int {
        var shift = 0
        for run in runs {
            let end = run.position + run.length
            // Where a run begins, what was taken away before it belongs to neither side.
            if position < run.position || position == run.position && (isEnd || run.length > 0) { break }
            if position < end { return run.position + shift + (isEnd ? run.sourceLength : 0) }
            shift += run.sourceLength - run.length
            if position == end, isEnd { break }
        }
        return position + shift
    }

    /// A statement of an analysis as repaired, with its runs.
    static func statement(_ range: ScalarRange, of analysis: Analysis) -> (body: [Unicode.Scalar], runs: RepairRuns) {
        var body: [Unicode.Scalar] = []
        var runs: [Run] = []
        var position = range.lowerBound
        var low = 0
        var high = analysis.repairs.count
        while low < high {
            let middle = (low + high) / 2
            if analysis.repairs[middle].range.lowerBound >= range.lowerBound { high = middle } else { low = middle + 1 }
        }
        for edit in analysis.repairs[low...] {
            guard edit.range.upperBound <= range.upperBound, edit.range.lowerBound < range.upperBound else { break }
            if edit.range.lowerBound > position { body += analysis.text[position..<edit.range.lowerBound] }
            runs.append(
                Run(
                    position: body.count, length: edit.replacement.count,
                    sourceLength: edit.range.upperBound - edit.range.lowerBound))
            body += edit.replacement
            position = max(position, edit.range.upperBound)
        }
        if position < range.upperBound { body += analysis.text[position..<range.upperBound] }
        return (body, RepairRuns(runs: runs))
    }
}
