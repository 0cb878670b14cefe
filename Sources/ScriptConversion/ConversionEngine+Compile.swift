internal import PatternMatching

extension ConversionEngine {
    /// Compiles a recipe.
    ///
    /// OpenCC's steps are joined into one: each word is led through all steps here, once, and only words that do not
    /// become what their characters become on their own are kept. Of fifty thousand words ten thousand remain.
    /// - Parameters:
    ///   - recipe: the steps.
    ///   - scripts: which characters belong to one script only, and their Simplified forms.
    ///   - compatibility: compatibility ideographs and the unified ones that stand for them.
    /// - Complexity: linear in the tables.
    init(
        recipe: ConversionRecipe, scripts: ScriptCharacters, compatibility: CharacterMap, words: WordCounts
    ) {
        var compiler = Compiler(recipe: recipe, scripts: scripts, words: words)
        compiler.collect()
        self = compiler.engine(compatibility: compatibility)
    }

    /// A word and its outcome, as ranges of the compiler's buffers.
    private struct Word {
        let key: Range<Int>
        let value: Range<Int>
        let isSegment: Bool
    }

    /// The work of compiling: words with their outcomes, before they are laid out.
    private struct Compiler {
        let recipe: ConversionRecipe
        let scripts: ScriptCharacters
        let words: WordCounts
        var keys: [Unicode.Scalar] = []
        var values: [Unicode.Scalar] = []
        /// The words that decide something.
        var deciding: [Word] = []
        /// Words that become what their characters become, and may still keep a shorter word from matching in them.
        var plain: [Word] = []

        init(recipe: ConversionRecipe, scripts: ScriptCharacters, words: WordCounts) {
            self.recipe = recipe
            self.scripts = scripts
            self.words = words
        }

        /// What a character becomes on its own, by all steps.
        func outcome(of scalar: Unicode.Scalar) -> Unicode.Scalar {
            switch recipe.matching {
            case .exact:
                return recipe.stages.reduce(scalar) { $1.characters[$0] }
            case .anyToSimplified:
                // A character that Simplified text has too stays: 么 and 才 are no variants there.
                if scripts.variants.contains(scalar) { return scripts.variants[scalar] }
                if scripts.isTraditionalOnly(scalar) { return scripts.toSimplified[scalar] }
                if scripts.isSimplified(scalar) { return scalar }
                return recipe.stages.reduce(scalar) { $1.characters[$0] }
            case .anyToTraditional:
                guard isFixed(scalar) else { return recipe.stages.reduce(scalar) { $1.characters[$0] } }
                // Already Traditional: only the region's form may differ, by way of the standard form.
                guard let region = recipe.stages.dropFirst().first else { return scalar }
                let standard = scripts.standardTraditional[scalar]
                // A form that the region has beside its first choice stays.
                if region.alternatives[standard]?.contains(scalar) == true { return scalar }
                if recipe.stages.dropFirst().reduce(standard, { $1.characters[$0] }) == scalar { return scalar }
                return region.characters[standard]
            }
        }

        /// Whether a character has its script already and is not to be decided again.
        func isFixed(_ scalar: Unicode.Scalar) -> Bool {
            recipe.matching == .anyToTraditional && scripts.isTraditionalOnly(scalar)
        }

        mutating func add(_ key: ArraySlice<Unicode.Scalar>, _ value: [Unicode.Scalar], isSegment: Bool) {
            let entry = Word(
                key: keys.count..<(keys.count + key.count), value: values.count..<(values.count + value.count),
                isSegment: isSegment)
            let isPlain = key.count == value.count && zip(key, value).allSatisfy { outcome(of: $0) == $1 }
            keys.append(contentsOf: key)
            values.append(contentsOf: value)
            // Words that change a shared character are kept for what they say of the text: see `keptCharacters`.
            let isEvidence =
                recipe.matching == .anyToTraditional
                && zip(key, value).contains { $0 != $1 && scripts.isTraditional($0) }
            if isPlain && !isEvidence { plain.append(entry) } else { deciding.append(entry) }
        }

        mutating func collect() {
            let later = recipe.stages.dropFirst()
            func finish(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
                later.reduce(Array(text)) { $1.convert($0[...]) }
            }
            guard let first = recipe.stages.first else { return }
            var isTaken: Set<[Unicode.Scalar]> = []
            // Of equal words the first counts: those that the text is cut by.
            for table in recipe.segmentation where recipe.segmentation.count == 1 {
                for entry in table.entries {
                    add(table.key(entry), finish(first.convert(table.key(entry))[...]), isSegment: true)
                }
            }
            for rank in first.phrases {
                for table in rank {
                    for entry in table.entries { add(table.key(entry), finish(table.value(entry)), isSegment: false) }
                }
            }
            // The words of the later steps, as they look before the first.
            let origins = self.origins(of: first)
            for table in later.flatMap({ $0.phrases.joined() }) {
                for entry in table.entries {
                    for origin in Self.spellings(of: table.key(entry), origins: origins)
                    where isTaken.insert(origin).inserted {
                        add(origin[...], finish(first.convert(origin[...])[...]), isSegment: false)
                    }
                }
            }
        }

        /// The characters that the first step turns into each character.
        private func origins(of stage: ConversionStage) -> [Unicode.Scalar: [Unicode.Scalar]] {
            var origins: [Unicode.Scalar: [Unicode.Scalar]] = [:]
            for scalar in stage.characters.keys { origins[stage.characters[scalar], default: []].append(scalar) }
            return origins
        }

        /// Every spelling that the first step may turn into a word, up to a limit.
        private static func spellings(
            of word: ArraySlice<Unicode.Scalar>, origins: [Unicode.Scalar: [Unicode.Scalar]]
        ) -> [[Unicode.Scalar]] {
            var spellings: [[Unicode.Scalar]] = [[]]
            for scalar in word {
                let choices = (origins[scalar] ?? []).filter { $0 != scalar } + [scalar]
                let usable = spellings.count * choices.count <= 64 ? choices : Array(choices.prefix(1))
                spellings = spellings.flatMap { spelling in usable.map { spelling + [$0] } }
            }
            return spellings
        }

        /// The characters that change on their own but that the target's script writes too, in other words: 后 and 里,
        /// 乾 and 著. A text that is in the target's script already keeps them.
        private func sharedCharacters() -> (Unicode.Scalar) -> Bool {
            switch recipe.matching {
            case .exact:
                return { _ in false }
            case .anyToTraditional:
                return { scripts.isTraditional($0) && !isFixed($0) && outcome(of: $0) != $0 }
            case .anyToSimplified:
                var shared: Set<Unicode.Scalar> = []
                for entry in deciding where entry.key.count == entry.value.count {
                    for (key, value) in zip(keys[entry.key], values[entry.value])
                    where key == value && outcome(of: key) != key {
                        shared.insert(key)
                    }
                }
                return { shared.contains($0) }
            }
        }

        /// How a character is compared.
        private func matchingForms() -> (Unicode.Scalar) -> Unicode.Scalar {
            switch recipe.matching {
            case .exact:
                return { $0 }
            case .anyToTraditional:
                return { scripts.simplified[$0] }
            case .anyToSimplified:
                // A Traditional character whose outcome depends on the word stays apart from the Simplified one.
                var apart: Set<Unicode.Scalar> = []
                for entry in deciding where entry.key.count == entry.value.count {
                    for (key, value) in zip(keys[entry.key], values[entry.value]) where outcome(of: key) != value {
                        apart.insert(key)
                    }
                }
                return { apart.contains($0) ? $0 : scripts.simplified[$0] }
            }
        }

        func engine(compatibility: CharacterMap) -> ConversionEngine {
            let form = matchingForms()
            var laidOut = layOut(deciding, form: form)
            // A plain word must keep out a deciding one that begins in it, unless that changes nothing.
            let guards = plain.filter { entry in laidOut.changes(keys[entry.key], into: values[entry.value]) }
            if !guards.isEmpty { laidOut = layOut(deciding + guards, form: form) }
            return laidOut.engine(
                compiler: (outcome, isFixed, sharedCharacters()), form: form, compatibility: compatibility,
                outcomes: characterOutcomes(), scripts: scripts, words: words,
                yieldsToSegmentation: recipe.yieldsToSegmentation, matching: recipe.matching)
        }

        /// Every outcome of the characters that have several.
        private func characterOutcomes() -> [Unicode.Scalar: [Unicode.Scalar]] {
            var outcomes: [Unicode.Scalar: [Unicode.Scalar]] = [:]
            for (index, stage) in recipe.stages.enumerated() {
                let later = recipe.stages.dropFirst(index + 1)
                for table in stage.characterTables {
                    for entry in table.entries where !entry.alternatives.isEmpty {
                        guard let key = table.key(entry).first, outcomes[key] == nil, !isFixed(key) else { continue }
                        let all = Array(table.value(entry)) + table.scalars[entry.alternatives].filter { $0 != " " }
                        var unique: [Unicode.Scalar] = []
                        for outcome in all.map({ later.reduce($0) { $1.characters[$0] } })
                        where !unique.contains(outcome) {
                            unique.append(outcome)
                        }
                        if unique.count > 1 { outcomes[key] = unique }
                    }
                }
            }
            return outcomes
        }

        private func layOut(
            _ entries: [Word], form: @escaping (Unicode.Scalar) -> Unicode.Scalar
        ) -> Layout {
            // Dense codes in the order of first use.
            var codes = CharacterMap()
            var count: UInt32 = 0
            var coded: [UInt16] = []
            coded.reserveCapacity(entries.count * 3)
            var words: [(codes: Range<Int>, entry: Word)] = []
            words.reserveCapacity(entries.count)
            for entry in entries {
                let start = coded.count
                for scalar in keys[entry.key] {
                    let form = form(scalar)
                    if !codes.contains(form) {
                        count += 1
                        codes[form] = Unicode.Scalar(min(count, 0xD7FF)) ?? form
                    }
                    coded.append(UInt16(truncatingIfNeeded: codes[form].value))
                }
                words.append((start..<coded.count, entry))
            }
            let renumbered = WordTrie.byFrequency(&coded)
            for scalar in codes.keys {
                codes[scalar] = Unicode.Scalar(UInt32(renumbered[Int(codes[scalar].value)])) ?? scalar
            }
            let order = words.indices.sorted { left, right in
                let (one, other) = (words[left].codes, words[right].codes)
                var (first, second) = (one.lowerBound, other.lowerBound)
                while first < one.upperBound, second < other.upperBound {
                    if coded[first] != coded[second] { return coded[first] < coded[second] }
                    first += 1
                    second += 1
                }
                return one.count != other.count ? one.count < other.count : left < right
            }
            let trie = WordTrie(words: order.map { words[$0].codes }, codes: coded)
            let patterns = order.map { index in
                let entry = words[index].entry
                let isWording =
                    entry.key.count != entry.value.count
                    || zip(keys[entry.key], values[entry.value]).contains {
                        scripts.simplified[$0] != scripts.simplified[$1]
                    }
                return Pattern(
                    value: Int32(entry.value.lowerBound),
                    valueCount: Int16(entry.value.count),
                    count: Int16(words[index].codes.count), isSegment: entry.isSegment, isWording: isWording)
            }
            return Layout(
                codes: codes, form: form, trie: trie, patterns: patterns, values: values, outcome: outcome)
        }
    }

    /// Words laid out, not yet joined with the characters.
    private struct Layout {
        let codes: CharacterMap
        let form: (Unicode.Scalar) -> Unicode.Scalar
        let trie: WordTrie
        let patterns: [Pattern]
        let values: [Unicode.Scalar]
        let outcome: (Unicode.Scalar) -> Unicode.Scalar

        private func code(of scalar: Unicode.Scalar) -> Int {
            let form = form(scalar)
            return codes.contains(form) ? Int(codes[form].value) : 0
        }

        /// Whether the laid out words would turn a text into something else than `expected`.
        func changes(_ text: ArraySlice<Unicode.Scalar>, into expected: ArraySlice<Unicode.Scalar>) -> Bool {
            // Nearly all words hold no other; only then is the outcome compared.
            var position = text.startIndex
            var place = expected.startIndex
            while position < text.endIndex {
                if let match = longest(at: position, in: text) {
                    let pattern = patterns[match]
                    let value = values[Int(pattern.value)..<(Int(pattern.value) + Int(pattern.valueCount))]
                    guard expected[place...].starts(with: value) else { return true }
                    position += Int(pattern.count)
                    place += value.count
                } else {
                    position += 1
                    place += 1
                }
            }
            return false
        }

        private func longest(at start: Int, in text: ArraySlice<Unicode.Scalar>) -> Int? {
            var state = 0
            var found: Int?
            for scalar in text[start...] {
                let next = trie.units.withUnsafeBufferPointer { $0.child(of: state, by: code(of: scalar)) }
                if next < 0 { break }
                state = next
                if trie.units[state].isEnd { found = Int(trie.ranks[state]) }
            }
            return found
        }

        func engine(
            compiler: (
                outcome: (Unicode.Scalar) -> Unicode.Scalar, isFixed: (Unicode.Scalar) -> Bool,
                isShared: (Unicode.Scalar) -> Bool
            ),
            form: (Unicode.Scalar) -> Unicode.Scalar, compatibility: CharacterMap,
            outcomes: [Unicode.Scalar: [Unicode.Scalar]], scripts: ScriptCharacters, words: WordCounts,
            yieldsToSegmentation: Bool, matching: ConversionRecipe.Matching
        ) -> ConversionEngine {
            var records = CharacterRecords()
            var following: [Int: UInt64] = [:]
            for (index, unit) in trie.units.enumerated() where unit.check > 0 {
                let parent = Int(unit.check)
                // Children of the root's children: the second characters of words.
                guard trie.units[parent].check == 0 else { continue }
                following[parent, default: 0] |= CharacterRecords.Record.following(
                    index - trie.units[parent].childrenStart)
            }
            var shared: Set<Unicode.Scalar> = []
            var counterparts = CharacterMap()
            // Han characters, and whatever else the words hold.
            let han = [0x3400..<0xA000, 0xF900..<0xFB00, 0x20000..<CharacterMap.limit]
            let others = codes.keys.filter { scalar in !han.contains { $0.contains(Int(scalar.value)) } }
            let all = han.joined().lazy.compactMap { Unicode.Scalar(UInt32($0)) }
            func record(_ scalar: Unicode.Scalar) {
                let unified = compatibility[scalar]
                let outcome = compiler.outcome(unified)
                let code = code(of: unified)
                var bits: UInt64 = outcome == scalar ? 0 : UInt64(outcome.value)
                bits |= UInt64(code) << 32
                var classes: UInt64 = 0
                let first = trie.units.withUnsafeBufferPointer { $0.child(of: 0, by: code) }
                if first >= 0 {
                    bits |= CharacterRecords.Record.beginsPattern
                    classes = following[first, default: 0]
                    if trie.units[first].isEnd { bits |= CharacterRecords.Record.isWord }
                }
                if compiler.isShared(unified) {
                    bits |= CharacterRecords.Record.isShared
                    shared.insert(unified)
                    for other in outcomes[unified] ?? [] where other != unified { counterparts[other] = other }
                }
                if matching == .anyToTraditional, scripts.isNativeToTraditional(unified), !compiler.isFixed(unified) {
                    bits |= CharacterRecords.Record.isNative
                }
                if compiler.isFixed(unified) { bits |= CharacterRecords.Record.isFixed }
                if outcomes[unified] != nil { bits |= CharacterRecords.Record.isChoice }
                if bits != 0 { records[scalar] = .init(bits: bits, following: classes) }
            }
            for scalar in all { record(scalar) }
            for scalar in others { record(scalar) }
            return ConversionEngine(
                records: records, trie: trie, patterns: patterns, values: values, outcomes: outcomes,
                kindOfSource: scripts.simplified, words: words, yieldsToSegmentation: yieldsToSegmentation,
                matching: matching, shared: shared, counterparts: counterparts)
        }
    }
}
