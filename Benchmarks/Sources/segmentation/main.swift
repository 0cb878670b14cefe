// Runs the segmenter for tools/segmentation_bench.py: prints seconds for each line on standard input.
//
//     segmentation FILE [STANDARD]
//
//     load       reading the weights and laying them out
//     utf8       the words of the whole file, from its bytes to ranges of bytes
//     lines      the same line by line, copied to a line with spaces
//     scalars    from scalars to ranges of scalars
//     memory     the most memory that was resident, in MB, instead of seconds
@preconcurrency import Foundation
import Lexicons
import Segmentation

/// The time that this process spent, so that what else the machine does counts less.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = clock()
    try body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

func run() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else { return }
    let standard = arguments.count > 2 ? WordStandard(rawValue: arguments[2]) ?? .default : .default
    let lexicons = try LexiconDirectory.standard()
    var segmenter: TrainedSegmenter?
    let load = try seconds {
        segmenter = try TrainedSegmenter(weights: SegmenterWeights(lexicons: lexicons), standard: standard)
    }
    guard let segmenter else { return }
    var bytes: [UInt8] = []
    func text() throws {
        if bytes.isEmpty { bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: arguments[1]))) }
    }
    setvbuf(stdout, nil, _IOLBF, 0)
    while let mode = readLine() {
        switch mode {
        case "load": print(load)
        case "memory":
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }?.split(separator: " ").dropLast()
                .last
            print((peak.flatMap { Double($0) } ?? 0) / 1024)
        case "utf8":
            try text()
            var count = 0
            let time = seconds { count = segmenter.words(inUTF8: bytes).count }
            print(time, count)
        case "lines":
            try text()
            let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
            var output: [UInt8] = []
            let time = seconds {
                for line in lines {
                    for word in segmenter.words(inUTF8: line) {
                        output.append(contentsOf: line[word])
                        output.append(32)
                    }
                    output.append(10)
                }
            }
            print(time, output.count)
        case "scalars":
            try text()
            let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
            var count = 0
            let time = seconds { count = segmenter.words(in: scalars).count }
            print(time, count)
        default: print(0)
        }
    }
}

try run()
