import Archive
import Bianyan
import Dispatch
import Foundation
import Synchronization

/// Brings articles into an archive in batches, over all cores.
///
/// A batch is a transaction. While one is written the next are analysed; no more than one for each core is under way.
final class ImportRun: Sendable {
    private struct State {
        var batch: [ArticleInput] = []
        var batchBytes = 0
        var counts = ImportCounts()
        var failures = 0
        var breakdown: InputFailure?
        var progress: ProgressLine?
        var bytes = 0
    }

    private let archive: Archive
    private let analyzer: Analyzer
    private let encoding: String?
    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "import", attributes: .concurrent)
    private let group = DispatchGroup()
    private let room: DispatchSemaphore

    private static let batchCount = 64
    private static let batchBytes = 1 << 20
    private static let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)

    init(archive: Archive, analyzer: Analyzer, encoding: String?) {
        self.archive = archive
        self.analyzer = analyzer
        self.encoding = encoding
        room = DispatchSemaphore(value: Self.cores + 1)
        state = Mutex(State(progress: Console.isTerminal(2) ? ProgressLine(total: nil) : nil))
    }

    /// How many inputs could not be read.
    var failures: Int { state.withLock { $0.failures } }

    /// Reads a file, a folder or standard input.
    func read(_ path: String, as format: InputFormat?) {
        var isDirectory: ObjCBool = false
        if path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
            for name in (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted() {
                let inner = path + "/" + name
                var isInner: ObjCBool = false
                guard FileManager.default.fileExists(atPath: inner, isDirectory: &isInner), !isInner.boolValue,
                    !name.split(separator: "/").contains(where: { $0.hasPrefix(".") })
                else { continue }
                read(inner, as: format)
            }
            return
        }
        do {
            if format == .jsonl || format == nil && path.hasSuffix(".jsonl") {
                try readLines(path)
            } else {
                var input = try ByteLines(path: path)
                let name = path.lastPathComponent
                submit(
                    ArticleInput(
                        name: name, date: ArticleDate(name), content: try input.all(), encoding: encoding))
            }
        } catch {
            fail(error.description)
        }
    }

    /// Waits for all that is under way.
    func finish() throws(InputFailure) -> ImportCounts {
        flush()
        group.wait()
        let (counts, breakdown) = state.withLock { state in
            state.progress?.clear()
            return (state.counts, state.breakdown)
        }
        if let breakdown { throw breakdown }
        return counts
    }

    /// Reads all stale articles anew.
    func renew() throws(InputFailure) -> Int {
        var renewed = 0
        do {
            while true {
                let count = try archive.renew(limit: Self.batchCount, analyzer: analyzer)
                if count == 0 { return renewed }
                renewed += count
            }
        } catch {
            throw InputFailure("\(error)")
        }
    }

    private func readLines(_ path: String) throws(InputFailure) {
        var lines = try ByteLines(path: path)
        var number = 0
        let place = path == "-" ? "standard input" : path
        while let line = try lines.next() {
            number += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            do {
                let article = try ArticleLine.decoded(line)
                submit(
                    ArticleInput(
                        name: article.id ?? "\(path.lastPathComponent):\(number)",
                        date: article.date.flatMap { ArticleDate($0) }, text: article.text))
            } catch {
                fail("\(place):\(number): \(error)")
            }
        }
    }

    private func submit(_ input: ArticleInput) {
        let isFull = state.withLock { state in
            state.batch.append(input)
            state.batchBytes += input.content.count
            return state.batch.count >= Self.batchCount || state.batchBytes >= Self.batchBytes
        }
        if isFull { flush() }
    }

    private func flush() {
        let batch = state.withLock { state in
            defer { (state.batch, state.batchBytes) = ([], 0) }
            return state.batch
        }
        if batch.isEmpty { return }
        room.wait()
        queue.async(group: group) { [self] in
            defer { room.signal() }
            if state.withLock({ $0.breakdown }) != nil { return }
            do {
                let counts = try archive.add(batch, analyzer: analyzer)
                state.withLock { state in
                    state.counts = state.counts + counts
                    state.bytes += batch.reduce(0) { $0 + $1.content.count }
                    state.progress?.show(
                        bytes: state.bytes, articles: state.counts.added + state.counts.known, failures: state.failures)
                }
            } catch {
                state.withLock { $0.breakdown = $0.breakdown ?? InputFailure("\(error)", status: 2) }
            }
        }
    }

    private func fail(_ message: String) {
        state.withLock { state in
            state.failures += 1
            state.progress?.clear()
        }
        Console.error(message)
    }
}
