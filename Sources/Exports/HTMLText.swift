internal import Bianyan

/// HTML being written: text goes in escaped, tags as they are.
struct HTMLText: Sendable {
    private(set) var bytes: [UInt8] = []

    /// Adds markup of ours.
    mutating func tag(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// Adds text. Markup in it is shown, not obeyed; so are control characters, which browsers drop or obey.
    mutating func text(_ scalars: some Sequence<Unicode.Scalar>) {
        for scalar in scalars { append(scalar, inAttribute: false) }
    }

    /// Adds text.
    mutating func text(_ string: String) { text(string.unicodeScalars) }

    /// Adds ` name="value"`.
    mutating func attribute(_ name: StaticString, _ value: String) {
        bytes.append(UInt8(ascii: " "))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: "=\"".utf8)
        for scalar in value.unicodeScalars { append(scalar, inAttribute: true) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ scalar: Unicode.Scalar, inAttribute: Bool) {
        switch scalar {
        case "&": tag("&amp;")
        case "<": tag("&lt;")
        case ">": tag("&gt;")
        case "\"": tag("&quot;")
        case "'": tag("&#39;")
        case "\n", "\t": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        default:
            guard let sign = Self.sign(for: scalar) else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                return
            }
            if inAttribute {
                tag(sign)
            } else {
                let code = String(scalar.value, radix: 16, uppercase: true)
                tag(
                    "<span class=\"ctl\" title=\"U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)\">\(sign)</span>"
                )
            }
        }
    }

    /// What stands for a character that cannot be shown: control characters, and those that turn the direction of text.
    private static func sign(for scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
        case 0x7F: "\u{2421}"
        case 0x80..<0xA0: "\u{2426}"
        case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C: "\u{2426}"
        default: nil
        }
    }
}
