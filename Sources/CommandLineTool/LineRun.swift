import Dispatch
import Foundation
import Synchronization

/// Work on the lines of an input over all cores, whose results come out in the order of the input.
///
/// No more than a bounded amount of input is under way at a time, so memory does not grow with the input.
final class LineRun: Sendable {
    /// What became of a line.
    typealias Outcome = Result<ArticleResult, InputFailure>

    /// Where a line stands.
    struct Line: Sendable {
        let path: String
        let number: Int
        let bytes: [UInt8]
        /// How many bytes of all inputs end with it.
        let end: Int

        var place: String { "\(path == "-" ? "standard input" : path):\(number)" }
    }

    fileprivate struct State {
        var waiting: [Int: (line: Line, outcome: Outcome)] = [:]
        var next = 0
        var articles = 0
        var failures = 0
        var bytes = 0
        var sink: ArticleSink
        var progress: ProgressLine?
        var breakdown: InputFailure?
    }

    private let state: Mutex<State>
    private let work: @Sendable (Line, Int) -> Outcome
    private let queue = DispatchQueue(label: "articles", attributes: .concurrent)
    private let group = DispatchGroup()
    private let room: DispatchSemaphore

    /// Slots of the window, and how many bytes of input take one more.
    private static let slots = 64
    private static let slotBytes = 1 << 16

    init(sink: ArticleSink, progress: ProgressLine?, work: @escaping @Sendable (Line, Int) -> Outcome) {
        state = Mutex(State(sink: sink, progress: progress))
        room = DispatchSemaphore(value: Self.slots)
        self.work = work
    }

    /// Begins the work on a line; waits while too much is under way.
    ///
    /// - Parameter index: counts the lines from 0.
    func submit(_ line: Line, index: Int) throws(InputFailure) {
        for _ in 0..<Self.weight(line) { room.wait() }
        if let breakdown = state.withLock({ $0.breakdown }) { throw breakdown }
        queue.async(group: group) { [self] in
            let outcome = work(line, index)
            let done = state.withLock { $0.take(outcome, of: line, index: index) }
            for _ in 0..<done { room.signal() }
        }
    }

    /// Counts lines that were done in an earlier run.
    func skip(articles: Int, bytes: Int) {
        state.withLock {
            $0.articles += articles
            $0.bytes = bytes
            $0.progress?.skipped = bytes
        }
    }

    /// Reports a line that never got to work.
    func fail(_ message: String) {
        state.withLock {
            $0.failures += 1
            $0.report(message)
        }
    }

    /// Waits for all work.
    ///
    /// - Returns: how many articles there were and how many of them failed.
    func finish() throws(InputFailure) -> (articles: Int, failures: Int) {
        group.wait()
        let (breakdown, counts) = state.withLock { state in
            state.progress?.clear()
            state.sink.finish()
            return (state.breakdown, (state.articles, state.failures))
        }
        if let breakdown { throw breakdown }
        return counts
    }

    /// Ends the program between two results, so that none is cut.
    func interrupt(status: Int32, advice: String) {
        state.withLock { state in
            state.progress?.clear()
            state.sink.finish()
            Console.error("interrupted after \(state.articles) articles, \(state.failures) failed\(advice)")
            exit(status)
        }
    }

    fileprivate static func weight(_ line: Line) -> Int { min(slots, 1 + line.bytes.count / slotBytes) }
}

extension LineRun.State {
    /// Writes what can be written in order.
    ///
    /// - Returns: how many slots are free again.
    fileprivate mutating func take(_ outcome: LineRun.Outcome, of line: LineRun.Line, index: Int) -> Int {
        waiting[index] = (line, outcome)
        var free = 0
        while let (line, outcome) = waiting.removeValue(forKey: next) {
            next += 1
            free += LineRun.weight(line)
            articles += 1
            bytes = line.end
            switch outcome {
            case .success(let result):
                do { try sink.write(result) } catch { breakdown = breakdown ?? error }
            case .failure(let failure):
                failures += 1
                report("\(line.place): \(failure.description)")
            }
        }
        progress?.show(bytes: bytes, articles: articles, failures: failures)
        return free
    }

    fileprivate mutating func report(_ message: String) {
        progress?.clear()
        Console.error(message)
    }
}
