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
