import Foundation

/// A line on a terminal that says how far a run is.
struct ProgressLine {
    /// How many bytes there are to read, if it is known.
    let total: Int?
    /// How many bytes were done before the run began.
    var skipped = 0
    private let start = Date()
    private var drawn = Date.distantPast
    private(set) var isShown = false

    init(total: Int?) {
        self.total = total
    }

    /// Draws the line over the last one, at most ten times a second.
    mutating func show(bytes: Int, articles: Int, failures: Int, isLast: Bool = false) {
        let now = Date()
        guard isLast || now.timeIntervalSince(drawn) >= 0.1 else { return }
        drawn = now
        isShown = true
        let line = text(
            bytes: bytes, articles: articles, failures: failures, seconds: now.timeIntervalSince(start),
            width: Console.width(of: 2))
        Console.draw("\r\(line)\u{1B}[K")
    }

    /// Makes room for a message, or for what comes behind the run.
    mutating func clear() {
        guard isShown else { return }
        isShown = false
        drawn = .distantPast
        Console.draw("\r\u{1B}[K")
    }

    /// The line itself, narrower than `width`.
    func text(bytes: Int, articles: Int, failures: Int, seconds: Double, width: Int) -> String {
        let rate = seconds > 0 ? Double(articles) / seconds : 0
        var words = ["\(articles) article\(articles == 1 ? "" : "s")", String(format: "%.1f/s", rate)]
        var share: Double?
        if let total, total > 0 {
            let done = min(1, Double(bytes) / Double(total))
            share = done
            let speed = seconds > 0 ? Double(bytes - skipped) / seconds : 0
            if speed > 0 { words.append("\(Self.time(Double(total - bytes) / speed)) left") }
        }
        if failures > 0 { words.append("\(failures) failed") }
        let tail = words.joined(separator: "  ")
        guard let share else { return String(tail.prefix(max(0, width - 1))) }
        let percent = String(format: "%3.0f%%", share * 100)
        let room = min(40, width - 1 - tail.count - percent.count - 5)
        guard room >= 5 else { return String("\(percent)  \(tail)".prefix(max(0, width - 1))) }
        let filled = Int(share * Double(room))
        return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: room - filled)
            + "] \(percent)  \(tail)"
    }

    private static func time(_ seconds: Double) -> String {
        let whole = max(0, Int(seconds.rounded(.up)))
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return hours > 0
            ? String(format: "%d:%02d:%02d", hours, minutes, whole % 60)
            : String(format: "%d:%02d", minutes, whole % 60)
    }
}
