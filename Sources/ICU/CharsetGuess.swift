internal import CICU

/// A charset that a text may be in, as ICU's detector sees it.
public struct CharsetGuess: Sendable, Hashable {
    /// The charset's name in ICU, such as `GB18030`.
    public let name: String
    /// How sure ICU is, from 0 to 1.
    public let confidence: Double

    /// What ICU's detector thinks of the bytes, best first.
    ///
    /// - Throws: `ICUError` when ICU cannot run its detector.
    /// - Complexity: linear; ICU itself looks at the first bytes only.
    public static func all(for bytes: some Collection<UInt8>) throws(ICUError) -> [CharsetGuess] {
        let signed = bytes.map { CChar(bitPattern: $0) }
        var guesses = [cicu_charset_guess](repeating: cicu_charset_guess(), count: 16)
        var status: Int32 = 0
        let count = cicu_detect(signed, Int32(clamping: signed.count), &guesses, 16, &status)
        if cicu_failed(status) { throw ICUError("charset detection", "\(signed.count) bytes", status: status) }
        return guesses[..<Int(count)].compactMap { guess in
            guard let name = guess.name else { return nil }
            return CharsetGuess(name: String(cString: name), confidence: Double(guess.confidence) / 100)
        }
    }
}
