internal import Algorithms
internal import Bianyan

/// Spans of one kind over the source text, for marking it up.
struct TextLayer: Sendable {
    /// A span and its markup.
    struct Span: Sendable {
        let range: ScalarRange
        /// The start tag where the span begins.
        let opening: String
        /// The start tag where the span goes on behind a break, which has no id.
        let continuing: String
        let closing: String

        /// Whether it has a part in a range. What is between two ranges belongs to the second, if there is one.
        func begins(in other: ScalarRange, endOfText: Int) -> Bool {
            range.lowerBound < other.upperBound
                || (range.isEmpty && range.lowerBound == endOfText && other.upperBound == endOfText)
        }
    }

    /// In order, without overlap.
    private let spans: [Span]

    /// A layer of spans; of two that overlap the earlier stays. O(n log n).
    init(_ candidates: [Span]) {
        var spans: [Span] = []
        for span in candidates.sorted(by: {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }) {
            if let last = spans.last, last.range.upperBound > span.range.lowerBound { continue }
            spans.append(span)
        }
        self.spans = spans
    }

    /// Writes a range of a text with the layers' tags, the first outermost. Spans are cut where an outer one ends.
    ///
    /// - Complexity: linear in the range and its spans, times the layers, plus a search.
    static func write(
        _ range: ScalarRange, of text: [Unicode.Scalar], layers: ArraySlice<TextLayer>, to html: inout HTMLText
    ) {
        guard let layer = layers.first else {
            html.text(text[range])
            return
        }
        let inner = layers.dropFirst()
        var position = range.lowerBound
        var index = layer.spans.partitioningIndex {
            $0.range.upperBound > range.lowerBound || ($0.range.isEmpty && $0.range.lowerBound >= range.lowerBound)
        }
        while index < layer.spans.count, layer.spans[index].begins(in: range, endOfText: text.count) {
            let span = layer.spans[index]
            let clipped = span.range.clamped(to: range)
            if position < clipped.lowerBound {
                write(position..<clipped.lowerBound, of: text, layers: inner, to: &html)
            }
            html.tag(clipped.lowerBound == span.range.lowerBound ? span.opening : span.continuing)
            if !clipped.isEmpty { write(clipped, of: text, layers: inner, to: &html) }
            html.tag(span.closing)
            position = clipped.upperBound
            index += 1
        }
        if position < range.upperBound { write(position..<range.upperBound, of: text, layers: inner, to: &html) }
    }
}
