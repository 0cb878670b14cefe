#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The system's `write`, which the method of the same name would hide.
private let systemWrite: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }

/// The bytes of a compiled automaton, mapped from a file or held in memory; they are the same.
///
/// Unchecked: the bytes never change after the initializer.
final class AutomatonImage: @unchecked Sendable {
    let header: AutomatonHeader
    let count: Int
    private let start: UnsafeRawPointer
    private let tables: AutomatonTables
    private let isMapped: Bool

    /// Puts sections together.
    init(header: AutomatonHeader, fill: (UnsafeMutableRawPointer, AutomatonHeader.Layout) -> Void) {
        var header = header
        let layout = header.layout
        count = layout.length
        header.length = UInt64(count)
        header.checksum = 0
        let memory = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: count)
        fill(memory, layout)
        memory.storeBytes(of: header, as: AutomatonHeader.self)
        start = UnsafeRawPointer(memory)
        header.checksum = Self.checksum(of: start, count: count)
        memory.storeBytes(of: header, as: AutomatonHeader.self)
        self.header = header
        tables = AutomatonTables(start, header)
        isMapped = false
    }

    /// Maps a file and checks it.
    ///
    /// - Throws: `PatternMatchingError` when the file is not one that was written so.
    init(file: String) throws(PatternMatchingError) {
        (start, count) = try Self.map(file)
        isMapped = true
        do throws(PatternMatchingError) {
            header = try Self.checkedHeader(of: start, count: count, file: file)
        } catch {
            munmap(UnsafeMutableRawPointer(mutating: start), count)
            throw error
        }
        tables = AutomatonTables(start, header)
    }

    deinit {
        let memory = UnsafeMutableRawPointer(mutating: start)
        if isMapped { munmap(memory, count) } else { memory.deallocate() }
    }

    /// Lends a view of the sections.
    @inline(__always)
    func withTables<Result>(_ body: (AutomatonTables) -> Result) -> Result {
        withExtendedLifetime(self) { body(tables) }
    }

    /// Writes the bytes to a file, beside it first, so that no reader sees half of it.
    func write(to file: String) throws(PatternMatchingError) {
        let beside = "\(file).\(getpid()).part"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw .unreadable(file: file, errno: errno) }
        var written = 0
        var fault: Int32 = 0
        while written < count, fault == 0 {
            let now = systemWrite(descriptor, start + written, count - written)
            if now < 0 { if errno != EINTR { fault = errno } } else { written += now }
        }
        if close(descriptor) != 0, fault == 0 { fault = errno }
        if fault == 0, rename(beside, file) != 0 { fault = errno }
        if fault != 0 {
            unlink(beside)
            throw .unreadable(file: file, errno: fault)
        }
    }

    private static func map(_ file: String) throws(PatternMatchingError) -> (UnsafeRawPointer, Int) {
        let descriptor = open(file, O_RDONLY)
        guard descriptor >= 0 else { throw .unreadable(file: file, errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(file: file, errno: errno) }
        let size = Int(status.st_size)
        guard status.st_mode & S_IFMT == S_IFREG, size >= MemoryLayout<UInt64>.size else {
            throw .foreign(file: file)
        }
        #if os(Linux)
            let flags = MAP_PRIVATE | MAP_POPULATE
        #else
            let flags = MAP_PRIVATE
        #endif
        guard let memory = mmap(nil, size, PROT_READ, flags, descriptor, 0), memory != MAP_FAILED else {
            throw .unreadable(file: file, errno: errno)
        }
        return (UnsafeRawPointer(memory), size)
    }

    private static func checkedHeader(
        of start: UnsafeRawPointer, count: Int, file: String
    ) throws(PatternMatchingError) -> AutomatonHeader {
        guard start.load(as: UInt64.self) == AutomatonHeader.magic else { throw .foreign(file: file) }
        guard count >= AutomatonHeader.size else {
            throw .wrongLength(file: file, found: count, expected: AutomatonHeader.size)
        }
        let header = start.load(as: AutomatonHeader.self)
        guard header.byteOrder == AutomatonHeader.byteOrder else { throw .foreign(file: file) }
        guard header.version == AutomatonHeader.version else {
            throw .unsupportedVersion(file: file, version: header.version)
        }
        let expected = Int(truncatingIfNeeded: header.length)
        guard count == expected else { throw .wrongLength(file: file, found: count, expected: expected) }
        guard MatchPolicy(rawValue: header.policy) != nil, header.layout.length == count,
            checksum(of: start, count: count) == header.checksum, AutomatonTables(start, header).isSound
        else { throw .corrupted(file: file) }
        return header
    }

    /// The checksum of the bytes, with zero in its own place.
    private static func checksum(of start: UnsafeRawPointer, count: Int) -> UInt64 {
        var header = start.load(as: AutomatonHeader.self)
        header.checksum = 0
        var words = [UInt64](repeating: 0, count: AutomatonHeader.size / 8)
        words.withUnsafeMutableBytes { $0.storeBytes(of: header, as: AutomatonHeader.self) }
        let seed = words.withUnsafeBytes { AutomatonChecksum.of($0, from: 0) }
        let rest = UnsafeRawBufferPointer(start: start + AutomatonHeader.size, count: count - AutomatonHeader.size)
        return AutomatonChecksum.of(rest, from: seed)
    }
}
