internal import Algorithms
public import Bianyan

/// CoNLL-U, as <https://universaldependencies.org/format.html> describes it: a document for each article, with the words in
/// their sentences and no syntax.
///
/// FORM is the word after repair and LEMMA the word in the Simplified script. MISC holds `start_char` and `end_char` over
/// the text as it came, `Source` where repair changed the word, and its name, entity and statement.
public struct CoNLLUDocuments: AnalysisWriter {
    /// A writer of documents; the analyses must list their words.
    public init() {}

    /// The document. Linear.
    public func article(_ analysis: Analysis, number: Int) -> [UInt8] {
        var lines = ["# newdoc id = \(oneLine(analysis.id))"]
        let words = (analysis.tokens ?? []).filter { token in
            !analysis.text[token.range].allSatisfy { $0.properties.isWhitespace }
        }
        var next = 0
        var sentence = 0
        while next < words.count {
            let place = sentenceIndex(of: words[next].range.lowerBound, in: analysis)
            var end = next + 1
            while end < words.count, sentenceIndex(of: words[end].range.lowerBound, in: analysis) == place { end += 1 }
            sentence += 1
            lines += block(of: words[next..<end], number: sentence, in: analysis)
            next = end
        }
        if sentence == 0 { return [] }
        return Array(lines.joined(separator: "\n").utf8) + Array("\n".utf8)
    }

    /// Which sentence a place belongs to: the last one that begins at or before it.
    private func sentenceIndex(of position: Int, in analysis: Analysis) -> Int {
        analysis.sentences.partitioningIndex { $0.lowerBound > position }
    }

    private func block(of words: ArraySlice<Analysis.Token>, number: Int, in analysis: Analysis) -> [String] {
        var rows: [String] = []
        var text = ""
        for index in words.indices {
            let word = words[index]
            let next = index + 1 < words.endIndex ? words[index + 1].range.lowerBound : word.range.upperBound + 1
            let hasSpace = analysis.text[
                word.range.upperBound..<min(max(word.range.upperBound, next), analysis.text.count)
            ]
            .contains { $0.properties.isWhitespace }
            let form = form(of: word, in: analysis)
            text += form + (hasSpace && index + 1 < words.endIndex ? " " : "")
            rows.append(
                row(
                    number: index - words.startIndex + 1, word: word, form: form,
                    isJoined: !hasSpace && word.range.upperBound < analysis.text.count, in: analysis))
        }
        return [
            "# sent_id = \(oneLine(analysis.id))-\(number)", "# text = \(text)",
            "# start_char = \(words.first?.range.lowerBound ?? 0)", "# end_char = \(words.last?.range.upperBound ?? 0)",
        ] + rows + [""]
    }

    private func row(
        number: Int, word: Analysis.Token, form: String, isJoined: Bool, in analysis: Analysis
    ) -> String {
        var misc: [String] = []
        let mention = analysis.mentions.partitioningIndex { $0.range.upperBound > word.range.lowerBound }
        if mention < analysis.mentions.count, analysis.mentions[mention].range.overlaps(word.range) {
            let name = analysis.mentions[mention]
            if let entity = name.entity { misc.append("Entity=\(ItemName.entity(entity))") }
            misc.append(
                "NER=\(word.range.lowerBound <= name.range.lowerBound ? "B" : "I")-\(name.type.rawValue)")
        }
        let source = analysis.text(of: word.range)
        if !source.unicodeScalars.elementsEqual(form.unicodeScalars) { misc.append("Source=\(escaped(source))") }
        if isJoined { misc.append("SpaceAfter=No") }
        let statement = analysis.statements.partitioningIndex { $0.range.upperBound > word.range.lowerBound }
        if statement < analysis.statements.count, analysis.statements[statement].range.overlaps(word.range) {
            misc.append("Statement=\(ItemName.statement(statement)):\(analysis.statements[statement].label.rawValue)")
        }
        misc += ["end_char=\(word.range.upperBound)", "start_char=\(word.range.lowerBound)"]
        let lemma = oneLine(word.normalized)
        return [
            "\(number)", form, lemma.isEmpty ? form : lemma, "_", "_", "_", "_", "_", "_", misc.joined(separator: "|"),
        ].joined(separator: "\t")
    }

    /// What repair left of the word; the word as it came where nothing is left.
    private func form(of word: Analysis.Token, in analysis: Analysis) -> String {
        let repaired = oneLine(analysis.repairedText(of: word.range))
        if !repaired.isEmpty { return repaired }
        let source = oneLine(analysis.text(of: word.range))
        return source.isEmpty ? "_" : source
    }

    /// White space within a field becomes single spaces; none stands at its ends.
    private func oneLine(_ text: String) -> String {
        text.unicodeScalars.split { $0.properties.isWhitespace || $0.value < 0x20 || LineBreaks.contain($0) }
            .map { String(scalars: $0) }.joined(separator: " ")
    }

    /// Escapes of Universal Dependencies for values of MISC.
    private func escaped(_ text: String) -> String {
        var output: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": output += ["\\", "\\"]
            case " ": output += ["\\", "s"]
            case "\t": output += ["\\", "t"]
            case "\n": output += ["\\", "n"]
            case "\r": output += ["\\", "r"]
            case "|": output += ["\\", "p"]
            default:
                if LineBreaks.contain(scalar) || scalar.properties.isWhitespace {
                    output += "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars
                } else {
                    output.append(scalar)
                }
            }
        }
        return String(scalars: output)
    }
}
