internal import AlignedText
internal import Foundation

/// Texts with the names that people marked in them.
struct NameCorpus: Sendable {
    /// A text, or a sentence of one.
    struct Article: Sendable {
        /// What the corpus calls it, if it does.
        var id: String?
        var scalars: [Unicode.Scalar]
        /// The names, in order and apart.
        var names: [(range: ScalarRange, type: EntityType)]
        /// Stretches of which the corpus does not say whether they are names in our sense.
        var unknown: [ScalarRange]
    }

    /// The sets whose conventions differ. Weights of their own take up what is true of one set alone.
    enum Convention: UInt64, CaseIterable, Sendable {
        case guideline, universal, boson, cluener, weibo, resume, peoplesDaily, pfr

        /// Whether it marks products; where it does not, their labels are left out of the sums.
        var marksProducts: Bool {
            switch self {
            case .guideline, .boson, .cluener: true
            default: false
            }
        }
    }

    let convention: Convention
    var articles: [Article]

    /// Reads a file; its name tells its format.
    ///
    /// - Throws: `MentionsError.corpus`.
    init(path: String) throws(MentionsError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw MentionsError.corpus(file: path, line: nil, fault: "cannot be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw MentionsError.corpus(file: path, line: nil, fault: "not UTF-8")
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if name.hasSuffix(".jsonl") {
            convention = .guideline
            articles = try Self.guideline(lines, file: path)
        } else if name.hasSuffix(".iob2") {
            convention = .universal
            articles = Self.columns(lines, surface: 1, label: 2)
        } else if name.hasPrefix("boson") {
            convention = .boson
            articles = lines.compactMap(Self.boson)
        } else if name.hasPrefix("cluener") {
            convention = .cluener
            articles = try Self.cluener(lines, file: path)
        } else if name.hasPrefix("weibo") {
            convention = .weibo
            articles = Self.columns(lines, surface: 0, label: 1)
        } else if name.hasPrefix("resume") {
            convention = .resume
            articles = Self.columns(lines, surface: 0, label: 1)
        } else if name.hasSuffix(".bio") {
            convention = .peoplesDaily
            articles = Self.columns(lines, surface: 0, label: 1)
        } else if name.hasPrefix("pfr") {
            convention = .pfr
            articles = lines.compactMap(Self.pfr)
        } else {
            throw MentionsError.corpus(file: path, line: nil, fault: "of no format that is known")
        }
        for index in articles.indices { articles[index].cutWhereCrossed() }
    }

    private static func guideline(_ lines: [String], file: String) throws(MentionsError) -> [Article] {
        var articles: [Article] = []
        for (number, line) in lines.enumerated() where !line.isEmpty {
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let text = object["text"] as? String, let mentions = object["mentions"] as? [[String: Any]]
            else {
                throw MentionsError.corpus(file: file, line: number + 1, fault: "no text with mentions")
            }
            var article = Article(
                id: object["id"] as? String, scalars: Array(text.unicodeScalars), names: [], unknown: [])
            for mention in mentions where (mention["form"] as? String ?? "name") == "name" {
                guard let start = mention["start"] as? Int, let end = mention["end"] as? Int, start < end, start >= 0,
                    end <= article.scalars.count, let raw = mention["type"] as? String,
                    let type = EntityType(rawValue: raw)
                else {
                    throw MentionsError.corpus(file: file, line: number + 1, fault: "a mention is not in the text")
                }
                article.names.append((start..<end, type))
            }
            articles.append(article)
        }
        return articles
    }

    /// One token a line, a blank line between sentences.
    private static func columns(_ lines: [String], surface: Int, label: Int) -> [Article] {
        var articles: [Article] = []
        var article = Article(id: nil, scalars: [], names: [], unknown: [])
        var open: (start: Int, tag: String)?
        func close(at end: Int) {
            guard let name = open else { return }
            open = nil
            if let type = columnTypes[name.tag] {
                article.names.append((name.start..<end, type))
            } else if !name.tag.hasSuffix(".NOM") {
                article.unknown.append(name.start..<end)
            }
        }
        func flush() {
            close(at: article.scalars.count)
            if !article.scalars.isEmpty { articles.append(article) }
            article = Article(id: nil, scalars: [], names: [], unknown: [])
        }
        for line in lines {
            let line = line.last == "\r" ? String(line.dropLast()) : line
            if line.isEmpty {
                flush()
                continue
            }
            if line.hasPrefix("# ") { continue }
            let fields = line.split(whereSeparator: { $0 == "\t" || $0 == " " })
            guard fields.count > max(surface, label) else { continue }
            var token = Array(fields[surface].unicodeScalars)
            let tag = fields[label]
            // The Weibo set writes the place of a character in its word behind it.
            if surface == 0, token.count >= 2, tag.count == 1 || tag.contains(".") { token = Array(token.prefix(1)) }
            let start = article.scalars.count
            let isInside = tag.hasPrefix("I-") || tag.hasPrefix("M-") || tag.hasPrefix("E-")
            if !isInside { close(at: start) }
            if let first = token.first, let last = article.scalars.last, MentionFinder.isWordCharacter(first),
                MentionFinder.isWordCharacter(last), surface == 1
            {
                article.scalars.append(" ")
            }
            if !isInside, tag != "O" { open = (article.scalars.count, String(tag.dropFirst(2))) }
            article.scalars.append(contentsOf: token)
        }
        flush()
        return articles
    }

    private static let columnTypes: [String: EntityType] = [
        "PER": .person, "ORG": .organization, "LOC": .place, "PER.NAM": .person, "ORG.NAM": .organization,
        "LOC.NAM": .place, "GPE.NAM": .place, "NAME": .person,
    ]

    /// `{{person_name:某某}}` inside running text.
    private static func boson(_ line: String) -> Article? {
        var article = Article(id: nil, scalars: [], names: [], unknown: [])
        let source = Array(line.unicodeScalars)
        var position = 0
        func startsMark(_ scalar: Unicode.Scalar, at place: Int) -> Bool {
            place + 1 < source.count && source[place] == scalar && source[place + 1] == scalar
        }
        while position < source.count {
            if startsMark("{", at: position),
                let colon = source[position...].prefix(24).firstIndex(of: ":")
            {
                let tag = String(String.UnicodeScalarView(source[(position + 2)..<colon]))
                var end = colon + 1
                while end < source.count, !startsMark("}", at: end) { end += 1 }
                var content = source[(colon + 1)..<end]
                while content.first == " " { content.removeFirst() }
                while content.last == " " { content.removeLast() }
                append(Array(content), as: bosonTypes[tag], to: &article)
                position = min(source.count, end + 2)
            } else {
                article.scalars.append(source[position])
                position += 1
            }
        }
        return article.scalars.isEmpty ? nil : article
    }

    private static let bosonTypes: [String: EntityType] = [
        "person_name": .person, "org_name": .organization, "company_name": .organization, "location": .place,
        "product_name": .product,
    ]

    /// Appends a name, the marks of titles around it outside.
    private static func append(_ name: [Unicode.Scalar], as type: EntityType?, to article: inout Article) {
        let start = article.scalars.count
        article.scalars.append(contentsOf: name)
        guard let type else { return }
        let isTitled = name.count > 2 && name.first == "《" && name.last == "》"
        let range = isTitled ? (start + 1)..<(start + name.count - 1) : start..<(start + name.count)
        if !range.isEmpty { article.names.append((range, type)) }
    }

    private static func cluener(_ lines: [String], file: String) throws(MentionsError) -> [Article] {
        var articles: [Article] = []
        for (number, line) in lines.enumerated() where !line.isEmpty {
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let text = object["text"] as? String, let labels = object["label"] as? [String: [String: [[Int]]]]
            else {
                throw MentionsError.corpus(file: file, line: number + 1, fault: "no text with labels")
            }
            var article = Article(id: nil, scalars: Array(text.unicodeScalars), names: [], unknown: [])
            for (label, names) in labels {
                guard let type = cluenerTypes[label] else { continue }
                for ranges in names.values {
                    for range in ranges where range.count == 2 {
                        var (start, end) = (range[0], range[1] + 1)
                        guard start < end, end <= article.scalars.count else { continue }
                        if end - start > 2, article.scalars[start] == "《", article.scalars[end - 1] == "》" {
                            start += 1
                            end -= 1
                        }
                        article.names.append((start..<end, type))
                    }
                }
            }
            articles.append(article)
        }
        return articles
    }

    private static let cluenerTypes: [String: EntityType] = [
        "address": .place, "scene": .place, "book": .product, "game": .product, "movie": .product,
        "company": .organization, "government": .organization, "organization": .organization, "name": .person,
    ]

    /// `[中央/n  电视台/n]nt  主持人/n  王/nr  某/nr`.
    private static func pfr(_ line: String) -> Article? {
        var article = Article(id: nil, scalars: [], names: [], unknown: [])
        var bracket: Int?
        var personStart: Int?
        var bracketNames = 0
        func endPerson() {
            if let start = personStart { article.names.append((start..<article.scalars.count, .person)) }
            personStart = nil
        }
        for field in line.split(separator: " ") {
            var field = Array(field.unicodeScalars)
            if field.first == "[", field.count > 1 {
                endPerson()
                bracket = article.scalars.count
                bracketNames = article.names.count
                field.removeFirst()
            }
            guard let slash = field.lastIndex(of: "/") else { continue }
            let rest = field[(slash + 1)...]
            let tag = rest.prefix { $0 != "]" }
            let closing = rest.firstIndex(of: "]").map { Array(rest[($0 + 1)...]) }
            let word = field[..<slash]
            let name = String(String.UnicodeScalarView(tag))
            // A surname of one or two characters and the given name behind it are one name.
            if name != "nr" { endPerson() }
            let start = article.scalars.count
            if name == "nr" {
                if let open = personStart,
                    !(start - open <= 2 && word.count <= 2 && !article.scalars[open...].contains("·"))
                {
                    endPerson()
                    personStart = start
                } else if personStart != nil {
                    article.scalars.append(contentsOf: word)
                    endPerson()
                    if closing == nil { continue }
                } else {
                    personStart = start
                }
            }
            if article.scalars.count == start { article.scalars.append(contentsOf: word) }
            switch name {
            case "ns": article.names.append((start..<article.scalars.count, .place))
            case "nt": article.names.append((start..<article.scalars.count, .organization))
            case "nz", "j": article.unknown.append(start..<article.scalars.count)
            default: break
            }
            if let closing, let open = bracket {
                endPerson()
                let outer = String(String.UnicodeScalarView(closing))
                if outer == "nt" || outer == "ns" || outer == "nz" {
                    article.names.removeSubrange(min(bracketNames, article.names.count)...)
                    article.unknown.removeAll { $0.lowerBound >= open }
                    let range = open..<article.scalars.count
                    switch outer {
                    case "nt": article.names.append((range, .organization))
                    case "ns": article.names.append((range, .place))
                    default: article.unknown.append(range)
                    }
                }
                bracket = nil
            }
        }
        endPerson()
        return article.scalars.isEmpty ? nil : article
    }
}

extension NameCorpus.Article {
    /// Puts the names in order, and of two that cross keeps the longer.
    fileprivate mutating func cutWhereCrossed() {
        names.sort { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
        var kept: [(range: ScalarRange, type: EntityType)] = []
        for name in names {
            if let last = kept.last, last.range.upperBound > name.range.lowerBound {
                if name.range.count > last.range.count { kept[kept.count - 1] = name }
            } else {
                kept.append(name)
            }
        }
        names = kept
    }
}
