import Bianyan
import Exports
import Foundation

/// Takes results in the order of the input and writes them where they belong.
struct ArticleSink {
    private enum Place {
        case stream(OutputStream)
        /// A file for each article, with its text beside it.
        case folder(path: String, ending: String)
    }

    private let writer: any AnalysisWriter
    private let place: Place
    /// What stands before the next result.
    private var lead: [UInt8]
    private var isEmpty = true
    private var names: Set<String> = []

    /// Results one behind the other. The opening is written with the first of them or at the end.
    ///
    /// - Parameter isContinued: whether results stand in the stream already.
    init(writer: any AnalysisWriter, stream: OutputStream, isContinued: Bool = false) {
        self.writer = writer
        place = .stream(stream)
        lead = isContinued ? writer.separator : writer.opening
    }

    /// A folder of files, which is made if it is missing; the set-up of the tool that reads them comes first.
    init(writer: any AnalysisWriter, folder: String, format: ExportFormat) throws(InputFailure) {
        self.writer = writer
        place = .folder(path: folder, ending: format.fileExtension)
        lead = []
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw InputFailure("\(folder): cannot be made", status: 2)
        }
        for (name, text) in format.configuration { try Files.write(Array(text.utf8), to: "\(folder)/\(name)") }
    }

    /// Writes the result for an article.
    mutating func write(_ result: ArticleResult) throws(InputFailure) {
        switch place {
        case .stream(let stream):
            stream.write(lead + result.bytes)
            lead = writer.separator
            isEmpty = false
        case .folder(let path, let ending):
            let name = path + "/" + fileName(for: result.id)
            try Files.write(result.text, to: name + ".txt")
            try Files.write(result.bytes, to: "\(name).\(ending)")
        }
    }

    /// Writes what stands behind the last article.
    func finish() {
        if case .stream(let stream) = place { stream.write((isEmpty ? lead : []) + writer.closing) }
    }

    /// Ids may hold anything; names of files may not, and each is used once.
    private mutating func fileName(for id: String) -> String {
        var name = id.hasSuffix(".txt") ? String(id.dropLast(4)) : id
        name = String(
            String.UnicodeScalarView(
                name.unicodeScalars.prefix(60).map {
                    $0 == "/" || $0.properties.isWhitespace || $0.value < 0x20 || $0 == "\u{7F}" ? "_" : $0
                }))
        if name.isEmpty || name.hasPrefix(".") { name = "_" + name }
        var unique = name
        var number = 2
        while !names.insert(unique).inserted {
            unique = "\(name)-\(number)"
            number += 1
        }
        return unique
    }
}

/// What an article became.
struct ArticleResult: Sendable {
    let id: String
    /// The article in the format of the run.
    let bytes: [UInt8]
    /// The source text, where it has a file of its own.
    let text: [UInt8]
}
