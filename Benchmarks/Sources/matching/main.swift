import Foundation
import PatternMatching

// Matches a text by commands on standard input, for tools/matching_bench.py, and answers each by one line.
//
//     text FILE                 reads the text                          -> bytes
//     build TABLE POLICY FILE   compiles patterns and writes them       -> seconds, bytes, resident KB more
//     load FILE                 maps compiled patterns                  -> seconds
//     collect                   matches as an array                     -> seconds, matches
//     visit                     matches given to a closure              -> seconds, matches
//     write FILE                matches: start, end, payload in scalars -> matches
//
// Seconds are of the processor, not of the clock, so that other work on the machine counts less.

let policies: [String: MatchPolicy] = [
    "overlapping": .allOverlapping, "longest": .leftmostLongest, "first": .leftmostFirst,
    "priority": .nonOverlappingByPriority,
]

func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = processorSeconds()
    try body()
    return processorSeconds() - start
}

func residentKilobytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? ""
    return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
}

func bytes(_ file: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: file))) }

/// Matches in little-endian words: start, end in scalars, payload.
func words(_ matches: [PatternMatch], in text: [UInt8]) -> Data {
    var starts = [Int32](repeating: 0, count: text.count + 1)
    var scalars: Int32 = 0
    for index in text.indices {
        starts[index] = scalars
        if index + 1 == text.count || text[index + 1] & 0xC0 != 0x80 { scalars += 1 }
    }
    starts[text.count] = scalars
    var words: [Int32] = []
    for match in matches {
        words += [starts[match.start], starts[match.end], Int32(bitPattern: match.payload)]
    }
    return words.withUnsafeBytes { Data($0) }
}

func answer(_ line: String) { print(line); fflush(nil) }

var text: [UInt8] = []
var automaton: PatternAutomaton?

while let line = readLine() {
    let command = line.split(separator: " ").map(String.init)
    switch command[0] {
    case "text":
        text = try bytes(command[1])
        answer("\(text.count)")
    case "build":
        automaton = nil
        let table = try bytes(command[1])
        var built: PatternAutomaton?
        let spent = try seconds {
            let set = try PatternSet(table: table, file: command[1])
            built = try PatternAutomaton(set, policy: policies[command[2]] ?? .leftmostLongest)
        }
        try built?.write(to: command[3])
        answer("\(spent) \(built?.byteCount ?? 0)")
    case "load":
        automaton = nil
        let before = residentKilobytes()
        let spent = try seconds { automaton = try PatternAutomaton(file: command[1]) }
        answer("\(spent) \(residentKilobytes() - before)")
    case "collect":
        var count = 0
        let spent = seconds { count = automaton?.matches(inUTF8: text).count ?? 0 }
        answer("\(spent) \(count)")
    case "visit":
        var count = 0
        let spent = seconds {
            text.withUnsafeBufferPointer { automaton?.forEachMatch(inUTF8: $0) { _ in count += 1 } }
        }
        answer("\(spent) \(count)")
    case "write":
        let matches = automaton?.matches(inUTF8: text) ?? []
        try words(matches, in: text).write(to: URL(fileURLWithPath: command[1]))
        answer("\(matches.count)")
    default:
        answer("unknown")
    }
}
