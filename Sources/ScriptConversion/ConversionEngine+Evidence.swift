extension ConversionEngine {
    /// What a text keeps of the characters that both scripts write.
    ///
    /// A text that is in the target's script already writes 后 and 里 where it means them. So they stay, unless the
    /// text shows that a converter left them behind: a word has 后 where 後 is meant (之后), and 後 is nowhere. A text
    /// that shows nothing of the kind and has hardly a character of the other script keeps its own in words too.
    /// - Parameters:
    ///   - text: the whole document.
    ///   - profile: its script.
    /// - Complexity: linear in the text.
    func keeping(for text: [Unicode.Scalar], profile: ScriptProfile) -> Keeping {
        switch matching {
        case .exact: return .nothing
        case .anyToSimplified: return profile.verdict == .hans ? Keeping(shared: shared, isClean: false) : .nothing
        case .anyToTraditional:
            if profile.verdict != .hant { return .nothing }
        }
        var present: Set<Unicode.Scalar> = []
        for scalar in text where counterparts.contains(scalar) { present.insert(scalar) }
        var evidence = EvidenceSink()
        text.withUnsafeBufferPointer { run($0, range: text.indices, into: &evidence) }
        let leftBehind = evidence.leftBehind.filter { scalar, _ in
            !(outcomes[scalar] ?? []).contains { $0 != scalar && present.contains($0) }
        }
        // A word here and there may match where it is not meant; a converter leaves more behind than that.
        let signs = leftBehind.values.reduce(profile.hans, +)
        return Keeping(shared: shared.subtracting(leftBehind.keys), isClean: signs * 250 <= profile.hant)
    }
}
