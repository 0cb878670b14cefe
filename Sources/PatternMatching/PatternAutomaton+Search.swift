extension PatternAutomaton {
    /// The matches in a text of scalars; offsets count scalars. O(length of the text + number of occurrences).
    ///
    /// - Parameter range: the part of the text that is searched, as if it were the whole; clamped to the text.
    public func matches(in scalars: [Unicode.Scalar], range: Range<Int>? = nil) -> [PatternMatch] {
        let range = (range ?? scalars.indices).clamped(to: scalars.indices)
        return scalars.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress, !range.isEmpty else { return [] }
            let source = ScalarSource(scalars: start + range.lowerBound, count: range.count)
            return collect(source, offset: range.lowerBound)
        }
    }

    /// The matches in UTF-8, which need not be valid; offsets count bytes.
    /// O(length of the text + number of occurrences).
    public func matches(inUTF8 bytes: UnsafeBufferPointer<UInt8>) -> [PatternMatch] {
        collect(UTF8Source(bytes: UnsafeRawBufferPointer(bytes)), offset: 0)
    }

    /// The matches in UTF-8, which need not be valid; offsets count bytes.
    /// O(length of the text + number of occurrences).
    public func matches(inUTF8 bytes: [UInt8]) -> [PatternMatch] {
        bytes.withUnsafeBufferPointer { matches(inUTF8: $0) }
    }

    /// The matches in UTF-16, which need not be valid; offsets count code units.
    /// O(length of the text + number of occurrences).
    public func matches(inUTF16 units: [UInt16]) -> [PatternMatch] {
        units.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { collect(UTF16Source(units: $0, count: buffer.count), offset: 0) } ?? []
        }
    }

    /// Calls `body` for each match in UTF-8, in the order of `matches(inUTF8:)`, without keeping them.
    /// O(length of the text + number of occurrences).
    public func forEachMatch(inUTF8 bytes: UnsafeBufferPointer<UInt8>, _ body: (PatternMatch) -> Void) {
        search(UTF8Source(bytes: UnsafeRawBufferPointer(bytes))) { batch, _ in
            for match in batch { body(match) }
        }
    }

    /// Calls `body` for each match in a text of scalars, in the order of `matches(in:range:)`, without keeping them.
    /// O(length of the text + number of occurrences).
    public func forEachMatch(in scalars: [Unicode.Scalar], _ body: (PatternMatch) -> Void) {
        scalars.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            search(ScalarSource(scalars: start, count: buffer.count)) { batch, _ in
                for match in batch { body(match) }
            }
        }
    }

    @inline(__always)
    private func collect(_ source: some CodeSource, offset: Int) -> [PatternMatch] {
        var matches: [PatternMatch] = []
        search(source) { batch, reached in
            let needed = matches.count + batch.count
            if needed > matches.capacity {
                // As many more as the text so far lets expect, and some: growing by doubling would touch twice the memory.
                let expected = Double(needed) * (Double(source.count) / Double(max(reached, 1)))
                matches.reserveCapacity(max(Int(expected * 1.05) + 64, needed + needed / 2))
            }
            matches.append(contentsOf: batch)
        }
        if offset == 0 { return matches }
        return matches.map { PatternMatch(start: $0.start + offset, length: $0.length, payload: $0.payload) }
    }

    /// Gives the matches some at a time, with how far the search has come.
    @inline(__always)
    private func search(_ source: some CodeSource, _ body: (UnsafeBufferPointer<PatternMatch>, Int) -> Void) {
        image.withTables { tables in
            switch policy {
            case .leftmostLongest, .leftmostFirst:
                var scanner = LeftmostScanner(tables)
                scanner.scan(source, body)
            case .allOverlapping:
                var scanner = OccurrenceScanner(tables)
                scanner.scan(source, .payload) { batch, reached, _ in body(batch, reached) }
            case .nonOverlappingByPriority:
                searchByPriority(source, tables, body)
            }
        }
    }

    private func searchByPriority(
        _ source: some CodeSource, _ tables: AutomatonTables,
        _ body: (UnsafeBufferPointer<PatternMatch>, Int) -> Void
    ) {
        var scanner = OccurrenceScanner(tables)
        var selection = PrioritySelection()
        var chosen: [PatternMatch] = []
        func give(_ reached: Int, before floor: Int) {
            chosen.removeAll(keepingCapacity: true)
            selection.flush(before: floor) { match in
                let payload = tables.links[Int(match.payload)].payload
                chosen.append(PatternMatch(start: match.start, length: match.length, payload: payload))
            }
            chosen.withUnsafeBufferPointer { body($0, reached) }
        }
        scanner.scan(source, .cell) { batch, reached, floor in
            selection.add(batch, ranks: tables.ranks)
            give(reached, before: floor)
        }
        give(source.count, before: source.count)
    }
}
