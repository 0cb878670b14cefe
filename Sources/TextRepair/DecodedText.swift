public import AlignedText

/// The source text that bytes stand for, and how it was read.
public struct DecodedText: Sendable, Hashable {
    /// The text, without a byte order mark; each malformed sequence of bytes is one U+FFFD.
    public let scalars: [Unicode.Scalar]
    /// The charset that the bytes were read in, by its usual name: `UTF-8`, `GB18030`, `Big5`, `UTF-16LE`.
    public let encoding: String
    /// How sure the charset is, from 0 to 1; 1 where it was given or a byte order mark names it.
    public let confidence: Double
    /// An edit of kind `control` over every U+FFFD that stands for malformed bytes. They change nothing.
    public let edits: [Edit]

    init(scalars: [Unicode.Scalar], malformed: [Int], encoding: String, confidence: Double) {
        self.scalars = scalars
        self.encoding = encoding
        self.confidence = confidence
        edits = malformed.map {
            Edit(kind: .control, range: $0..<($0 + 1), replacement: ["\u{FFFD}"], confidence: 0)
        }
    }
}
