/// Writes JSON into a buffer of UTF-8, in the order in which it is told.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func beginObject() { open(UInt8(ascii: "{")) }
    mutating func endObject() { close(UInt8(ascii: "}")) }
    mutating func beginArray() { open(UInt8(ascii: "[")) }
    mutating func endArray() { close(UInt8(ascii: "]")) }

    mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    mutating func value(_ string: String) {
        separate()
        quote(string.unicodeScalars)
    }

    mutating func value(_ scalars: some Collection<Unicode.Scalar>) {
        separate()
        quote(scalars)
    }

    mutating func value(_ number: Int) {
        separate()
        bytes.append(contentsOf: "\(number)".utf8)
    }

    /// A share or a confidence: three places.
    mutating func value(_ number: Double) {
        separate()
        guard number.isFinite else {
            bytes.append(contentsOf: "null".utf8)
            return
        }
        let thousandths = Int((number * 1000).rounded())
        let (whole, rest) = (abs(thousandths) / 1000, abs(thousandths) % 1000)
        if thousandths < 0 { bytes.append(UInt8(ascii: "-")) }
        bytes.append(contentsOf: "\(whole).".utf8)
        var digits = [UInt8(48 + rest / 100), UInt8(48 + rest / 10 % 10), UInt8(48 + rest % 10)]
        while digits.count > 1, digits.last == 48 { digits.removeLast() }
        bytes.append(contentsOf: digits)
    }

    mutating func value(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    private mutating func open(_ mark: UInt8) {
        separate()
        bytes.append(mark)
        needsComma = false
    }

    private mutating func close(_ mark: UInt8) {
        bytes.append(mark)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func quote(_ scalars: some Sequence<Unicode.Scalar>) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in scalars {
            switch scalar {
            case "\"": bytes.append(contentsOf: "\\\"".utf8)
            case "\\": bytes.append(contentsOf: "\\\\".utf8)
            case "\n": bytes.append(contentsOf: "\\n".utf8)
            case "\r": bytes.append(contentsOf: "\\r".utf8)
            case "\t": bytes.append(contentsOf: "\\t".utf8)
            // JSON Lines readers cut at these as at a line feed.
            case "\u{2028}": bytes.append(contentsOf: "\\u2028".utf8)
            case "\u{2029}": bytes.append(contentsOf: "\\u2029".utf8)
            case "\u{85}": bytes.append(contentsOf: "\\u0085".utf8)
            // Foundation's JSONSerialization drops a mark of byte order that a string begins with.
            case "\u{FEFF}": bytes.append(contentsOf: "\\ufeff".utf8)
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    let digits = Array("0123456789abcdef".utf8)
                    bytes.append(contentsOf: "\\u00".utf8)
                    bytes.append(digits[Int(scalar.value >> 4)])
                    bytes.append(digits[Int(scalar.value & 15)])
                } else {
                    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
