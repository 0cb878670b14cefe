public import Bianyan

/// A format that analyses are written in, article by article, so that memory stays flat however many there are.
///
/// A whole output is the opening, the articles parted by the separator, and the closing.
public protocol AnalysisWriter: Sendable {
    /// What stands before the first article.
    var opening: [UInt8] { get }
    /// What parts two articles.
    var separator: [UInt8] { get }
    /// What stands behind the last article.
    var closing: [UInt8] { get }

    /// One article in UTF-8, on any thread.
    ///
    /// - Parameter number: which article of the output it is, unlike that of any other; formats with anchors need it.
    func article(_ analysis: Analysis, number: Int) -> [UInt8]
}

extension AnalysisWriter {
    /// Nothing, unless a format says otherwise.
    public var opening: [UInt8] { [] }
    /// Nothing, unless a format says otherwise.
    public var separator: [UInt8] { [] }
    /// Nothing, unless a format says otherwise.
    public var closing: [UInt8] { [] }

    /// The whole output for some articles.
    public func document(_ analyses: some Sequence<Analysis>) -> [UInt8] {
        var output = opening
        for (index, analysis) in analyses.enumerated() {
            if index > 0 { output += separator }
            output += article(analysis, number: index + 1)
        }
        return output + closing
    }
}

extension AnalysisJSON: AnalysisWriter {
    /// The record and a line feed. Linear.
    public func article(_ analysis: Analysis, number: Int) -> [UInt8] {
        record(of: analysis) + [UInt8(ascii: "\n")]
    }
}

extension TerminalView: AnalysisWriter {
    /// The view. Linear.
    public func article(_ analysis: Analysis, number: Int) -> [UInt8] {
        Array(text(of: analysis).utf8)
    }
}
