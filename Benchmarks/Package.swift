// swift-tools-version: 6.1

import PackageDescription

// A package of its own, so that what it needs stays out of the main graph.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "Bianyan", path: "..")],
    targets: [
        .executableTarget(
            name: "conversion",
            dependencies: [.product(name: "ScriptConversion", package: "Bianyan")],
            swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "matching",
            dependencies: [.product(name: "PatternMatching", package: "Bianyan")],
            swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "segmentation",
            dependencies: [.product(name: "Segmentation", package: "Bianyan")],
            swiftSettings: [.swiftLanguageMode(.v6)]),
    ]
)
