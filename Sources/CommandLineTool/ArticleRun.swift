import Bianyan
import Dispatch
import Exports
import Foundation
import Synchronization

/// Analyses every input in order and hands each result on; bad inputs are reported and counted.
struct ArticleRun {
    let analyzer: Analyzer
    let options: AnalysisOptions
    let encoding: String?

    /// How many lines are analysed at a time.
    private static let batch = 64

    /// Whole files, one article each.
    ///
    /// - Returns: how many failed.
    func files(_ paths: [String], _ body: (Analysis) throws -> Void) throws -> Int {
        var failures = 0
        for path in paths {
            do {
                var input = try ByteLines(path: path)
                let bytes = try input.all()
                try body(
                    analyzer.analysis(
                        of: bytes, id: path == "-" ? nil : path.lastPathComponent, encoding: encoding, options: options)
                )
            } catch let failure as InputFailure {
                Console.error(failure.description)
                failures += 1
            } catch let failure as AnalysisError {
                throw InputFailure("\(path): \(failure)", status: 2)
            }
        }
        return failures
    }

    /// JSON lines, in order, over all cores.
    ///
    /// - Parameter render: makes the output of an article, on any thread.
    /// - Returns: how many lines failed.
    func lines(_ paths: [String], render: @Sendable (Analysis) -> [UInt8]) throws -> Int {
        var failures = 0
        for path in paths {
            var input: ByteLines
            do { input = try ByteLines(path: path) } catch {
                Console.error(error.description)
                failures += 1
                continue
            }
            var number = 0
            var isOpen = true
            while isOpen {
                var batch: [(number: Int, bytes: [UInt8])] = []
                while batch.count < Self.batch {
                    guard let line = try input.next() else {
                        isOpen = false
                        break
                    }
                    number += 1
                    if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { batch.append((number, line)) }
                }
                let lines = batch
                let results = Mutex([Result<[UInt8], InputFailure>?](repeating: nil, count: lines.count))
                DispatchQueue.concurrentPerform(iterations: lines.count) { index in
                    let result = self.result(of: lines[index].bytes, render: render)
                    results.withLock { $0[index] = result }
                }
                for (index, result) in results.withLock({ $0 }).enumerated() {
                    switch result {
                    case .success(let output): Console.output(output)
                    case .failure(let failure):
                        Console.error(
                            "\(path == "-" ? "standard input" : path):\(lines[index].number): \(failure.description)")
                        failures += 1
                    case nil: break
                    }
                }
            }
        }
        return failures
    }

    private func result(of line: [UInt8], render: (Analysis) -> [UInt8]) -> Result<[UInt8], InputFailure> {
        do {
            let article = try JSONDecoder().decode(ArticleLine.self, from: Data(line))
            return .success(render(analyzer.analysis(of: article.text, id: article.id, options: options)))
        } catch {
            return .failure(InputFailure(Self.reason(error)))
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "no \"\(key.stringValue)\""
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "\"\(context.codingPath.last?.stringValue ?? "line")\" is not what it should be"
        default: "not a JSON object with \"id\" and \"text\""
        }
    }
}

extension String {
    /// The part behind the last slash.
    var lastPathComponent: String { split(separator: "/").last.map(String.init) ?? self }
}
