internal import Lexicons

/// The file of weights: a mark, a version and a checksum; then the vocabulary, the transitions and the records in the
/// order of their keys, each key as its distance from the one before and each row without its zeros.
extension NameModel {
    private static let mark: [UInt8] = Array("BYNAMES\n".utf8)
    private static let version: UInt32 = 4
    private static let headerLength = 8 + 4 + 8

    /// The bytes of the file.
    static func bytes(
        vocabulary: [UInt32], words: [NameWords.Entry], records: [Record], scale: Float, transitions: NameTransitions
    ) -> [UInt8] {
        var body: [UInt8] = []
        func append(_ value: UInt32) {
            for shift in [0, 8, 16, 24] { body.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        func appendShort(_ value: UInt64) {
            var value = value
            while value >= 0x80 {
                body.append(UInt8(truncatingIfNeeded: value) | 0x80)
                value >>= 7
            }
            body.append(UInt8(truncatingIfNeeded: value))
        }
        append(UInt32(vocabulary.count))
        for entry in vocabulary { append(entry) }
        append(UInt32(words.count))
        var last: UInt32 = 0
        for word in words {
            appendShort(UInt64(word.hash - last))
            appendShort(UInt64(word.payload))
            last = word.hash
        }
        append(scale.bitPattern)
        for weight in transitions.between + transitions.within { append(weight.bitPattern) }
        append(UInt32(records.count))
        var previous: UInt64 = 0
        for record in records.sorted(by: { $0.key < $1.key }) {
            appendShort(record.key - previous)
            previous = record.key
            for start in stride(from: 0, to: record.weights.count, by: NameLabels.scoredCount) {
                let row = record.weights[start..<start + NameLabels.scoredCount]
                var mask: UInt64 = 0
                for (index, weight) in row.enumerated() where weight != 0 { mask |= 1 << UInt64(index) }
                appendShort(mask)
                for weight in row where weight != 0 { body.append(UInt8(bitPattern: weight)) }
            }
        }
        var file = mark
        for shift in [0, 8, 16, 24] { file.append(UInt8(truncatingIfNeeded: version >> shift)) }
        let sum = checksum(body[...])
        for shift in stride(from: 0, to: 64, by: 8) { file.append(UInt8(truncatingIfNeeded: sum >> UInt64(shift))) }
        return file + body
    }

    /// FNV-1a over words of eight bytes.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var sum: UInt64 = 14_695_981_039_346_656_037
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                var word: UInt64 = 0
                for offset in 0..<8 where index + offset < bytes.count {
                    word |= UInt64(bytes[index + offset]) << UInt64(8 * offset)
                }
                sum = (sum ^ word) &* 1_099_511_628_211
                index += 8
            }
        }
        return sum
    }

    /// Reads a file's bytes.
    ///
    /// - Throws: `MentionsError.weights` that says what is wrong.
    init(bytes: [UInt8], file: String) throws(MentionsError) {
        guard bytes.count > Self.headerLength, bytes.prefix(8).elementsEqual(Self.mark) else {
            throw MentionsError.weights(file: file, fault: "not a file of name weights")
        }
        var reader = Reader(bytes: bytes, position: 8)
        guard reader.word() == Self.version else {
            throw MentionsError.weights(file: file, fault: "another version of the format")
        }
        let low = UInt64(reader.word())
        let high = UInt64(reader.word())
        guard Self.checksum(bytes[Self.headerLength...]) == low | high << 32 else {
            throw MentionsError.weights(file: file, fault: "damaged: the checksum differs")
        }
        let entryCount = Int(reader.word())
        guard entryCount <= bytes.count / 4 else {
            throw MentionsError.weights(file: file, fault: "the vocabulary is cut off")
        }
        let vocabulary = (0..<entryCount).map { _ in reader.word() }
        let wordCount = Int(reader.word())
        guard wordCount <= bytes.count / 2 else {
            throw MentionsError.weights(file: file, fault: "the words are cut off")
        }
        var words: [NameWords.Entry] = []
        words.reserveCapacity(wordCount)
        var hash: UInt32 = 0
        for _ in 0..<wordCount {
            hash &+= UInt32(truncatingIfNeeded: reader.short())
            words.append(NameWords.Entry(hash: hash, payload: UInt16(truncatingIfNeeded: reader.short())))
        }
        let scale = Float(bitPattern: reader.word())
        var transitions = NameTransitions()
        for index in transitions.between.indices { transitions.between[index] = Float(bitPattern: reader.word()) }
        for index in transitions.within.indices { transitions.within[index] = Float(bitPattern: reader.word()) }
        let recordCount = Int(reader.word())
        guard recordCount <= bytes.count else {
            throw MentionsError.weights(file: file, fault: "the records are cut off")
        }
        var records: [Record] = []
        records.reserveCapacity(recordCount)
        var key: UInt64 = 0
        for _ in 0..<recordCount {
            key &+= reader.short()
            guard let kind = NameFeatures.Kind(rawValue: key >> NameFeatures.kindShift), !reader.isAtEnd else {
                throw MentionsError.weights(file: file, fault: "a record is of no known kind")
            }
            var weights = [Int8](repeating: 0, count: kind.rowCount * NameLabels.scoredCount)
            for row in 0..<kind.rowCount {
                var mask = UInt32(truncatingIfNeeded: reader.short()) & 0xFFFFF
                while mask != 0 {
                    weights[row * NameLabels.scoredCount + mask.trailingZeroBitCount] = Int8(bitPattern: reader.byte())
                    mask &= mask - 1
                }
            }
            records.append(Record(key: key, weights: weights))
        }
        self.init(
            vocabulary: NameVocabulary(entries: vocabulary), words: NameWords(entries: words), records: records,
            scale: scale, transitions: transitions)
    }

    private struct Reader {
        let bytes: [UInt8]
        var position: Int
        var isAtEnd: Bool { position >= bytes.count }

        mutating func byte() -> UInt8 {
            guard position < bytes.count else { return 0 }
            position += 1
            return bytes[position - 1]
        }

        mutating func word() -> UInt32 {
            var value: UInt32 = 0
            for shift in [UInt32(0), 8, 16, 24] { value |= UInt32(byte()) << shift }
            return value
        }

        mutating func short() -> UInt64 {
            var value: UInt64 = 0
            var shift: UInt64 = 0
            while shift < 63 {
                let next = byte()
                value |= UInt64(next & 0x7F) << shift
                if next < 0x80 { break }
                shift += 7
            }
            return value
        }
    }
}
