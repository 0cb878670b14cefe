internal import ICU

/// Reads bytes as text: finds the charset, decodes, and keeps account of what was malformed.
public struct TextDecoder: Sendable {
    /// Makes a decoder.
    public init() {}

    /// The text of some bytes.
    ///
    /// A byte order mark decides; then valid UTF-8; then the pattern of zero bytes of UTF-16; then GB18030, Big5 and
    /// damaged UTF-8 are weighed by how many of their characters are everyday ones, with ICU's detector for what
    /// is in none of them.
    /// - Parameter encoding: a charset by any name that ICU knows, or nil to find it.
    /// - Throws: `TextRepairError.unknownCharset`. Malformed bytes are no error.
    /// - Complexity: linear in the bytes.
    public func decode(_ bytes: [UInt8], encoding: String? = nil) throws(TextRepairError) -> DecodedText {
        if let encoding { return try decode(bytes, as: encoding) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(bytes.dropFirst(3), confidence: 1) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return try converted(Array(bytes.dropFirst(2)), charset: "UTF-16LE", confidence: 1)
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return try converted(Array(bytes.dropFirst(2)), charset: "UTF-16BE", confidence: 1)
        }
        let counts = UTF8Counts(bytes)
        if counts.malformed == 0, !counts.hasZero { return utf8(bytes[...], confidence: 1) }
        if let wide = CharsetEvidence.utf16(bytes) {
            return try converted(bytes, charset: wide.name, confidence: wide.confidence)
        }
        if counts.malformed == 0 { return utf8(bytes[...], confidence: 0.9) }
        let evidence = CharsetEvidence(bytes)
        if counts.multibyte > 2 * counts.malformed {
            let share = Double(counts.multibyte) / Double(counts.multibyte + counts.malformed)
            if share > max(evidence.gbk, evidence.big5) || counts.multibyte > 20 * counts.malformed {
                return utf8(bytes[...], confidence: share)
            }
        }
        if max(evidence.gbk, evidence.big5) >= 0.5 {
            let isGBK = evidence.gbk >= evidence.big5
            let (best, other) = isGBK ? (evidence.gbk, evidence.big5) : (evidence.big5, evidence.gbk)
            let confidence = min(0.99, best - other / 2 + 0.25)
            if isGBK { return try converted(bytes, charset: "GB18030", confidence: confidence) }
            return try big5(bytes, confidence: confidence)
        }
        if let wide = CharsetEvidence.utf16(bytes, isLastResort: true) {
            return try converted(bytes, charset: wide.name, confidence: wide.confidence)
        }
        let guesses = (try? CharsetGuess.all(for: bytes.prefix(1 << 16))) ?? []
        let shares = ["GB18030": evidence.gbk, "Big5": evidence.big5]
        for guess in guesses where guess.confidence >= 0.3 {
            // Where ICU names one of the Chinese charsets the bytes have to bear it out.
            if let share = shares[guess.name], share < 0.25 { continue }
            // Some of the names that the detector gives, such as IBM424_rtl, are no converter's.
            if let text = try? converted(bytes, charset: guess.name, confidence: guess.confidence) { return text }
        }
        return utf8(bytes[...], confidence: 0.1)
    }

    private func decode(_ bytes: [UInt8], as name: String) throws(TextRepairError) -> DecodedText {
        let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
        switch plain {
        case "utf8":
            return utf8(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], confidence: 1)
        case "utf16le":
            let body = bytes.starts(with: [0xFF, 0xFE]) ? Array(bytes.dropFirst(2)) : bytes
            return try converted(body, charset: "UTF-16LE", confidence: 1)
        case "utf16be":
            let body = bytes.starts(with: [0xFE, 0xFF]) ? Array(bytes.dropFirst(2)) : bytes
            return try converted(body, charset: "UTF-16BE", confidence: 1)
        case "utf16":
            let isBig = bytes.starts(with: [0xFE, 0xFF])
            let hasMark = isBig || bytes.starts(with: [0xFF, 0xFE])
            return try converted(
                hasMark ? Array(bytes.dropFirst(2)) : bytes, charset: isBig ? "UTF-16BE" : "UTF-16LE", confidence: 1)
        // GB18030 holds GBK and GB2312 and knows more of their unassigned codes.
        case "gbk", "gb2312", "gb18030", "cp936", "windows936":
            return try converted(bytes, charset: "GB18030", confidence: 1)
        default: return try converted(bytes, charset: name, confidence: 1)
        }
    }

    /// Big5, or Hong Kong's Big5 where plain Big5 has no character for some of the bytes.
    private func big5(_ bytes: [UInt8], confidence: Double) throws(TextRepairError) -> DecodedText {
        let plain = try converted(bytes, charset: "Big5", confidence: confidence)
        let unknown = unknownCount(plain)
        guard unknown > 0 else { return plain }
        let extended = try converted(bytes, charset: "Big5-HKSCS", confidence: confidence)
        return unknownCount(extended) < unknown ? extended : plain
    }

    /// How many characters of a text are malformed or private.
    private func unknownCount(_ text: DecodedText) -> Int {
        text.edits.count + text.scalars.count { $0.value >= 0xE000 && $0.value <= 0xF8FF }
    }

    private func converted(
        _ bytes: [UInt8], charset: String, confidence: Double
    ) throws(TextRepairError) -> DecodedText {
        let converter: CharsetConverter
        do { converter = try CharsetConverter(charset) } catch { throw .unknownCharset(charset) }
        do {
            let decoded = try converter.decode(bytes)
            return DecodedText(
                scalars: decoded.scalars, malformed: decoded.malformed, encoding: charset, confidence: confidence)
        } catch { throw .charsetService(error.description) }
    }

    private func utf8(_ bytes: ArraySlice<UInt8>, confidence: Double) -> DecodedText {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(bytes.count)
        var malformed: [Int] = []
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): scalars.append(scalar)
            case .emptyInput:
                return DecodedText(scalars: scalars, malformed: malformed, encoding: "UTF-8", confidence: confidence)
            case .error:
                malformed.append(scalars.count)
                scalars.append("\u{FFFD}")
            }
        }
    }
}
