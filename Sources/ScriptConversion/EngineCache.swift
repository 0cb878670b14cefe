internal import PatternMatching
internal import Synchronization

/// The compiled targets of a converter: each is compiled when it is first asked for, and then shared.
final class EngineCache: Sendable {
    /// A target's engine, and the user's conversions for it.
    struct Compiled: Sendable {
        let engine: ConversionEngine
        let user: PatternTrie?
    }

    private let engines = Mutex<[ConversionTarget: Compiled]>([:])

    /// The engine for a target, compiled by `compile` if it is not there yet.
    func engine(for target: ConversionTarget, compile: () -> Compiled?) -> Compiled? {
        // Compiling under the lock keeps two threads from doing the same work.
        engines.withLock { engines in
            if let engine = engines[target] { return engine }
            let engine = compile()
            engines[target] = engine
            return engine
        }
    }
}
