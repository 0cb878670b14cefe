/// The labels of the tagger: begin, inside, end and single for each type of entity, and outside.
enum NameLabels {
    /// How many types there are.
    static let typeCount = 5
    /// How many labels have weights; `outside` has none, its score is always 0.
    static let scoredCount = 20
    /// All labels. Label 0 is outside; the label of a type at a place is `1 + 4 * type + place`.
    static let count = 21

    /// The types in the order of the labels.
    static let types: [EntityType] = [.person, .organization, .place, .product, .other]

    /// The number of a type.
    static func index(of type: EntityType) -> UInt8 {
        switch type {
        case .person: 0
        case .organization: 1
        case .place: 2
        case .product: 3
        case .other: 4
        }
    }

    /// Labels as bits: every one.
    static let all: UInt32 = (1 << 21) - 1
    /// Labels as bits: outside alone.
    static let outside: UInt32 = 1
    /// Labels as bits: those of products.
    static let product: UInt32 = 0b1111 << 13
}
