import Foundation

/// Writes whole files.
enum Files {
    static func write(_ bytes: [UInt8], to path: String) throws(InputFailure) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw InputFailure("\(path): cannot be written")
        }
    }
}
