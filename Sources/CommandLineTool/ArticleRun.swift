import Bianyan
import Dispatch
import Exports
import Foundation

/// Analyses every input in order and hands each result on; bad inputs are reported and counted.
struct ArticleRun: Sendable {
    let analyzer: Analyzer
    let options: AnalysisOptions
    let encoding: String?
    let writer: any AnalysisWriter
    /// The script beside that of the article, when the report shows both: chosen by the article.
    var choosesOtherScript = false
    /// Whether the text is wanted beside the result.
    var keepsText = false

    /// Whole files, one article each.
    ///
    /// - Returns: how many failed.
    func files(_ paths: [String], to sink: ArticleSink) throws -> Int {
        var sink = sink
        var failures = 0
        for (index, path) in paths.enumerated() {
            do {
                var input = try ByteLines(path: path)
                let bytes = try input.all()
                let id = path == "-" ? nil : path.lastPathComponent
                let analysis = try analyzer.analysis(of: bytes, id: id, encoding: encoding, options: options)
                let other = try otherOptions(for: analysis).map {
                    try analyzer.analysis(of: bytes, id: id, encoding: encoding, options: $0)
                }
                try sink.write(result(of: other ?? analysis, number: index + 1))
            } catch let failure as InputFailure {
                Console.error(failure.description)
                failures += 1
            } catch let failure as AnalysisError {
                throw InputFailure("\(path): \(failure)", status: 2)
            }
        }
        sink.finish()
        return failures
    }

    /// JSON lines, in order, over all cores.
    ///
    /// - Parameters:
    ///   - showsProgress: whether standard error shows how far the run is.
    ///   - resume: the records of an earlier run, whose articles are not done again.
    ///   - advice: what an interrupted user is told to do.
    ///   - sink: makes the sink, once it is known how much of the earlier output stays.
    /// - Returns: how many lines failed.
    func lines(
        _ paths: [String], showsProgress: Bool, resume: ResumePoint?, advice: String,
        to sink: (_ keeping: Int) throws -> ArticleSink
    ) throws -> Int {
        var input = ArticleLines(paths: paths)
        var failed: [String] = []
        var done = 0
        var pending: LineRun.Line?
        var length = 0
        if var point = resume {
            while let record = try point.next() {
                guard let line = try Self.nextGood(&input, failed: &failed) else {
                    throw InputFailure("there are more records to go on from than articles", status: 2)
                }
                if let id = line.id, id != record { throw point.mismatch(record: record, line: line.line, id: id) }
                done += 1
                length = point.length
            }
        }
        let run = LineRun(
            sink: try sink(length), progress: showsProgress ? ProgressLine(total: input.totalBytes) : nil
        ) { line, index in result(of: line, number: index + 1) }
        run.skip(articles: done + failed.count, bytes: input.offset)
        for message in failed { run.fail(message) }
        let signals = InterruptSignals { run.interrupt(status: $0, advice: advice) }
        defer { signals.cancel() }
        var index = 0
        pending = try Self.next(&input, reportingTo: run)
        while let line = pending {
            try run.submit(line, index: index)
            index += 1
            pending = try Self.next(&input, reportingTo: run)
        }
        let counts = try run.finish()
        if counts.failures > 0 { Console.error("\(counts.failures) of \(counts.articles) articles failed") }
        return counts.failures
    }

    /// The next line; files that cannot be read are reported and passed over.
    private static func next(_ input: inout ArticleLines, reportingTo run: LineRun) throws -> LineRun.Line? {
        while true {
            do { return try input.next() } catch { run.fail(error.description) }
        }
    }

    /// The next line that can be read as an article, with its id if it has one.
    private static func nextGood(
        _ input: inout ArticleLines, failed: inout [String]
    ) throws -> (line: LineRun.Line, id: String?)? {
        while true {
            do {
                guard let line = try input.next() else { return nil }
                do { return (line, try decoded(line.bytes).id) } catch { failed.append("\(line.place): \(error)") }
            } catch {
                failed.append(error.description)
            }
        }
    }

    private func result(of line: LineRun.Line, number: Int) -> LineRun.Outcome {
        do {
            let article = try Self.decoded(line.bytes)
            let analysis = analyzer.analysis(of: article.text, id: article.id, options: options)
            let other = otherOptions(for: analysis).map {
                analyzer.analysis(of: article.text, id: article.id, options: $0)
            }
            return .success(result(of: other ?? analysis, number: number))
        } catch {
            return .failure(error)
        }
    }

    private func result(of analysis: Analysis, number: Int) -> ArticleResult {
        ArticleResult(
            id: analysis.id, bytes: writer.article(analysis, number: number),
            text: keepsText ? Array(String(scalars: analysis.text).utf8) : [])
    }

    /// The options that give an article in Simplified script the Traditional one beside it.
    private func otherOptions(for analysis: Analysis) -> AnalysisOptions? {
        guard choosesOtherScript, analysis.script.verdict == .hans else { return nil }
        var other = options
        other.script = .hant
        return other
    }

    private static func decoded(_ line: [UInt8]) throws(InputFailure) -> ArticleLine { try ArticleLine.decoded(line) }
}

extension ArticleLine {
    /// Reads a line of JSON.
    static func decoded(_ line: [UInt8]) throws(InputFailure) -> ArticleLine {
        do {
            return try JSONDecoder().decode(ArticleLine.self, from: Data(line))
        } catch DecodingError.keyNotFound(let key, _) {
            throw InputFailure("no \"\(key.stringValue)\"")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            throw InputFailure("\"\(context.codingPath.last?.stringValue ?? "line")\" is not what it should be")
        } catch {
            throw InputFailure("not a JSON object with \"id\" and \"text\"")
        }
    }
}

extension String {
    /// The part behind the last slash.
    var lastPathComponent: String { split(separator: "/").last.map(String.init) ?? self }
}
