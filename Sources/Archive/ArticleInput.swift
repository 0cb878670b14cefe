/// An article on its way into the archive.
public struct ArticleInput: Sendable, Hashable {
    /// The name by which its user knows it: an id, or a file's name.
    public let name: String
    /// When it was published, as `2024-05-31` or `2024-05-31T08:00`; nil when it is not known.
    public let date: ArticleDate?
    /// The bytes as they were stored.
    public let content: [UInt8]
    /// Whether the bytes are UTF-8 beyond doubt, as a string of JSON is, so that no charset is looked for.
    public let isText: Bool
    /// The charset of the bytes; nil to find it.
    public let encoding: String?

    /// An article of bytes in some charset.
    public init(name: String, date: ArticleDate? = nil, content: [UInt8], encoding: String? = nil) {
        self.name = name
        self.date = date
        self.content = content
        self.encoding = encoding
        isText = false
    }

    /// An article that is text already.
    public init(name: String, date: ArticleDate? = nil, text: String) {
        self.name = name
        self.date = date
        content = Array(text.utf8)
        encoding = nil
        isText = true
    }

    init(name: String, date: ArticleDate?, content: [UInt8], isText: Bool, encoding: String?) {
        self.name = name
        self.date = date
        self.content = content
        self.isText = isText
        self.encoding = encoding
    }
}
