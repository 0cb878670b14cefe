/// What a document keeps of the characters that both scripts write.
struct Keeping: Sendable {
    /// The shared characters that stay where no word decides them.
    let shared: Set<Unicode.Scalar>
    /// Whether the document is in the target's script throughout, so that its own characters stay in words too.
    let isClean: Bool

    /// Nothing is kept.
    static let nothing = Keeping(shared: [], isClean: false)

    /// Whether a character that stands on its own stays.
    @inline(__always)
    func keeps(_ scalar: Unicode.Scalar, _ record: CharacterRecords.Record) -> Bool {
        record.has(CharacterRecords.Record.isShared | CharacterRecords.Record.isNative)
            && (isClean && record.has(CharacterRecords.Record.isNative) || shared.contains(scalar))
    }

    /// What a character of a word becomes: `value` by the word.
    @inline(__always)
    func outcome(
        of scalar: Unicode.Scalar, _ record: CharacterRecords.Record, value: Unicode.Scalar
    ) -> Unicode.Scalar {
        if record.has(CharacterRecords.Record.isFixed) { return record.outcome(of: scalar) }
        return isClean && record.has(CharacterRecords.Record.isNative) ? scalar : value
    }
}
