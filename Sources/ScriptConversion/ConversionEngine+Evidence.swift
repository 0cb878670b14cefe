extension ConversionEngine {
    /// The shared characters that a text keeps where no word decides them.
    ///
    /// A text that is in the target's script already writes 后 and 里 where it means them. So they stay, unless the
    /// text shows that a converter left them behind: a word has 后 where 後 is meant (之后), and 後 is nowhere.
    /// - Parameters:
    ///   - text: the whole document.
    ///   - verdict: its script.
    /// - Complexity: linear in the text.
    func keptCharacters(in text: [Unicode.Scalar], verdict: ScriptProfile.Verdict) -> Set<Unicode.Scalar> {
        switch matching {
        case .exact: return []
        case .anyToSimplified: return verdict == .hans ? shared : []
        case .anyToTraditional:
            if verdict != .hant { return [] }
        }
        var present: Set<Unicode.Scalar> = []
        for scalar in text where counterparts.contains(scalar) { present.insert(scalar) }
        var evidence = EvidenceSink()
        text.withUnsafeBufferPointer { run($0, range: text.indices, into: &evidence) }
        return shared.filter { scalar in
            !evidence.leftBehind.contains(scalar)
                || (outcomes[scalar] ?? []).contains { $0 != scalar && present.contains($0) }
        }
    }
}
