internal import Bianyan

extension Tally {
    /// Counts the labels that the system gives to the gold's statements.
    mutating func addStatements(_ gold: GoldDocument, _ system: ScoredDocument) {
        var map = LabelMap(system)
        for statement in gold.statements {
            guard let label = Statement.Label(rawValue: statement.label), Self.labels.contains(label) else { continue }
            let vote = map.vote(over: statement.spans, of: gold.scalars, counting: statement.label)
            characters.hits += vote.agreeing
            characters.total += vote.characters
            labelPairs.add(LabelPair(gold: statement.label, system: vote.winner))
            let winner = vote.winner.flatMap(Statement.Label.init(rawValue:))
            Self.count(label, as: winner, isRight: winner == label, in: &strictLabels)
            let isAccepted = winner == label || vote.winner.map(statement.alternatives.contains) == true
            Self.count(label, as: winner, isRight: isAccepted, in: &lenientLabels)
            if winner != label {
                let start = statement.spans.map(\.start).min() ?? 0
                let end = statement.spans.map(\.end).max() ?? 0
                note(
                    .statements, vote.winner == nil ? .missed : .different, in: gold,
                    at: Extent(start: start, end: end), gold: statement.label, system: vote.winner)
            }
        }
    }

    private static func count(
        _ gold: Statement.Label, as system: Statement.Label?, isRight: Bool,
        in counts: inout [Statement.Label: MatchCounts]
    ) {
        if isRight {
            counts[gold, default: .init()].truePositives += 1
            return
        }
        counts[gold, default: .init()].falseNegatives += 1
        if let system, labels.contains(system) { counts[system, default: .init()].falsePositives += 1 }
    }
}

/// The system's label of every scalar.
private struct LabelMap {
    /// What the characters of a statement say.
    struct Vote {
        /// The label of most characters, the first met among equals; nil for no label and for no characters.
        let winner: String?
        /// How many characters were asked.
        let characters: Int
        /// How many have the label that was looked for.
        let agreeing: Int
    }

    /// The labels that occur; the first stands for none.
    private var names: [String?] = [nil]
    private var indices: [String: Int] = [:]
    /// For each scalar the index of its label.
    private var labels: [Int]
    /// For each label its votes, all zero between two questions.
    private var votes: [Int]

    init(_ document: ScoredDocument) {
        labels = Array(repeating: 0, count: document.text.count)
        votes = []
        for statement in document.statements {
            let index = indices[statement.label] ?? names.count
            if index == names.count {
                indices[statement.label] = index
                names.append(statement.label)
            }
            for span in statement.spans {
                for place in span.clamped(to: labels.count) { labels[place] = index }
            }
        }
        votes = Array(repeating: 0, count: names.count)
    }

    mutating func vote(over spans: [Extent], of text: [Unicode.Scalar], counting label: String) -> Vote {
        var met: [Int] = []
        var characters = 0
        for span in spans {
            for place in span.clamped(to: text.count) where !text[place].isSpace {
                let index = labels[place]
                if votes[index] == 0 { met.append(index) }
                votes[index] += 1
                characters += 1
            }
        }
        var winner = 0
        var most = 0
        for index in met where votes[index] > most { (winner, most) = (index, votes[index]) }
        let agreeing = indices[label].map { votes[$0] } ?? 0
        for index in met { votes[index] = 0 }
        return Vote(winner: names[winner], characters: characters, agreeing: agreeing)
    }
}

extension Unicode.Scalar {
    /// Whether the reference scorer takes a scalar for white space: separators, and controls that part lines, fields or
    /// records. Unicode's White_Space lacks the four information separators.
    fileprivate var isSpace: Bool {
        switch value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            true
        default: false
        }
    }
}
