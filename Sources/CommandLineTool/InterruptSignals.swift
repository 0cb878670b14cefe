import Dispatch
import Foundation

/// Calls back when the user or the system asks the program to end. Asked a second time, it ends at once.
struct InterruptSignals {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter body: gets the exit status that tells of the signal.
    init(_ body: @escaping @Sendable (Int32) -> Void) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                signal(number, SIG_DFL)
                body(128 + number)
            }
            source.resume()
            return source
        }
    }

    func cancel() {
        for source in sources { source.cancel() }
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
    }
}
