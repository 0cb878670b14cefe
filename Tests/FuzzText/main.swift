// Feeds libFuzzer's inputs to the contract of decoding, repair and conversion. `make fuzz` builds and runs it.

import TextFuzzing

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

nonisolated(unsafe) private var contract: TextContract?

contract = try TextContract()
var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
_ = runDriver(&count, &arguments) { start, count in
    let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let faults = contract?.faults(of: input) ?? []
    // libFuzzer keeps the input that a run dies of.
    if !faults.isEmpty { fatalError(faults.joined(separator: "\n")) }
    return 0
}
