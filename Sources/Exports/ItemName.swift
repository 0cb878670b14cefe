internal import Bianyan

/// The ids of the record, which every format shares.
enum ItemName {
    static func entity(_ index: Int) -> String { "e\(index + 1)" }
    static func mention(_ index: Int) -> String { "m\(index + 1)" }
    static func source(_ index: Int) -> String { "src\(index + 1)" }
    static func statement(_ index: Int) -> String { "s\(index + 1)" }
    static func denial(_ index: Int) -> String { "d\(index + 1)" }
    static func target(_ index: Int, of denial: Int) -> String { "d\(denial + 1)t\(index + 1)" }
}

/// The characters at which common readers of text begin a new line.
enum LineBreaks {
    static func contain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}

extension Analysis {
    /// The entity that a voice is.
    func entity(of source: Source) -> Int? {
        source.mention.flatMap { mentions[$0].entity }
    }

    /// The language of the text by BCP 47.
    var language: String {
        switch script.verdict.rawValue {
        case "hant": "zh-Hant"
        case "hans": "zh-Hans"
        default: "zh"
        }
    }

    /// A name that identifies the bytes of the article, by RFC 6920.
    var contentName: String {
        var digest: [UInt8] = []
        var high: UInt8?
        for digit in origin.sha256.utf8 {
            let value = digit >= 0x61 ? digit - 0x61 + 10 : digit - 0x30
            if let first = high {
                digest.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return "ni:///sha-256;" + Base64URL.text(digest)
    }
}

/// Base 64 by RFC 4648, section 5, without padding.
enum Base64URL {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        var (bits, count) = (0, 0)
        for byte in bytes {
            bits = (bits << 8 | Int(byte)) & 0xFFFF
            count += 8
            while count >= 6 {
                count -= 6
                output.append(digits[bits >> count & 63])
            }
        }
        if count > 0 { output.append(digits[bits << (6 - count) & 63]) }
        return String(decoding: output, as: UTF8.self)
    }
}

extension Entity {
    /// The name to show: in the script of the article where there is one.
    func name(language: String) -> String {
        let names = language == "zh-Hant" ? [hant, hans, en] : [hans, hant, en]
        return names.compactMap { $0 }.first ?? key ?? type.rawValue
    }
}
