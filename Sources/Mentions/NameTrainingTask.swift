internal import AlignedText
internal import Foundation
internal import PatternMatching
internal import Segmentation

/// Everything a training run reads, encoded: the records that each unit selects and the labels it may have.
struct NameTrainingTask {
    /// The records that a unit selects.
    struct Selected {
        /// The first row of the record.
        let row: Int32
        let kind: UInt8
    }

    /// A sentence or an article, as ranges of the arrays below.
    struct Sequence {
        let units: Range<Int>
        let convention: NameCorpus.Convention
    }

    /// The weights and what the steps go by.
    struct State {
        var weights: [Float]
        var squares: [Float]
        /// The common transitions and those of each convention, 56 numbers each.
        var steps: [Float]
        var stepSquares: [Float]
    }

    static let stepCount = NameTransitions.betweenCount + NameTransitions.withinCount

    private(set) var sequences: [Sequence] = []
    /// The sequences of our own articles.
    private(set) var own: [Int] = []
    /// What the articles are called, by sequence.
    private(set) var identifiers: [Int: String] = [:]
    private var selected: [Selected] = []
    private var firstSelected: [Int] = [0]
    private var allowed: [UInt32] = []
    private var isStop: [Bool] = []
    private var index: [UInt64: Int32] = [:]
    private var rowCount = 0
    private let vocabulary: NameVocabulary
    private let words: NameWords

    init(
        articles: [(article: NameCorpus.Article, convention: NameCorpus.Convention)], trainer: NameTaggerTrainer
    ) {
        let fold = trainer.fold
        words = trainer.words
        var counts: [UInt32: Int] = [:]
        for (article, _) in articles {
            var hash = NameVocabulary.hashSeed
            var length = 0
            for scalar in fold.fold(article.scalars) {
                if MentionFinder.isWordCharacter(scalar) {
                    NameVocabulary.extend(&hash, by: scalar)
                    length += 1
                } else {
                    if length > 0 { counts[hash, default: 0] += 1 }
                    hash = NameVocabulary.hashSeed
                    length = 0
                    counts[scalar.value, default: 0] += 1
                }
            }
            if length > 0 { counts[hash, default: 0] += 1 }
        }
        vocabulary = NameVocabulary(entries: counts.filter { $0.value >= 4 }.keys.sorted())
        let encoded = articles.map { article, convention in
            Self.encode(article, convention: convention, trainer: trainer, vocabulary: vocabulary)
        }
        // Which records are seen often enough to be learnt.
        var seen: [UInt64: Int32] = [:]
        for (units, _) in encoded { Self.forEachKey(of: units) { _, _, key in seen[key, default: 0] += 1 } }
        var rows = vocabulary.symbolCount * NameFeatures.Kind.unigram.rowCount
        for (key, count) in seen.sorted(by: { $0.key < $1.key }) {
            guard let kind = NameFeatures.Kind(rawValue: key >> NameFeatures.kindShift) else { continue }
            if count >= (kind == .around || kind == .triple ? 3 : 2) {
                index[key] = Int32(rows)
                rows += kind.rowCount
            }
        }
        rowCount = rows
        for (number, entry) in encoded.enumerated() {
            let convention = articles[number].convention
            let first = allowed.count
            add(entry.units, convention: convention)
            let labels = convention.marksProducts ? NameLabels.all : NameLabels.all & ~NameLabels.product
            for mask in entry.allowed { allowed.append(mask & labels) }
            for kind in entry.units.classes { isStop.append(kind == NameClass.stop.rawValue) }
            if convention == .guideline {
                own.append(sequences.count)
                if let id = articles[number].article.id { identifiers[sequences.count] = id }
            }
            sequences.append(Sequence(units: first..<allowed.count, convention: convention))
        }
    }

    /// The conventions of the articles.
    var conventions: Set<NameCorpus.Convention> { Set(sequences.map(\.convention)) }

    /// The records of each unit, those of the convention alone included.
    private mutating func add(_ units: NameUnits, convention: NameCorpus.Convention) {
        var rows: [[Selected]] = Array(repeating: [], count: units.count)
        let corpus = convention.rawValue << NameFeatures.corpusShift
        let unigram = NameFeatures.Kind.unigram
        for unit in 0..<units.count {
            rows[unit].append(
                Selected(row: Int32(Int(units.symbols[unit]) * unigram.rowCount), kind: UInt8(unigram.rawValue)))
            let always = NameFeatures.Kind.always
            let bias = always.rawValue << NameFeatures.kindShift
            rows[unit].append(Selected(row: row(of: bias, kind: always), kind: UInt8(always.rawValue)))
            guard convention != .guideline else { continue }
            let own = unigram.rawValue << NameFeatures.kindShift | corpus | UInt64(units.symbols[unit])
            rows[unit].append(Selected(row: row(of: own, kind: unigram), kind: UInt8(unigram.rawValue)))
            rows[unit].append(Selected(row: row(of: bias | corpus, kind: always), kind: UInt8(always.rawValue)))
        }
        Self.forEachKey(of: units) { unit, kind, key in
            if let row = index[key] { rows[unit].append(Selected(row: row, kind: UInt8(kind.rawValue))) }
        }
        if convention != .guideline {
            Self.forEachKey(of: units) { unit, kind, key in
                guard kind.followsConventions, index[key] != nil else { return }
                rows[unit].append(Selected(row: row(of: key | corpus, kind: kind), kind: UInt8(kind.rawValue)))
            }
        }
        for row in rows {
            selected.append(contentsOf: row)
            firstSelected.append(selected.count)
        }
    }

    private mutating func row(of key: UInt64, kind: NameFeatures.Kind) -> Int32 {
        if let row = index[key] { return row }
        let row = Int32(rowCount)
        index[key] = row
        rowCount += kind.rowCount
        return row
    }

    private static func forEachKey(
        of units: NameUnits, _ body: (_ unit: Int, _ kind: NameFeatures.Kind, _ key: UInt64) -> Void
    ) {
        units.withView { view in
            for unit in 0..<view.count {
                NameFeatures.forEachKey(at: unit, of: view) { kind, key in body(unit, kind, key) }
            }
        }
    }

    private static func encode(
        _ article: NameCorpus.Article, convention: NameCorpus.Convention, trainer: NameTaggerTrainer,
        vocabulary: NameVocabulary
    ) -> (units: NameUnits, allowed: [UInt32]) {
        let folded = trainer.fold.fold(article.scalars)
        let text = ReadableText(repaired: AlignedText(source: article.scalars), folded: folded)
        let links = LinkScanner().links(in: folded)
        let known = trainer.finder.known(trainer.finder.dictionaryCandidates(in: text, links: links)).filter { name in
            var hash: UInt64 = 1
            for scalar in folded[name.range] { hash = NameModel.hash(hash ^ UInt64(scalar.value)) }
            hash = NameModel.hash(hash ^ UInt64(name.range.lowerBound + folded.count))
            return Double(hash >> 11) / Double(UInt64(1) << 53) >= trainer.dropout
        }
        let units = trainer.reader.units(
            of: article.scalars, folded: folded, known: known, vocabulary: vocabulary,
            words: trainer.words)
        var allowed = [UInt32](repeating: NameLabels.outside, count: units.count)
        for range in article.unknown {
            for unit in units.units(of: range) ?? 0..<0 { allowed[unit] = NameLabels.all }
        }
        for (range, type) in article.names {
            guard let covered = units.units(of: range) else { continue }
            let isWhole =
                Int(units.starts[covered.lowerBound]) == range.lowerBound
                && Int(units.ends[covered.upperBound - 1]) == range.upperBound
            let first = 1 + 4 * UInt32(NameLabels.index(of: type))
            for unit in covered {
                let place: UInt32
                if covered.count == 1 {
                    place = UInt32(NameUnits.Place.single)
                } else if unit == covered.lowerBound {
                    place = UInt32(NameUnits.Place.begin)
                } else if unit == covered.upperBound - 1 {
                    place = UInt32(NameUnits.Place.end)
                } else {
                    place = UInt32(NameUnits.Place.inside)
                }
                allowed[unit] = isWhole ? 1 << (first + place) : NameLabels.all
            }
        }
        return (units, allowed)
    }

    /// The weights after the other sets.
    func pretrained(by trainer: NameTaggerTrainer) -> State {
        var state = State(
            weights: [Float](repeating: 0, count: rowCount * NameLabels.count),
            squares: [Float](repeating: 1e-2, count: rowCount * NameLabels.count),
            steps: [Float](repeating: 0, count: Self.stepCount * NameCorpus.Convention.allCases.count),
            stepSquares: [Float](repeating: 1, count: Self.stepCount * NameCorpus.Convention.allCases.count))
        var order = sequences.indices.filter { sequences[$0].convention != .guideline }
        var shuffle = SplitMix(state: 42)
        var run = NameTrainingRun()
        run.noise = UInt64(max(0, min(0.9, trainer.noise)) * 256)
        for epoch in 0..<trainer.epochs {
            order.shuffle(using: &shuffle)
            let rate = trainer.rate / (1 + 0.3 * Float(epoch))
            run.startReport()
            for sequence in order { step(&state, on: sequence, rate: rate, decay: trainer.decay, run: &run) }
            trainer.progress?(
                "epoch \(epoch + 1): \(order.count) sequences, \(run.unitCount) units, \(run.failures) left out, "
                    + "distance \(run.distance / Float(max(1, run.unitCount)))")
        }
        return state
    }

    /// Moves the weights towards our own articles.
    func tune(_ state: inout State, on own: [Int], by trainer: NameTaggerTrainer, seed: UInt64) {
        var shuffle = SplitMix(state: seed)
        let others = sequences.indices.filter { sequences[$0].convention != .guideline }
        var run = NameTrainingRun()
        run.noise = UInt64(max(0, min(0.9, trainer.noise)) * 256)
        for index in state.squares.indices {
            state.squares[index] = max(1e-2, state.squares[index] * trainer.forgetting)
        }
        for index in state.stepSquares.indices {
            state.stepSquares[index] = max(1, state.stepSquares[index] * trainer.forgetting)
        }
        var sums: [Float] = []
        var stepSums: [Float] = []
        let averaged = max(1, trainer.tuningEpochs - 2)
        for epoch in 0..<trainer.tuningEpochs {
            var order = own
            order += others.filter { _ in Int.random(in: 0..<max(1, trainer.replay), using: &shuffle) == 0 }
            order.shuffle(using: &shuffle)
            let rate = trainer.rate / (1 + 0.3 * Float(epoch))
            run.startReport()
            for sequence in order { step(&state, on: sequence, rate: rate, decay: trainer.decay, run: &run) }
            trainer.progress?(
                "epoch \(epoch + 1): \(order.count) sequences, \(run.unitCount) units, \(run.failures) left out, "
                    + "distance \(run.distance / Float(max(1, run.unitCount)))")
            // The mean of the weights after each epoch but the first two.
            guard epoch >= trainer.tuningEpochs - averaged else { continue }
            if sums.isEmpty {
                (sums, stepSums) = (state.weights, state.steps)
            } else {
                for index in sums.indices { sums[index] += state.weights[index] }
                for index in stepSums.indices { stepSums[index] += state.steps[index] }
            }
        }
        if sums.isEmpty { return }
        let share = 1 / Float(averaged)
        state.weights = sums.map { $0 * share }
        state.steps = stepSums.map { $0 * share }
    }

    /// One step on one sequence.
    private func step(_ state: inout State, on number: Int, rate: Float, decay: Float, run: inout NameTrainingRun) {
        let sequence = sequences[number]
        run.step(
            weights: &state.weights, squares: &state.squares, steps: &state.steps, stepSquares: &state.stepSquares,
            units: sequence.units, convention: Int(sequence.convention.rawValue), selected: selected,
            firstSelected: firstSelected, allowed: allowed, isStop: isStop,
            labels: sequence.convention.marksProducts ? NameLabels.all : NameLabels.all & ~NameLabels.product,
            rate: rate, decay: decay)
    }

    /// The common weights as a file.
    func bytes(
        of state: State, convention: NameCorpus.Convention = .guideline, floor: Float, least: Float
    ) -> [UInt8] {
        let width = NameLabels.count
        let scale: Float = 1 / 24
        var records: [NameModel.Record] = []
        let corpus = convention.rawValue << NameFeatures.corpusShift
        func add(_ key: UInt64, row: Int, kind: NameFeatures.Kind) {
            var weights: [Int8] = []
            let own = convention == .guideline ? nil : index[key | corpus].map(Int.init)
            for offset in 0..<kind.rowCount {
                // The file gives what each label is worth against outside.
                let first = (row + offset) * width
                let second = own.map { ($0 + offset) * width }
                let outside = state.weights[first] + (second.map { state.weights[$0] } ?? 0)
                for label in 1..<width {
                    let weight =
                        state.weights[first + label] + (second.map { state.weights[$0 + label] } ?? 0) - outside
                    weights.append(abs(weight) < floor ? 0 : Int8(max(-127, min(127, (weight / scale).rounded()))))
                }
            }
            // A record that says little is not worth its place.
            if weights.contains(where: { abs(Float($0)) * scale >= least }) {
                records.append(NameModel.Record(key: key, weights: weights))
            }
        }
        let unigram = NameFeatures.Kind.unigram
        for symbol in 0..<vocabulary.symbolCount {
            add(
                unigram.rawValue << NameFeatures.kindShift | UInt64(symbol), row: symbol * unigram.rowCount,
                kind: unigram)
        }
        for (key, row) in index where (key >> NameFeatures.corpusShift) & 0xF == 0 {
            guard let kind = NameFeatures.Kind(rawValue: key >> NameFeatures.kindShift), kind != .unigram else {
                continue
            }
            add(key, row: Int(row), kind: kind)
        }
        // Three units in a row are looked up only where both pairs of them are known.
        let pair = NameFeatures.Kind.pair.rawValue << NameFeatures.kindShift
        let kept = Set(records.lazy.map(\.key).filter { $0 & ~0xFFFF_FFFF == pair })
        records.removeAll { record in
            guard record.key >> NameFeatures.kindShift == NameFeatures.Kind.triple.rawValue else { return false }
            return !kept.contains(pair | (record.key >> 16) & 0xFFFF_FFFF)
                || !kept.contains(pair | record.key & 0xFFFF_FFFF)
        }
        var transitions = NameTransitions()
        func step(_ index: Int) -> Float {
            let own = Int(convention.rawValue) * Self.stepCount + index
            return state.steps[index] + (convention == .guideline ? 0 : state.steps[own])
        }
        for index in transitions.between.indices { transitions.between[index] = step(index) }
        for index in transitions.within.indices {
            transitions.within[index] = step(NameTransitions.betweenCount + index)
        }
        return NameModel.bytes(
            vocabulary: vocabulary.entries, words: words.entries, records: records, scale: scale,
            transitions: transitions)
    }

    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            return NameModel.hash(state)
        }
    }
}
