/// What takes the outcome of a conversion, from left to right.
protocol ConversionSink {
    /// A character stands on its own; `record` says what it becomes.
    mutating func character(_ source: Unicode.Scalar, at position: Int, record: CharacterRecords.Record)
    /// A word of `range` became `value`, character for character.
    mutating func characters(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>,
        records: RecordPointers)
    /// A word of `range` became `value`, another wording.
    mutating func word(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>)
    /// The user's conversions say that `range` becomes `value`.
    mutating func user(
        _ range: Range<Int>, value: UnsafeBufferPointer<Unicode.Scalar>, source: UnsafeBufferPointer<Unicode.Scalar>)
}

/// The records as the loop reads them.
struct RecordPointers {
    let pages: UnsafePointer<UInt16>
    let records: UnsafePointer<CharacterRecords.Record>

    @inline(__always)
    subscript(scalar: Unicode.Scalar) -> CharacterRecords.Record {
        records[Int(pages[Int(scalar.value >> 8)]) << 8 | Int(scalar.value & 0xFF)]
    }
}

extension ConversionEngine {
    /// Converts a range of a text into a sink.
    ///
    /// At each place the longest word decides; where none begins the character becomes what it becomes on its own.
    /// - Complexity: O(length of the range · longest word).
    @inline(__always)
    func run(
        _ source: UnsafeBufferPointer<Unicode.Scalar>, range: Range<Int>, into sink: inout some ConversionSink
    ) {
        records.pages.withUnsafeBufferPointer { pages in
            records.records.withUnsafeBufferPointer { data in
                trie.units.withUnsafeBufferPointer { units in
                    values.withUnsafeBufferPointer { values in
                        guard let pages = pages.baseAddress, let data = data.baseAddress else { return }
                        run(
                            source, range: range, records: RecordPointers(pages: pages, records: data), units: units,
                            values: values, into: &sink)
                    }
                }
            }
        }
    }

    @inline(__always)
    private func run(
        _ source: UnsafeBufferPointer<Unicode.Scalar>, range: Range<Int>, records: RecordPointers,
        units: UnsafeBufferPointer<WordTrie.Unit>, values: UnsafeBufferPointer<Unicode.Scalar>,
        into sink: inout some ConversionSink
    ) {
        let rootStart = units[0].childrenStart
        var position = range.lowerBound
        while position < range.upperBound {
            let scalar = source[position]
            let record = records[scalar]
            if record.has(CharacterRecords.Record.beginsPattern),
                position + 1 < range.upperBound && record.mayGoOn(to: records[source[position + 1]])
                    || record.has(CharacterRecords.Record.isWord)
            {
                var state = rootStart + record.code
                var best = units[state].isEnd ? state : -1
                var end = position + 1
                while end < range.upperBound {
                    let next = units.child(of: state, by: records[source[end]].code)
                    if next < 0 { break }
                    state = next
                    end += 1
                    if units[state].isEnd { best = state }
                }
                while best >= 0 {
                    let pattern = patterns[Int(trie.ranks[best])]
                    let word = position..<(position + Int(pattern.count))
                    if !isAccepted(pattern, at: word, in: source, limits: range) {
                        // Next the longest of the shorter ones.
                        best = longestEnd(from: position, limit: word.upperBound - 1, source, records, units)
                        continue
                    }
                    let value = UnsafeBufferPointer(
                        rebasing: values[Int(pattern.value)..<(Int(pattern.value) + Int(pattern.valueCount))])
                    if !pattern.isWording {
                        sink.characters(word, value: value, source: source, records: records)
                    } else {
                        sink.word(word, value: value, source: source)
                    }
                    position = word.upperBound
                    break
                }
                if best >= 0 { continue }
            }
            sink.character(scalar, at: position, record: record)
            position += 1
        }
    }

    /// The state at the end of the longest word from a place that ends at `limit` or before; -1 if there is none.
    private func longestEnd(
        from start: Int, limit: Int, _ source: UnsafeBufferPointer<Unicode.Scalar>, _ records: RecordPointers,
        _ units: UnsafeBufferPointer<WordTrie.Unit>
    ) -> Int {
        var state = 0
        var best = -1
        for position in start..<max(start, limit) {
            let next = units.child(of: state, by: records[source[position]].code)
            if next < 0 { break }
            state = next
            if units[state].isEnd { best = state }
        }
        return best
    }

    /// Whether a word that matches is also meant.
    @inline(never)
    private func isAccepted(
        _ pattern: Pattern, at range: Range<Int>, in source: UnsafeBufferPointer<Unicode.Scalar>, limits: Range<Int>
    ) -> Bool {
        if range.count == 1 { return true }
        if yieldsToSegmentation {
            return pattern.isSegment || !isCut(range, in: source, limits: limits)
        }
        return words.isBounded(range, in: source, limits: limits)
    }

    /// Whether one of the words that OpenCC cuts by begins in a range and ends behind it.
    private func isCut(
        _ range: Range<Int>, in source: UnsafeBufferPointer<Unicode.Scalar>, limits: Range<Int>
    ) -> Bool {
        for start in (range.lowerBound + 1)..<range.upperBound {
            var state = 0
            for position in start..<limits.upperBound {
                let next = trie.units.withUnsafeBufferPointer {
                    $0.child(of: state, by: records[source[position]].code)
                }
                if next < 0 { break }
                state = next
                if position >= range.upperBound, trie.units[state].isEnd, patterns[Int(trie.ranks[state])].isSegment {
                    return true
                }
            }
        }
        return false
    }
}
