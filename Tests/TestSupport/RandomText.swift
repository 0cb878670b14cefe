/// Makes texts that no newspaper would print: damage, marks without partners, characters of every plane, and the words
/// that the rules look for.
public struct RandomText: Sendable {
    private var generator: SeededGenerator

    /// A maker for a seed.
    public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// What a text is made of.
    public static let pieces: [String] = [
        // Words with a part in attribution and denial.
        "水务局", "水務局發言人", "林树", "何秋", "外交部", "北京", "Meta", "馬克·雷諾", "据", "據", "据报道", "称", "說", "说", "表示", "他", "记者",
        "网传", "否认", "否認", "不实", "闢謠", "属实", "谣言", "这一说法", "上述傳聞", "对此", "此前", "承认", "如果", "不可", "并不", "但", "没有", "未",
        "停水", "水庫已經見底", "大桥今天通车", "我", "这", "的", "了",
        // Marks, mostly without partners.
        "「", "」", "『", "』", "“", "”", "‘", "’", "\"", "'", "(", ")", "（", "）", "【", "】", "《", "》", "〈", "〉", "[", "]",
        "。", "。", "，", "，", ",", "、", ";", "；", ":", "：", "！", "?", "？", "…", "——", "·", "#", "@", "-", ".",
        // Breaks and blanks.
        "\n", "\n", "\r\n", "\r", "\t", " ", "\u{3000}", "\u{A0}", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}",
        // Damage.
        "據(jù)", "关(guān)", "？赡苁且驗檫@", "?", "\u{FFFD}", "&nbsp;", "&#x4e2d;", "&amp;", "\\u4e2d", "\\n", "ä¸­å›½",
        "锟斤拷",
        // Characters of every plane and of none.
        "😀", "👨‍👩‍👧", "🇨🇳", "𠮷", "𪚥", "𰻝", "e\u{301}", "é", "\u{FE0F}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{0}", "\u{7}",
        "\u{1B}",
        "\u{7F}", "\u{9F}", "\u{E000}", "\u{F8FF}", "\u{FFFE}", "\u{10FFFF}", "\u{202E}", "ｅ", "Ａ", "１", "豈", "ﾊ",
        // Links and figures.
        "http://a.cn/b?c=1", "www.", "a@b.cn", "3.14", "10:30", "1,000", "12月5日", "Ab Cd",
    ]

    /// A text of so many pieces at most.
    public mutating func text(pieces most: Int) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...most, using: &generator) {
            text.unicodeScalars.append(contentsOf: piece().unicodeScalars)
        }
        return text
    }

    /// Bytes that need not be UTF-8: a random text with bytes struck out, doubled and changed, now and then with a mark
    /// of byte order before it.
    public mutating func bytes(pieces most: Int) -> [UInt8] {
        var bytes = Array(text(pieces: most).utf8)
        for _ in 0..<Int.random(in: 0...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0...2, using: &generator) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(bytes[place], at: place)
            default: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            }
        }
        switch Int.random(in: 0...9, using: &generator) {
        case 0: return [0xEF, 0xBB, 0xBF] + bytes
        case 1: return [0xFF, 0xFE] + bytes
        case 2: return [0xFE, 0xFF] + bytes
        default: return bytes
        }
    }

    private mutating func piece() -> String {
        // One in twenty is any scalar at all.
        if Int.random(in: 0..<20, using: &generator) == 0,
            let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator))
        {
            return String(scalar)
        }
        return Self.pieces.randomElement(using: &generator) ?? ""
    }
}
