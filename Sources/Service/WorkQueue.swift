internal import Dispatch
internal import Synchronization

/// Work that keeps a core busy, beside the threads that serve connections: so many at a time, so many waiting, none
/// waited for longer than is allowed.
final class WorkQueue: Sendable {
    private struct State {
        var running = 0
        var waiting: [@Sendable () -> Void] = []
        /// The first of `waiting` that has not been begun.
        var next = 0
        var load: Int { running + waiting.count - next }
    }

    private let queue = DispatchQueue(label: "bianyan.service.work", attributes: .concurrent)
    private let timers = DispatchQueue(label: "bianyan.service.timers")
    private let state = Mutex(State())
    private let concurrency: Int
    private let capacity: Int
    private let seconds: Double

    init(concurrency: Int, waiting: Int, seconds: Double) {
        self.concurrency = max(1, concurrency)
        capacity = self.concurrency + max(0, waiting)
        self.seconds = seconds
    }

    /// How many are under way or wait.
    var load: Int { state.withLock { $0.load } }

    /// Runs work.
    ///
    /// - Throws: `ServiceError.busy` at once when too much waits, `.late` when the time is up: work that has not begun is
    ///   then not done, and work that has begun keeps its place till it ends.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let once = Once(continuation)
            let isTaken = state.withLock { state in
                guard state.load < capacity else { return false }
                state.waiting.append {
                    if !once.isDone { once.resume(Result { try body() }) }
                }
                return true
            }
            guard isTaken else {
                once.resume(.failure(ServiceError.busy))
                return
            }
            timers.asyncAfter(deadline: .now() + seconds) { once.resume(.failure(ServiceError.late)) }
            begin()
        }
    }

    /// Begins what waits, as long as there is room. A thread is taken only for what runs.
    private func begin() {
        let work = state.withLock { state -> (@Sendable () -> Void)? in
            guard state.running < concurrency, state.next < state.waiting.count else { return nil }
            state.running += 1
            let work = state.waiting[state.next]
            state.next += 1
            if state.next > 64, state.next * 2 > state.waiting.count {
                state.waiting.removeFirst(state.next)
                state.next = 0
            }
            return work
        }
        guard let work else { return }
        queue.async { [self] in
            work()
            state.withLock { $0.running -= 1 }
            begin()
        }
    }
}

/// A continuation that is resumed by whatever comes first.
private final class Once<Value: Sendable>: Sendable {
    private let continuation: Mutex<CheckedContinuation<Value, any Error>?>

    init(_ continuation: CheckedContinuation<Value, any Error>) { self.continuation = Mutex(continuation) }

    var isDone: Bool { continuation.withLock { $0 == nil } }

    func resume(_ result: Result<Value, any Error>) {
        let first = continuation.withLock { held in
            defer { held = nil }
            return held
        }
        first?.resume(with: result)
    }
}
