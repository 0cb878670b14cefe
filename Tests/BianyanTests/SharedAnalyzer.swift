import Bianyan

/// The analyzer of the checkout, made once for all tests.
enum Shared {
    static let analyzer = Result { try Analyzer() }
}
