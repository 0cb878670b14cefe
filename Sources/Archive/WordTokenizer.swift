internal import Bianyan
internal import GRDB
internal import Synchronization

/// Gives FTS5 the words of a `WordIndex`: of a text every word and the shorter words inside it, of a query its parts
/// between blanks, which have been cut before.
final class WordTokenizer: FTS5CustomTokenizer {
    static let name = "bianyan"

    /// SQLite makes tokenizers by name alone: the label of its connection leads each to the words of its archive.
    static let registry = Mutex<[String: WordIndex]>([:])

    private let index: WordIndex

    init(db: Database, arguments: [String]) throws {
        guard let label = db.configuration.label, let index = Self.registry.withLock({ $0[label] }) else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "no words for this connection")
        }
        self.index = index
    }

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return SQLITE_OK }
        let bytes = UnsafeRawBufferPointer(start: pText, count: Int(nText))
        /// Hands one token on; FTS5 copies it.
        func emit(_ token: [UInt8], flags: CInt, at range: Range<Int>) -> CInt {
            token.withUnsafeBytes { buffer in
                tokenCallback(
                    context, flags, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count),
                    CInt(range.lowerBound), CInt(range.upperBound))
            }
        }
        if tokenization.contains(.query) {
            for part in bytes.split(separator: 0x20) {
                let status = emit(Array(part), flags: 0, at: part.startIndex..<part.endIndex)
                if status != SQLITE_OK { return status }
            }
            return SQLITE_OK
        }
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        var (scalar, byte) = (0, 0)
        for word in index.words(of: scalars) {
            while scalar < word.range.lowerBound {
                byte += UTF8.width(scalars[scalar])
                scalar += 1
            }
            let start = byte
            while scalar < word.range.upperBound {
                byte += UTF8.width(scalars[scalar])
                scalar += 1
            }
            var status = emit(Array(word.text.utf8), flags: 0, at: start..<byte)
            if status != SQLITE_OK { return status }
            for part in WordIndex.parts(of: word.folded) {
                status = emit(
                    Array(String(scalars: part).utf8), flags: FTS5TokenFlags.colocated.rawValue, at: start..<byte)
                if status != SQLITE_OK { return status }
            }
        }
        return SQLITE_OK
    }

    private var SQLITE_OK: CInt { ResultCode.SQLITE_OK.rawValue }
}
