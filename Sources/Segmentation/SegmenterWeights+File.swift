/// The file of weights: a mark, a version and a checksum; then arrays in the order of `init(bytes:file:)`, each as its
/// length and its elements, little-endian.
extension SegmenterWeights {
    private static let mark: [UInt8] = Array("BYWORDS\n".utf8)
    private static let version: UInt32 = 1
    private static let hasNGram: UInt8 = 0x80
    private static let headerLength = 8 + 4 + 8

    /// The bytes of the file.
    package var bytes: [UInt8] {
        var body = ArrayBytes()
        body.append(alphabet.codes)
        let astral = alphabet.astral.sorted { $0.key < $1.key }
        body.append(astral.map(\.key))
        body.append(astral.map(\.value))
        body.append(alphabet.kinds)
        body.append(trie.rootBases)
        body.append(PackedNodes(trie.nodes))
        body.append(zip(recordLists, recordPatterns).map { $0 | ($1 == 0 ? 0 : Self.hasNGram) })
        body.append(recordLengths)
        body.append([UInt32(patternCount)])
        let standards = own.keys.sorted()
        body.append(standards.map { UInt8($0.index) })
        for set in [shared] + standards.compactMap({ own[$0] }) {
            body.append(set.patterns)
            body.append(set.rows)
            body.append(set.kindWindows)
            body.append(set.kindRows)
            body.append(set.classRows)
            body.append(set.transitions)
        }
        return Self.header(of: body.bytes) + body.bytes
    }

    /// What stands before the arrays.
    package static func header(of body: [UInt8]) -> [UInt8] {
        var header = ArrayBytes(bytes: mark)
        header.appendElement(version)
        header.appendElement(ArrayBytes.checksum(of: body, from: 0))
        return header.bytes
    }

    /// Reads a file's bytes.
    ///
    /// - Throws: `SegmentationError.weights` that says what is wrong.
    package init(bytes: [UInt8], file: String) throws(SegmentationError) {
        func fail(_ fault: String) -> SegmentationError { .weights(file: file, fault: fault) }
        guard bytes.starts(with: Self.mark) else { throw fail("not a file of segmenter weights") }
        var reader = ArrayBytes(bytes: bytes, position: Self.mark.count)
        guard reader.element(UInt32.self) == Self.version else { throw fail("another version of the format") }
        guard let sum = reader.element(UInt64.self), sum == ArrayBytes.checksum(of: bytes, from: Self.headerLength)
        else { throw fail("damaged: the checksum differs") }
        func array<Element: FixedWidthInteger>(_ type: Element.Type) throws(SegmentationError) -> [Element] {
            guard let found = reader.array(type) else { throw fail("cut off") }
            return found
        }
        let codes = try array(UInt16.self)
        let (astralKeys, astralCodes) = (try array(UInt32.self), try array(UInt16.self))
        let kinds = try array(UInt8.self)
        let rootBases = try array(UInt32.self)
        guard let packed = reader.packedNodes(), let nodes = packed.nodes else { throw fail("cut off") }
        trie = CodeTrie(rootBases: rootBases, nodes: nodes)
        // N-grams are numbered in the order of their records, behind the characters.
        let flags = try array(UInt8.self)
        var pattern = UInt32(kinds.count)
        recordPatterns = flags.map { flag in
            guard flag & Self.hasNGram != 0 else { return 0 }
            defer { pattern += 1 }
            return pattern
        }
        recordLists = flags.map { $0 & ~Self.hasNGram }
        recordLengths = try array(UInt8.self)
        patternCount = Int(try array(UInt32.self).first ?? 0)
        let standards = try array(UInt8.self)
        var sets: [Set] = []
        for _ in 0...standards.count {
            var set = Set()
            set.patterns = try array(UInt32.self)
            set.rows = try array(Int8.self)
            set.kindWindows = try array(UInt16.self)
            set.kindRows = try array(Int16.self)
            set.classRows = try array(Int16.self)
            set.transitions = try array(Int16.self)
            sets.append(set)
        }
        alphabet = SegmenterAlphabet(
            codes: codes,
            astral: Dictionary(zip(astralKeys, astralCodes), uniquingKeysWith: { first, _ in first }), kinds: kinds)
        shared = sets[0]
        var own: [WordStandard: Set] = [:]
        for (index, standard) in standards.enumerated() where Int(standard) < WordStandard.allCases.count {
            own[WordStandard.allCases[Int(standard)]] = sets[index + 1]
        }
        self.own = own
        guard isSound(sets) else { throw fail("numbers beyond their range") }
    }

    /// Whether every index lies inside its array, so that nothing has to be checked when the weights are used. Linear.
    private func isSound(_ sets: [Set]) -> Bool {
        let count = alphabet.count
        guard alphabet.codes.count == 0x10000, trie.rootBases.count == count, count <= Int(CodeTrie.freeCode),
            count > Int(SegmenterAlphabet.firstOwn), patternCount >= count, patternCount < 1 << 23,
            alphabet.codes.allSatisfy({ $0 < count }), alphabet.astral.values.allSatisfy({ $0 < count }),
            alphabet.kinds.allSatisfy({ $0 < 8 }), trie.isSound,
            recordLists.count == recordPatterns.count, recordLengths.count == recordPatterns.count,
            !recordPatterns.isEmpty, recordPatterns.allSatisfy({ $0 < patternCount }),
            recordLengths.allSatisfy({ $0 <= SegmenterFeatures.longestWord }),
            trie.nodes.allSatisfy({ CodeTrie.value(of: $0) < recordPatterns.count })
        else { return false }
        return sets.allSatisfy { set in
            set.rows.count == set.patterns.count * SegmenterFeatures.lanes
                && set.patterns.allSatisfy { $0 < patternCount }
                && set.kindRows.count == set.kindWindows.count * 4
                && set.kindWindows.allSatisfy { $0 < SegmenterFeatures.kindWindows }
                && set.classRows.count == SegmenterFeatures.wordClasses * SegmenterFeatures.wordPlaces * 4
                && set.transitions.count == 16
        }
    }
}
