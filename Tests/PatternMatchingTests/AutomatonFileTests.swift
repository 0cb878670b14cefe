import Foundation
import PatternMatching
import TestSupport
import Testing

@Suite("Compiled patterns in a file")
struct AutomatonFileTests {
    /// A file of a name of its own that is gone after the test.
    private static func withFile<Result>(_ body: (String) throws -> Result) throws -> Result {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: file) }
        return try body(file)
    }

    private static func bytes(_ policy: MatchPolicy = .leftmostLongest) throws -> [UInt8] {
        try withFile { file in
            let way = String(repeating: "一二三四五六七八九十", count: 4)
            let patterns = RandomText.pieces + [way, way + "甲"]
            let set = PatternSet(patterns.enumerated().map { (Array($1.unicodeScalars), UInt32($0)) })
            try PatternAutomaton(set, policy: policy).write(to: file)
            return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        }
    }

    private static func error(loading bytes: [UInt8]) throws -> PatternMatchingError? {
        try withFile { file in
            try Data(bytes).write(to: URL(fileURLWithPath: file))
            do throws(PatternMatchingError) {
                _ = try PatternAutomaton(file: file)
                return nil
            } catch { return error }
        }
    }

    @Test("what is written is what is mapped", arguments: MatchPolicy.allCases)
    func roundTrip(policy: MatchPolicy) throws {
        var texts = RandomText(seed: 3)
        let patterns = RandomText.pieces + (0..<300).map { _ in texts.text(pieces: 3) }
        let set = PatternSet(patterns.enumerated().map { (Array($1.unicodeScalars), UInt32($0)) })
        let built = try PatternAutomaton(set, policy: policy)
        try Self.withFile { file in
            try built.write(to: file)
            let mapped = try PatternAutomaton(file: file)
            #expect(mapped.policy == policy)
            #expect(mapped.count == built.count)
            #expect(mapped.longestPattern == built.longestPattern)
            #expect(mapped.byteCount == built.byteCount)
            // The file may be replaced while it is mapped.
            try built.write(to: file)
            for _ in 0..<20 {
                let text = Array(texts.text(pieces: 200).unicodeScalars)
                #expect(mapped.matches(in: text) == built.matches(in: text))
            }
        }
    }

    @Test("the same patterns give the same bytes") func deterministic() throws {
        #expect(try Self.bytes() == Self.bytes())
    }

    @Test("a file that is cut off says so") func truncated() throws {
        let bytes = try Self.bytes()
        for count in [8, 100, 127, 128, 4096, bytes.count / 2, bytes.count - 64, bytes.count - 1] {
            guard case .wrongLength(_, count, _)? = try Self.error(loading: Array(bytes.prefix(count))) else {
                Issue.record("\(count) bytes are accepted, or refused for another reason")
                continue
            }
        }
        guard case .wrongLength(_, bytes.count + 1, bytes.count)? = try Self.error(loading: bytes + [0]) else {
            Issue.record("a byte too many is accepted")
            return
        }
    }

    @Test("a file of another kind says so") func foreign() throws {
        for bytes in [[], [0x42], Array("pattern\tpayload\n甲\t1\n".utf8), Array(repeating: 0, count: 500)] {
            guard case .foreign? = try Self.error(loading: bytes) else {
                Issue.record("\(bytes.count) bytes of something else are accepted")
                continue
            }
        }
        guard case .foreign? = try Self.error(loading: try Self.bytes().reversed()) else {
            Issue.record("reversed bytes are accepted")
            return
        }
    }

    @Test("a later version says so") func version() throws {
        var bytes = try Self.bytes()
        bytes[12] = 9
        guard case .unsupportedVersion(_, 9)? = try Self.error(loading: bytes) else {
            Issue.record("version 9 is read")
            return
        }
    }

    @Test("any changed byte is noticed", arguments: 0..<40) func corrupted(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var bytes = try Self.bytes(MatchPolicy.allCases[Int(seed) % 4])
        // Behind what says the kind, the version and the length.
        let place = Int.random(in: 24..<bytes.count, using: &generator)
        bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
        guard case .corrupted? = try Self.error(loading: bytes) else {
            Issue.record("a change of byte \(place) goes unnoticed")
            return
        }
    }

    @Test("a file that cannot be read or written says so") func unreadable() throws {
        let missing = "/nonexistent/patterns.bin"
        #expect(throws: PatternMatchingError.unreadable(file: missing, errno: 2)) {
            try PatternAutomaton(file: missing)
        }
        let automaton = try PatternAutomaton(PatternSet(), policy: .leftmostLongest)
        #expect(throws: PatternMatchingError.unreadable(file: missing, errno: 2)) { try automaton.write(to: missing) }
        #expect(throws: PatternMatchingError.foreign(file: "/")) { try PatternAutomaton(file: "/") }
    }
}
