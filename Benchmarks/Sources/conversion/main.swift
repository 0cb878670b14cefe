// Runs script conversion for tools/conversion_*.py.
//
//     conversion lines            reads "TARGET<tab>TEXT" lines, writes the converted texts
//     conversion bench TARGET…    reads a text, prints "TARGET<tab>seconds" for each run that a line on
//                                 standard input asks for (the text is the file named by BENCH_TEXT)
import AlignedText
import Foundation
import Lexicons
import ScriptConversion

func seconds(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let duration = clock.measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

/// UTF-8, known to be valid, to scalars.
func decode(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    [Unicode.Scalar](unsafeUninitializedCapacity: bytes.count) { output, count in
        bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            while position < bytes.count {
                let first = UInt32(bytes[position])
                var value = first
                if first < 0x80 {
                    position += 1
                } else if first < 0xE0 {
                    value = (first & 0x1F) << 6 | UInt32(bytes[position + 1]) & 0x3F
                    position += 2
                } else if first < 0xF0 {
                    value =
                        (first & 0xF) << 12 | (UInt32(bytes[position + 1]) & 0x3F) << 6
                        | UInt32(bytes[position + 2]) & 0x3F
                    position += 3
                } else {
                    value =
                        (first & 0x7) << 18 | (UInt32(bytes[position + 1]) & 0x3F) << 12
                        | (UInt32(bytes[position + 2]) & 0x3F) << 6 | UInt32(bytes[position + 3]) & 0x3F
                    position += 4
                }
                output.initializeElement(at: count, to: Unicode.Scalar(value) ?? "\u{FFFD}")
                count += 1
            }
        }
    }
}

/// Scalars to UTF-8.
func encode(_ scalars: [Unicode.Scalar]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: scalars.count * 4) { output, count in
        for scalar in scalars {
            let value = scalar.value
            if value < 0x80 {
                output[count] = UInt8(truncatingIfNeeded: value)
                count += 1
            } else if value < 0x800 {
                output[count] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
                output[count + 1] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
                count += 2
            } else if value < 0x10000 {
                output[count] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
                output[count + 1] = UInt8(truncatingIfNeeded: 0x80 | (value >> 6) & 0x3F)
                output[count + 2] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
                count += 3
            } else {
                output[count] = UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
                output[count + 1] = UInt8(truncatingIfNeeded: 0x80 | (value >> 12) & 0x3F)
                output[count + 2] = UInt8(truncatingIfNeeded: 0x80 | (value >> 6) & 0x3F)
                output[count + 3] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
                count += 4
            }
        }
    }
}

func run() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let directory = try LexiconDirectory.standard()
    switch arguments.first {
    case "lines":
        let converter = try ScriptConverter(lexicons: directory)
        while let line = readLine() {
            let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let target = ConversionTarget(rawValue: String(parts[0])) else {
                print("")
                continue
            }
            let text = AlignedText(source: String(parts[1]).scalarArray)
            print(String(scalars: converter.convert(text, to: target).scalars))
        }
    case "load":
        var converter: ScriptConverter?
        print("init", seconds { converter = try? ScriptConverter(lexicons: directory) })
        guard let converter else { return }
        let text = "后来".scalarArray
        for target in ConversionTarget.allCases {
            print(target.rawValue, seconds { _ = converter.plan(for: text, to: target) })
        }
    case "bench":
        // Each line on standard input asks for one run; the answer is the seconds of it.
        guard let path = ProcessInfo.processInfo.environment["BENCH_TEXT"],
            let data = FileManager.default.contents(atPath: path)
        else { return print("BENCH_TEXT must name a file") }
        let text = String(decoding: data, as: UTF8.self)
        let scalars = text.scalarArray
        let bytes = Array(data)
        let converter = try ScriptConverter(lexicons: directory)
        while let line = readLine() {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let target = ConversionTarget(rawValue: String(parts[1])) else { continue }
            var length = 0
            let time: Double
            switch parts[0] {
            case "scalars":
                time = seconds { length = converter.convert(scalars, to: target).scalars.count }
            case "plan":
                time = seconds { length = converter.plan(for: scalars, to: target).edits.count }
            case "utf8":
                time = seconds { length = encode(converter.convert(decode(bytes), to: target).scalars).count }
            default: continue
            }
            print(time, length)
            fflush(nil)
        }
    default:
        print("usage: conversion lines|load|bench")
    }
}

try run()
