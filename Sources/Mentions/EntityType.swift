/// What kind of thing a name names. The raw values are those of the JSON record.
public enum EntityType: String, Sendable, Hashable, CaseIterable {
    case person, organization, place, product, other
}
