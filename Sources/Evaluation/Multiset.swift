/// Counts of elements, in the order in which each was first met.
struct Multiset<Element: Hashable> {
    private(set) var elements: [Element] = []
    private var counts: [Element: Int] = [:]

    init() {}

    init(_ sequence: some Sequence<Element>) {
        for element in sequence { add(element) }
    }

    subscript(element: Element) -> Int { counts[element] ?? 0 }

    /// How many there are, repetitions counted. Linear in the distinct elements.
    var total: Int { counts.values.reduce(0, +) }

    mutating func add(_ element: Element) {
        if counts[element, default: 0] == 0 { elements.append(element) }
        counts[element, default: 0] += 1
    }

    /// How many elements two multisets share, repetitions counted. Linear.
    func sharedCount(with other: Multiset) -> Int {
        elements.reduce(0) { $0 + min(self[$1], other[$1]) }
    }
}

extension Multiset: Sendable where Element: Sendable {}
