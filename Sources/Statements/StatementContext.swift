public import AlignedText
public import Mentions
public import Segmentation

/// What the stages before have found in one text.
public struct StatementContext: Sendable {
    /// The readable text.
    public let text: ReadableText
    /// Its quotation marks and brackets.
    public let marks: [PairedMark]
    /// Its links.
    public let links: [ScalarRange]
    /// Its sentences.
    public let sentences: [ScalarRange]
    /// Whom and what it names.
    public let names: MentionFinder.Findings

    /// Joins the findings of one text.
    public init(
        text: ReadableText, marks: [PairedMark], links: [ScalarRange], sentences: [ScalarRange],
        names: MentionFinder.Findings
    ) {
        self.text = text
        self.marks = marks
        self.links = links
        self.sentences = sentences
        self.names = names
    }
}

/// A text as the rules of this module look at it: every look-up by place is constant or logarithmic.
struct TextSurvey: Sendable {
    let context: StatementContext
    let folded: [Unicode.Scalar]
    let cues: CueIndex
    /// How many Han characters stand before each place.
    private let hanBefore: [Int32]
    /// Whether a place lies inside closed marks or a quotation: no clause is cut there.
    let isSealed: [Bool]
    /// Whether a place lies inside a quotation.
    let isQuoted: [Bool]
    /// Whether a noun phrase that can speak may end behind a place (index: the end).
    let isHeadEnd: [Bool]
    /// The index of the name that ends at a place.
    let mentionEnding: [Int: Int]
    /// The index of the name that begins at a place.
    let mentionStarting: [Int: Int]
    /// The closed bracket that opens at a place, to behind its closer.
    let bracketEnd: [Int: Int]
    /// The closed bracket that ends at a place, from its opener.
    let bracketStart: [Int: Int]
    /// The closed quotation that ends at a place.
    let quoteEnding: [Int: ScalarRange]

    init(context: StatementContext, lexicon: CueLexicon) {
        self.context = context
        folded = context.text.folded
        cues = lexicon.cues(in: folded)
        let count = folded.count
        var hanBefore: [Int32] = [0]
        hanBefore.reserveCapacity(count + 1)
        var han: Int32 = 0
        for scalar in folded {
            if Self.isHan(scalar) { han += 1 }
            hanBefore.append(han)
        }
        self.hanBefore = hanBefore
        var sealed = [Int](repeating: 0, count: count + 1)
        var quoted = sealed
        var brackets: [Int: Int] = [:]
        var openers: [Int: Int] = [:]
        var quotes: [Int: ScalarRange] = [:]
        for mark in context.marks {
            if mark.family == .quotation {
                quoted[mark.range.lowerBound] += 1
                quoted[mark.range.upperBound] -= 1
            }
            // Headings are sentences like others; inside every other mark no clause is cut.
            if mark.family != .heading, mark.isClosed || mark.family == .quotation {
                sealed[mark.range.lowerBound] += 1
                sealed[mark.range.upperBound] -= 1
            }
            if mark.family == .quotation, mark.isClosed { quotes[mark.range.upperBound] = mark.range }
            if mark.family == .bracket, mark.isClosed { openers[mark.range.upperBound] = mark.range.lowerBound }
            if mark.family == .bracket, mark.isClosed { brackets[mark.range.lowerBound] = mark.range.upperBound }
        }
        isSealed = Self.accumulate(sealed)
        isQuoted = Self.accumulate(quoted)
        bracketEnd = brackets
        bracketStart = openers
        quoteEnding = quotes
        var headEnds = [Bool](repeating: false, count: count + 1)
        var ending: [Int: Int] = [:]
        var starting: [Int: Int] = [:]
        for (index, mention) in context.names.mentions.enumerated() {
            ending[mention.range.upperBound] = index
            starting[mention.range.lowerBound] = index
            if mention.type != .product, mention.type != .other { headEnds[mention.range.upperBound] = true }
        }
        for cue in cues.cues(.source, in: 0..<count) { headEnds[cue.range.upperBound] = true }
        for (place, scalar) in folded.enumerated() where Self.isHeadSuffix(scalar) { headEnds[place + 1] = true }
        for mark in context.marks where mark.family == .title && mark.isClosed {
            headEnds[mark.range.upperBound] = true
        }
        // The handle of an account: @青岛交通运输.
        var handle: Int?
        for (place, scalar) in folded.enumerated() {
            let isPart = scalar.properties.isAlphabetic || scalar == "_" || scalar == "-"
            if scalar == "@" {
                handle = place
            } else if !isPart, let start = handle {
                if place > start + 1 { headEnds[place] = true }
                handle = nil
            }
        }
        isHeadEnd = headEnds
        mentionEnding = ending
        mentionStarting = starting
    }

    private static func accumulate(_ changes: [Int]) -> [Bool] {
        var depth = 0
        return changes.map { change in
            depth += change
            return depth > 0
        }
    }

    /// Characters that end nouns for people, bodies and papers.
    private static func isHeadSuffix(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "他", "她", "我", "们", "者", "员", "人", "官", "家", "局", "部", "会", "院", "署", "厅", "方", "社", "报",
            "网", "台", "司", "团", "织", "军", "党", "府", "长", "氏", "生", "师", "民", "友", "商", "行", "校", "馆",
            "处", "队", "组", "庭", "国", "媒", "书", "男", "女", "妇", "夫", "妻", "父", "母", "其", "委", "士", "姐",
            "授", "理", "统", "相", "卿", "裁", "事", "警", "检", "侦", "客", "主", "东", "属":
            true
        default: false
        }
    }

    func isHan(_ place: Int) -> Bool { Self.isHan(folded[place]) }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        return (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
            || (0x20000...0x323AF).contains(value)
    }

    /// How many Han characters a range holds. Constant time, since units and quotations ask again as they grow.
    func hanCount(in range: ScalarRange) -> Int {
        Int(hanBefore[range.upperBound] - hanBefore[range.lowerBound])
    }

    /// Whether a text stands at a place.
    func matches(_ word: String, at place: Int) -> Bool {
        var place = place
        for scalar in word.unicodeScalars {
            guard place >= 0, place < folded.count, folded[place] == scalar else { return false }
            place += 1
        }
        return true
    }

    /// Whether a range holds a text. O(length · length of the word).
    func contains(_ word: String, in range: ScalarRange) -> Bool {
        guard let first = word.unicodeScalars.first else { return true }
        let length = word.unicodeScalars.count
        guard range.count >= length else { return false }
        return (range.lowerBound...(range.upperBound - length)).contains {
            folded[$0] == first && matches(word, at: $0)
        }
    }

    /// The text of a range in matching form.
    func string(_ range: ScalarRange) -> String { String(scalars: folded[range]) }

    /// A range without white space and the given marks at its ends.
    func trimmed(_ range: ScalarRange, also marks: Set<Unicode.Scalar> = []) -> ScalarRange {
        var lower = range.lowerBound
        var upper = range.upperBound
        func isLoose(_ place: Int) -> Bool {
            folded[place] == " " || folded[place] == "\n" || folded[place] == "\u{3000}" || folded[place] == "\t"
                || marks.contains(folded[place])
        }
        while lower < upper, isLoose(lower) { lower += 1 }
        while upper > lower, isLoose(upper - 1) { upper -= 1 }
        return lower..<upper
    }
}
