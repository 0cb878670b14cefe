import Foundation

/// One article of a JSONL input.
struct ArticleLine: Decodable {
    let id: String?
    let text: String
    /// When it was published, as it stands in the line.
    let date: String?

    private enum Key: CodingKey { case id, text, date }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        text = try values.decode(String.self, forKey: .text)
        date = try? values.decode(String.self, forKey: .date)
        // Ids are often numbers.
        if let string = try? values.decode(String.self, forKey: .id) {
            id = string
        } else if let number = try? values.decode(Int.self, forKey: .id) {
            id = "\(number)"
        } else {
            id = nil
        }
    }
}
