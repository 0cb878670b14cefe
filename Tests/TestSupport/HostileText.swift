/// A text of one kind of malice, as long as is wished.
public struct HostileText: Sendable, CustomStringConvertible {
    /// What the malice is.
    public let name: String
    private let make: @Sendable (Int) -> [UInt8]

    /// The name, by which a failing case is told.
    public var description: String { name }

    /// About so many bytes.
    public func bytes(count: Int) -> [UInt8] { make(count) }

    private init(_ name: String, _ make: @escaping @Sendable (Int) -> [UInt8]) {
        self.name = name
        self.make = make
    }

    private init(repeating unit: String, _ name: String? = nil) {
        self.init(name ?? unit) { count in
            let bytes = Array(unit.utf8)
            var output: [UInt8] = []
            output.reserveCapacity(count)
            while output.count + bytes.count <= count { output += bytes }
            return output
        }
    }

    private init(_ name: String, drawnFrom scalars: [Unicode.Scalar]) {
        self.init(name) { count in
            var generator = SeededGenerator(seed: 7)
            var output: [UInt8] = []
            while output.count + 4 <= count {
                output += Array(String(scalars.randomElement(using: &generator) ?? "一").utf8)
            }
            return output
        }
    }

    /// The kinds.
    public static let all: [HostileText] = [
        HostileText(repeating: "「"),
        HostileText("brackets of all kinds", drawnFrom: Array("「」『』“”‘’()（）【】《》〈〉〔〕[]\"".unicodeScalars)),
        HostileText("one line of Han", drawnFrom: (0x4E00...0x9FA5).compactMap { Unicode.Scalar($0) }),
        HostileText("random bytes") { count in
            var generator = SeededGenerator(seed: 7)
            return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        },
        HostileText(repeating: "否认"), HostileText(repeating: "说"), HostileText(repeating: "@"),
        HostileText(repeating: "但"),
        HostileText(repeating: "「『」"), HostileText(repeating: "他说「今天天气真好」,"), HostileText(repeating: "水务局否认此事，"),
        HostileText(repeating: "据报道"), HostileText(repeating: "http://a.cn 他说好。"), HostileText(repeating: "據(jù)"),
        HostileText(repeating: "约翰·"), HostileText(repeating: "Ab "), HostileText(repeating: ","),
        HostileText(repeating: "\n", "line feeds"), HostileText(repeating: "\u{301}", "combining marks"),
    ]
}
