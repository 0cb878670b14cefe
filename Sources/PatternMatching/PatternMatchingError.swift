/// Why patterns cannot be compiled, or a compiled file cannot be used.
public enum PatternMatchingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be opened, read, written or mapped.
    case unreadable(file: String, errno: Int32)
    /// The file is no automaton, or one of a machine with another byte order.
    case foreign(file: String)
    /// The file is of a version that this library does not read.
    case unsupportedVersion(file: String, version: UInt32)
    /// The file has fewer bytes, or more, than its header says.
    case wrongLength(file: String, found: Int, expected: Int)
    /// The bytes are not those that were written.
    case corrupted(file: String)
    /// A line of a list of patterns is not what it should be; lines count from 1.
    case invalidLine(file: String, line: Int, fault: LineFault)
    /// The patterns have more different characters than the 65,534 that codes allow.
    case tooManyCharacters(Int)
    /// The patterns need more than the 536,870,911 cells that states allow.
    case tooManyStates

    /// What is wrong with a line.
    public enum LineFault: Error, Sendable, Hashable {
        /// The bytes are not UTF-8.
        case notUTF8
        /// The header has no column of this name.
        case missingColumn(String)
        /// The line has fewer or more fields than the header.
        case fieldCount(found: Int, expected: Int)
        /// The field is not a decimal number of 32 bits.
        case notANumber(String)
        /// The pattern belongs before the one above it, in the order of UTF-8 bytes.
        case unsorted
        /// The pattern is the same as the one above it.
        case duplicate
        /// The pattern has no characters.
        case emptyPattern
    }

    /// The error in one line, beginning with the place.
    public var description: String {
        switch self {
        case .unreadable(let file, let errno): "\(file): cannot be used (error \(errno))"
        case .foreign(let file): "\(file): not a pattern automaton of this machine"
        case .unsupportedVersion(let file, let version): "\(file): version \(version) of the format is not supported"
        case .wrongLength(let file, let found, let expected): "\(file): \(found) bytes where \(expected) were written"
        case .corrupted(let file): "\(file): the checksum does not hold"
        case .invalidLine(let file, let line, let fault): "\(file):\(line): \(fault)"
        case .tooManyCharacters(let count): "\(count) different characters in patterns, more than 65534"
        case .tooManyStates: "the patterns need too many states"
        }
    }
}

extension PatternMatchingError.LineFault: CustomStringConvertible {
    /// The fault in a few words.
    public var description: String {
        switch self {
        case .notUTF8: "not UTF-8"
        case .missingColumn(let name): "no column \"\(name)\""
        case .fieldCount(let found, let expected): "\(found) fields where the header has \(expected)"
        case .notANumber(let field): "\"\(field)\" is not a number of 32 bits"
        case .unsorted: "out of order"
        case .duplicate: "there already"
        case .emptyPattern: "an empty pattern"
        }
    }
}
