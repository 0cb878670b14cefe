import ArgumentParser
import Foundation

/// Where the program starts. Exit status: 0 done, 1 some input failed, 2 the call is wrong.
@main
enum ToolEntry {
    static func main() {
        do {
            var command = try BianyanCommand.parseAsRoot()
            try command.run()
        } catch let failure as InputFailure {
            Console.error(failure.description)
            exit(failure.status)
        } catch {
            let code = BianyanCommand.exitCode(for: error)
            if code.isSuccess {
                // --help and --version.
                Console.output(BianyanCommand.message(for: error) + "\n")
                exit(0)
            }
            if let code = error as? ExitCode { exit(code.rawValue) }
            Console.error(BianyanCommand.fullMessage(for: error))
            exit(2)
        }
    }
}

/// An error that ends the run: a file that cannot be read, a dictionary at fault.
struct InputFailure: Error, CustomStringConvertible {
    let description: String
    let status: Int32

    init(_ description: String, status: Int32 = 1) {
        self.description = description
        self.status = status
    }
}
