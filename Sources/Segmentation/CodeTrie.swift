/// Words and n-grams over character codes, laid out as a double array of eight bytes a node.
///
/// No two nodes share a base, so that the code alone checks an arc (Aoe 1989 in the form of Kanda's Crawdad). Codes are
/// dense and rise with rarity; code 0 is in no pattern.
package struct CodeTrie: Sendable {
    /// For each code the base of the node below the root, 0 for none.
    package var rootBases: [UInt32]
    /// Base (24 bits), code that leads here (16), value (24, 0 for none), from the lowest bit.
    package var nodes: [UInt64]

    package static let freeCode: UInt64 = 0xFFFF

    package init(rootBases: [UInt32], nodes: [UInt64]) {
        self.rootBases = rootBases
        self.nodes = nodes
    }

    @inline(__always)
    static func base(of node: UInt64) -> Int { Int(truncatingIfNeeded: node & 0xFF_FFFF) }
    @inline(__always)
    static func code(of node: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: node >> 24) }
    @inline(__always)
    static func value(of node: UInt64) -> Int { Int(truncatingIfNeeded: node >> 40) }

    /// Whether every arc stays inside the arrays, so that a walk needs no checks. Linear.
    var isSound: Bool {
        let limit = nodes.count - rootBases.count
        guard limit >= 0, rootBases.allSatisfy({ Int($0) <= limit }) else { return false }
        return nodes.allSatisfy { Self.base(of: $0) <= limit }
    }

    /// Calls `body` for each pattern of two codes or more that begins at `start`, shortest first.
    ///
    /// - Complexity: O(longest pattern).
    package func forEachPattern(at start: Int, in codes: [UInt16], _ body: (_ length: Int, _ value: Int) -> Void) {
        guard start < codes.count, Int(codes[start]) < rootBases.count else { return }
        var base = Int(rootBases[Int(codes[start])])
        var index = start + 1
        while base != 0, index < codes.count, Int(codes[index]) < rootBases.count {
            let node = nodes[base + Int(codes[index])]
            guard Self.code(of: node) == codes[index] else { return }
            index += 1
            if Self.value(of: node) != 0 { body(index - start, Self.value(of: node)) }
            base = Self.base(of: node)
        }
    }
}
