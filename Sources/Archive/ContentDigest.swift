internal import Crypto
public import Lexicons
internal import Foundation

/// SHA-256 digests in lowercase hexadecimal.
public enum ContentDigest {
    /// The digest of bytes. Linear.
    public static func of(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

    /// The digest of a folder of dictionaries: of the name and the bytes of each file, and of the user's own tables.
    ///
    /// - Throws: `ArchiveError.dictionaries` when a file cannot be read.
    /// - Complexity: linear in the bytes of the files.
    public static func of(_ lexicons: LexiconDirectory, overlays: [String] = []) throws(ArchiveError) -> String {
        try of(lexicons, overlays: overlays) { _ in true }
    }

    /// The digest of those dictionaries alone that words are cut and folded by.
    static func ofWords(_ lexicons: LexiconDirectory) throws(ArchiveError) -> String {
        try of(lexicons, overlays: []) { $0.hasPrefix("conversion/") || $0 == "weights/segmenter.weights" }
    }

    private static func of(
        _ lexicons: LexiconDirectory, overlays: [String], where isIncluded: (String) -> Bool
    ) throws(ArchiveError) -> String {
        let folder = URL(fileURLWithPath: lexicons.path)
        let names = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
            .filter(isIncluded).sorted()
        var hash = SHA256()
        for url in names.map({ folder.appendingPathComponent($0) }) + overlays.map({ URL(fileURLWithPath: $0) }) {
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory), !isDirectory.boolValue
            else { continue }
            guard let data = try? Data(contentsOf: url) else {
                throw .dictionaries("\(url.path): cannot be read")
            }
            hash.update(data: Data("\(url.lastPathComponent)\u{0}\(data.count)\u{0}".utf8))
            hash.update(data: data)
        }
        return hexadecimal(hash.finalize())
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
