internal import Synchronization

/// What a service has done, in the text format of Prometheus.
final class ServiceMetrics: Sendable {
    private struct State {
        var answers: [String: Int] = [:]
        var seconds: [Int] = [Int](repeating: 0, count: ServiceMetrics.bounds.count + 1)
        var totalSeconds = 0.0
        var inFlight = 0
    }

    private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private let state = Mutex(State())

    func begin() { state.withLock { $0.inFlight += 1 } }

    /// Counts an answer.
    ///
    /// - Parameter route: one of a fixed set, never what a client wrote.
    func end(route: String, status: Int, seconds: Double) {
        state.withLock { state in
            state.inFlight -= 1
            state.answers["route=\"\(route)\",status=\"\(status)\"", default: 0] += 1
            state.totalSeconds += seconds
            state.seconds[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        }
    }

    /// The metrics.
    func text(load: Int) -> String {
        let state = state.withLock { $0 }
        var lines = [
            "# TYPE bianyan_requests_in_flight gauge", "bianyan_requests_in_flight \(state.inFlight)",
            "# TYPE bianyan_work_pending gauge", "bianyan_work_pending \(load)",
            "# TYPE bianyan_requests_total counter",
        ]
        for (labels, count) in state.answers.sorted(by: { $0.key < $1.key }) {
            lines.append("bianyan_requests_total{\(labels)} \(count)")
        }
        lines.append("# TYPE bianyan_request_seconds histogram")
        var sum = 0
        for (index, count) in state.seconds.enumerated() {
            sum += count
            let bound = index < Self.bounds.count ? "\(Self.bounds[index])" : "+Inf"
            lines.append("bianyan_request_seconds_bucket{le=\"\(bound)\"} \(sum)")
        }
        lines.append("bianyan_request_seconds_sum \(state.totalSeconds)")
        lines.append("bianyan_request_seconds_count \(sum)")
        return lines.joined(separator: "\n") + "\n"
    }
}
