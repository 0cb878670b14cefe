/// Patterns over Unicode scalars, compiled into one automaton that finds them in a text by a policy.
///
/// The automaton is a character-wise double array, the same bytes in memory and in its file. Characters are numbered by
/// a table into which a fold is compiled, so that an automaton whose fold maps scripts, widths and case finds its
/// patterns in every form of a text, at no cost. Each policy is compiled to what it needs: failure links where every
/// occurrence counts (Aho and Corasick 1975), and retreats after LinMaxMatch (Song and others 2021) where the leftmost
/// does. All searches are linear in the text and in what they find.
public struct PatternAutomaton: Sendable {
    let image: AutomatonImage

    /// Which occurrences the searches report.
    public let policy: MatchPolicy

    /// Compiles patterns.
    ///
    /// - Parameters:
    ///   - patterns: of those that are equal after folding, one counts; see `MatchPolicy`.
    ///   - policy: which occurrences the searches report.
    ///   - fold: the form in which patterns and texts are compared; nil compares them as they are.
    /// - Throws: `PatternMatchingError.tooManyCharacters` or `.tooManyStates`.
    /// - Complexity: linear in the total length of patterns as in dictionaries; about a second for a million of them.
    public init(
        _ patterns: PatternSet, policy: MatchPolicy, fold: ScalarFold? = nil
    ) throws(PatternMatchingError) {
        let builder = AutomatonBuilder(patterns, policy: policy, fold: fold)
        try builder.check()
        image = builder.image()
        self.policy = policy
    }

    /// Maps a compiled file. The file must not be changed in place while the automaton lives; `write(to:)` never does.
    ///
    /// - Throws: `PatternMatchingError` for a file that was not written by `write(to:)`, or not wholly.
    /// - Complexity: linear in the file, all of which is checked: some milliseconds for a million patterns.
    public init(file: String) throws(PatternMatchingError) {
        image = try AutomatonImage(file: file)
        policy = MatchPolicy(rawValue: image.header.policy) ?? .leftmostLongest
    }

    /// Writes the automaton to a file, which takes the place of an older one at once.
    ///
    /// - Throws: `PatternMatchingError.unreadable` when the file cannot be written.
    public func write(to file: String) throws(PatternMatchingError) {
        try image.write(to: file)
    }

    /// How many different patterns can be found.
    public var count: Int { Int(image.header.patternCount) }

    /// The length of the longest pattern in scalars.
    public var longestPattern: Int { Int(image.header.longestPattern) }

    /// The size of the automaton in bytes, in memory and as a file.
    public var byteCount: Int { image.count }
}
