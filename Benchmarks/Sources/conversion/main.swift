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
    default:
        print("usage: conversion lines|load|bench")
    }
}

try run()
