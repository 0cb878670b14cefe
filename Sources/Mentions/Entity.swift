/// Somebody or something that an article names.
public struct Entity: Sendable, Hashable {
    /// The kind of thing.
    public let type: EntityType
    /// The dictionary key; nil for an entity that no dictionary has.
    public let key: String?
    /// The canonical Simplified name, or the name as the article has it.
    public let hans: String?
    /// The canonical Traditional name where it is not the mere conversion of `hans`.
    public let hant: String?
    /// The canonical Latin name.
    public let en: String?
    /// Whether its word is official: public bodies and offices.
    public let isOfficial: Bool
    /// Whether it is a person who holds or held an office.
    public let holdsOffice: Bool
    /// Whether it is a news outlet or agency.
    public let isOutlet: Bool
}
