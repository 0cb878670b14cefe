extension DecodedText {
    /// A text that needed no decoding.
    public init(text: some Sequence<Unicode.Scalar>) {
        self.init(scalars: Array(text), malformed: [], encoding: "UTF-8", confidence: 1)
    }
}
