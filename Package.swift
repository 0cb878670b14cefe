// swift-tools-version: 6.1

import PackageDescription

/// Every Swift target is built the same way: warnings are errors, and imports say what they are for.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A library target of ours, which may import only what it names.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// Searches and slices of collections.
let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")

/// The tests of one module, beside the helpers that all tests share.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name), "TestSupport"] + dependencies,
        exclude: exclude,
        swiftSettings: settings)
}

let package = Package(
    name: "Bianyan",
    products: [
        .library(name: "Bianyan", targets: ["Bianyan"]),
        .executable(name: "bianyan", targets: ["bianyan"]),
        // For the package in Benchmarks.
        .library(name: "ScriptConversion", targets: ["ScriptConversion", "AlignedText", "Lexicons"]),
        .library(name: "PatternMatching", targets: ["PatternMatching"]),
        .library(name: "Segmentation", targets: ["Segmentation", "Lexicons"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        .target(
            name: "CICU",
            linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n"), .linkedLibrary("icudata")]),
        library("ICU", ["CICU"]),
        library("AlignedText", [algorithms]),
        library("PatternMatching"),
        library("Lexicons", ["PatternMatching"]),
        library("LinearModels", ["Lexicons"]),
        library("TextRepair", [algorithms, "AlignedText", "ICU", "Lexicons"]),
        library("ScriptConversion", [algorithms, "AlignedText", "ICU", "PatternMatching", "Lexicons"]),
        library("Segmentation", ["AlignedText", "ICU", "PatternMatching", "Lexicons"]),
        library("Mentions", [algorithms, "AlignedText", "PatternMatching", "Lexicons", "Segmentation"]),
        library(
            "Statements",
            [
                algorithms, "AlignedText", "PatternMatching", "Lexicons", "LinearModels", "Segmentation", "Mentions",
            ]),
        library(
            "Denials",
            [
                algorithms, "AlignedText", "PatternMatching", "Lexicons", "LinearModels", "Segmentation", "Mentions",
                "Statements",
            ]),
        library(
            "Bianyan",
            [
                algorithms, "AlignedText", "ICU", "PatternMatching", "Lexicons", "TextRepair", "ScriptConversion",
                "Segmentation", "Mentions", "Statements", "Denials", "LinearModels",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        library("Exports", [algorithms, "Bianyan"]),
        library(
            "Archive",
            [
                "Bianyan", "PatternMatching",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        library(
            "Service",
            [
                "Archive", "Bianyan", "Exports",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        library("Evaluation", ["Bianyan"]),
        library("Training", ["Bianyan", "Evaluation", "LinearModels", "PatternMatching", "Segmentation"]),
        .executableTarget(
            name: "bianyan",
            dependencies: [
                "Archive", "Bianyan", "Exports", "Evaluation", "Service", "Training", "LinearModels",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/CommandLineTool",
            swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        // What the fuzzer and the tests check.
        .target(
            name: "TextFuzzing", dependencies: ["AlignedText", "Lexicons", "TextRepair", "ScriptConversion"],
            path: "Tests/TextFuzzing", swiftSettings: settings),
        tests("TextFuzzing", ["AlignedText"]),
        tests("AlignedText"),
        tests("ICU"),
        tests("Mentions", ["AlignedText", "Lexicons", "PatternMatching"]),
        tests("TextRepair", ["AlignedText", "Lexicons"]),
        tests("ScriptConversion", ["AlignedText", "Lexicons", "PatternMatching"]),
        tests("Evaluation", ["Bianyan"]),
        tests("PatternMatching"),
        tests("Lexicons"),
        tests("LinearModels", ["Lexicons"]),
        tests("Segmentation", ["AlignedText", "Lexicons", "PatternMatching", "ScriptConversion"]),
        tests("Training", ["PatternMatching", "Segmentation"]),
        tests("Bianyan", ["AlignedText", "Exports"], exclude: ["Cases"]),
        tests("Statements", ["Bianyan"]),
        tests("Denials", ["Bianyan"]),
        tests("Exports", ["Bianyan"]),
        tests("Archive", ["Bianyan"]),
        tests("Service", ["Archive", "Bianyan", .product(name: "Logging", package: "swift-log")]),
        .testTarget(
            name: "CommandLineToolTests",
            // The program itself: the tests run it.
            dependencies: ["bianyan", "TestSupport"],
            exclude: ["Snapshots"],
            swiftSettings: settings),
    ]
)

// The fuzzer links only with libFuzzer, so it is part of the package for `make fuzz` alone.
if Context.environment["BIANYAN_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz-text", dependencies: ["TextFuzzing"], path: "Tests/FuzzText", swiftSettings: settings))
}
