internal import Foundation

/// The exponential function behind a name of our own, so that Foundation is imported in one place.
enum Exponential {
    static func value(_ exponent: Double) -> Double { exp(exponent) }
}
