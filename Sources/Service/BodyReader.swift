internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads the body of a request, within the limits.
enum BodyReader {
    static func read(_ request: Request, limits: ServiceLimits) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bodyBytes {
            throw ServiceError.tooLarge(limits.bodyBytes)
        }
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                var bytes: [UInt8] = []
                for try await part in request.body {
                    guard bytes.count + part.readableBytes <= limits.bodyBytes else {
                        throw ServiceError.tooLarge(limits.bodyBytes)
                    }
                    bytes.append(contentsOf: part.readableBytesView)
                }
                // Cancelled, the body seems to end.
                try Task.checkCancellation()
                return bytes
            }
            group.addTask {
                try await Task.sleep(for: .seconds(limits.bodySeconds))
                throw ServiceError.slow
            }
            defer { group.cancelAll() }
            guard let bytes = try await group.next() else { throw ServiceError.slow }
            return bytes
        }
    }
}

/// An article as a request brings it.
struct SentArticle: Sendable {
    /// What the article is.
    enum Content: Sendable {
        case text(String)
        case bytes([UInt8], encoding: String?)
    }

    let content: Content
    let id: String?
    /// The fields of a form.
    var form: [String: String] = [:]

    private struct Document: Decodable {
        let text: String
        let id: String?
    }

    /// Reads JSON with "text", the field "text" of a form, or the article itself in any charset.
    init(body: [UInt8], contentType: String?) throws {
        let parts = (contentType ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        switch parts.first?.lowercased() {
        case "application/json":
            do {
                let document = try JSONDecoder().decode(Document.self, from: Data(body))
                content = .text(document.text)
                id = document.id
            } catch {
                throw ServiceError.badRequest("the body is not a JSON object with \"text\"")
            }
        case "application/x-www-form-urlencoded":
            form = Self.form(body)
            guard let text = form["text"] else { throw ServiceError.badRequest("the form has no \"text\"") }
            content = .text(text)
            id = form["id"]
        case "multipart/form-data":
            throw ServiceError(.unsupportedMediaType, "send the file itself")
        default:
            let charset = parts.dropFirst().first { $0.lowercased().hasPrefix("charset=") }?.dropFirst(8)
            let quotes = CharacterSet(charactersIn: "\"")
            content = .bytes(body, encoding: charset.map { $0.trimmingCharacters(in: quotes) })
            id = nil
        }
    }

    /// The fields of a form; bytes that are no UTF-8 are replaced.
    static func form(_ body: [UInt8]) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in body.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first else { continue }
            fields[decoded(name)] = parts.count > 1 ? decoded(parts[1]) : ""
        }
        return fields
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
