/// Whose rules say what a name is.
///
/// Sets of names disagree: whether 中 in 中美 names a place, whether a province and its city are one name or two.
public enum NameStandard: String, Sendable, Hashable, CaseIterable {
    /// The guideline of this project. The default everywhere.
    case guideline
    /// Universal NER's: persons, organizations and places.
    case universal
    /// That of the People's Daily sets: persons, organizations and places, one-character abbreviations among them.
    case peoplesDaily = "peoples-daily"

    /// The name of the file of weights.
    public var weightsName: String { self == .guideline ? "names.weights" : "names-\(rawValue).weights" }

    /// The file of weights in the dictionaries' folder.
    var weightsFile: String { "weights/" + weightsName }

    /// The convention of the sets that follow it.
    var convention: NameCorpus.Convention {
        switch self {
        case .guideline: .guideline
        case .universal: .universal
        case .peoplesDaily: .peoplesDaily
        }
    }

    /// Whether dictionary names count that the tagger does not see; by other rules only what it finds.
    var followsDictionary: Bool { self == .guideline }
}
