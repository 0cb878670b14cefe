import AlignedText
import Foundation
import Lexicons
import Mentions
import PatternMatching
import ScriptConversion
import Segmentation

// Trains and measures the tagger:
//   names-lab train OUT EXCLUDED,… CORPUS…
//   names-lab cross OUT.jsonl EXCLUDED,… CORPUS…     mentions of the first .jsonl corpus by weights that have not seen them
//   names-lab mentions IN.jsonl OUT.jsonl [none|WEIGHTS]

func articles(_ path: String) throws -> [(id: String, text: String)] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        guard let id = object?["id"] as? String, let text = object?["text"] as? String else { return nil }
        return (id, text)
    }
}

func record(id: String, text: String, finder: MentionFinder, fold: ScalarFold) throws -> String {
    let scalars = text.scalarArray
    let readable = ReadableText(repaired: AlignedText(source: scalars), folded: fold.fold(scalars))
    let findings = finder.findings(in: readable, links: LinkScanner().links(in: readable.folded))
    let mentions: [[String: Any]] = findings.mentions.map {
        [
            "start": $0.range.lowerBound, "end": $0.range.upperBound, "text": String(scalars: scalars[$0.range]),
            "type": $0.type.rawValue, "form": $0.form.rawValue, "via": $0.origin.rawValue,
            "confidence": $0.confidence,
        ]
    }
    let data = try JSONSerialization.data(
        withJSONObject: ["id": id, "text": text, "mentions": mentions] as [String: Any], options: [.sortedKeys])
    return String(decoding: data, as: UTF8.self)
}

func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

let clock = ContinuousClock()
let start = clock.now
let lexicons = try LexiconDirectory.standard()
let fold = try ScriptConverter(lexicons: lexicons).fold
note("fold \(clock.now - start)")
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 3 else { exit(2) }

func trainer() throws -> NameTaggerTrainer {
    var trainer = try NameTaggerTrainer(lexicons: lexicons, fold: fold)
    let environment = ProcessInfo.processInfo.environment
    if let value = environment["EPOCHS"].flatMap(Int.init) { trainer.epochs = value }
    if let value = environment["TUNING"].flatMap(Int.init) { trainer.tuningEpochs = value }
    if let value = environment["REPLAY"].flatMap(Int.init) { trainer.replay = value }
    if let value = environment["THINNING"].flatMap(Int.init) { trainer.thinning = value }
    if let value = environment["RATE"].flatMap(Float.init) { trainer.rate = value }
    if let value = environment["DECAY"].flatMap(Float.init) { trainer.decay = value }
    if let value = environment["FLOOR"].flatMap(Float.init) { trainer.floor = value }
    if let value = environment["FORGET"].flatMap(Float.init) { trainer.forgetting = value }
    if let value = environment["NOISE"].flatMap(Double.init) { trainer.noise = value }
    if let value = environment["LEAST"].flatMap(Float.init) { trainer.least = value }
    if let value = environment["DROPOUT"].flatMap(Double.init) { trainer.dropout = value }
    trainer.progress = { line in
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
    return trainer
}

switch arguments[0] {
case "train":
    let excluded = arguments[2].split(separator: ",").map(String.init)
    let bytes = try trainer().train(corpora: Array(arguments.dropFirst(3)), excluding: excluded)
    try Data(bytes).write(to: URL(fileURLWithPath: arguments[1]))
    note("\(bytes.count) bytes, \(clock.now - start)")
case "cross":
    let excluded = arguments[2].split(separator: ",").map(String.init)
    let corpora = Array(arguments.dropFirst(3))
    let texts = try articles(corpora.first { $0.hasSuffix(".jsonl") } ?? "")
    var lines: [String] = []
    for (ids, weights) in try trainer().crossValidate(corpora: corpora, excluding: excluded) {
        let held = Set(ids)
        let tagger = try NameTagger(lexicons: lexicons, fold: fold, weights: weights, file: "fold")
        let finder = try MentionFinder(lexicons: lexicons, fold: fold, tagger: tagger)
        for (id, text) in texts where held.contains(id) {
            lines.append(try record(id: id, text: text, finder: finder, fold: fold))
        }
        note("fold of \(ids.count) articles, \(weights.count) bytes, \(clock.now - start)")
        try? Data(weights).write(to: URL(fileURLWithPath: arguments[1] + ".\(ids.first ?? "").weights"))
    }
    try (lines.joined(separator: "\n") + "\n").write(toFile: arguments[1], atomically: true, encoding: .utf8)
case "again":
    // The articles of arguments[2] by the folds' weights that a run of `cross` left.
    let texts = try articles(arguments[2])
    var lines: [String] = []
    for fold5 in 0..<5 {
        let data = try Data(contentsOf: URL(fileURLWithPath: arguments[1] + ".\(texts[fold5].id).weights"))
        let tagger = try NameTagger(lexicons: lexicons, fold: fold, weights: Array(data), file: "fold")
        let finder = try MentionFinder(lexicons: lexicons, fold: fold, tagger: tagger)
        for (index, text) in texts.enumerated() where index % 5 == fold5 {
            lines.append(try record(id: text.id, text: text.text, finder: finder, fold: fold))
        }
    }
    try (lines.joined(separator: "\n") + "\n").write(
        toFile: arguments[1] + ".again", atomically: true, encoding: .utf8)
case "mentions":
    let loading = clock.now
    var tagger: NameTagger?
    if arguments.count < 4 {
        tagger = try NameTagger(lexicons: lexicons, fold: fold)
    } else if arguments[3] != "none" {
        let data = try Data(contentsOf: URL(fileURLWithPath: arguments[3]))
        tagger = try NameTagger(lexicons: lexicons, fold: fold, weights: Array(data), file: arguments[3])
    }
    note("tagger \(clock.now - loading)")
    let finder = try MentionFinder(lexicons: lexicons, fold: fold, tagger: tagger)
    note("finder \(clock.now - loading)")
    let texts = try articles(arguments[1])
    let folded = texts.map { text in
        let scalars = text.text.scalarArray
        return ReadableText(repaired: AlignedText(source: scalars), folded: fold.fold(scalars))
    }
    let running = clock.now
    var found = 0
    for text in folded {
        found += finder.findings(in: text, links: LinkScanner().links(in: text.folded)).mentions.count
    }
    let passed = clock.now - running
    let bytes = texts.reduce(0) { $0 + $1.text.utf8.count }
    let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
    note("\(found) mentions in \(bytes) bytes, \(passed), \(Double(bytes) / seconds / 1e6) MB/s")
    let lines = try texts.map { try record(id: $0.id, text: $0.text, finder: finder, fold: fold) }
    try (lines.joined(separator: "\n") + "\n").write(toFile: arguments[2], atomically: true, encoding: .utf8)
default: exit(2)
}
