internal import PatternMatching
internal import Synchronization

/// The compiled targets of a converter: each is compiled when it is first asked for, and then shared.
final class EngineCache: Sendable {
    /// A target's engine, and the user's conversions for it.
    struct Compiled: Sendable {
        let engine: ConversionEngine
        let user: PatternTrie?
    }

    private struct State {
        var words: WordCounts?
        var compiled: [ConversionTarget: Compiled] = [:]
    }

    private let state = Mutex(State())

    /// The engine for a target, compiled by `compile` if it is not there yet, from words that all targets share.
    func engine(
        for target: ConversionTarget, layOut: () -> WordCounts, compile: (WordCounts) -> Compiled?
    ) -> Compiled? {
        if target == .keep { return nil }
        // Compiling under the lock keeps two threads from doing the same work.
        return state.withLock { state in
            if let compiled = state.compiled[target] { return compiled }
            let words = state.words ?? layOut()
            state.words = words
            let compiled = compile(words)
            state.compiled[target] = compiled
            return compiled
        }
    }
}
