import Foundation

/// A client that sends just the bytes it is told to, over a real connection of this machine.
struct Client: Sendable {
    let port: Int

    /// An answer.
    struct Answer: Sendable {
        let status: Int
        let head: String
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        func json() throws -> [String: Any] {
            try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]
        }
        func header(_ name: String) -> String? {
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
                .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
        }
    }

    struct Failure: Error { let step: String }

    /// Sends a request and reads the whole answer.
    func send(
        _ method: String = "GET", _ path: String, body: [UInt8]? = nil, headers: [String] = [], host: String? = nil
    ) throws -> Answer {
        var request = "\(method) \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\nConnection: close\r\n"
        for header in headers { request += header + "\r\n" }
        if let body { request += "Content-Length: \(body.count)\r\n" }
        return try raw(Array((request + "\r\n").utf8) + (body ?? []))
    }

    func post(_ path: String, _ text: String, type: String = "text/plain; charset=utf-8") throws -> Answer {
        try send("POST", path, body: Array(text.utf8), headers: ["Content-Type: \(type)"])
    }

    /// Sends bytes, and then reads until the other side closes.
    func raw(_ bytes: [UInt8]) throws -> Answer {
        let connection = try connect()
        defer { close(connection) }
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            // The other side may have answered and gone.
            if count <= 0 { break }
            sent += count
        }
        return try answer(from: connection)
    }

    /// A connection whose reads end after ten seconds.
    func connect() throws -> Int32 {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard connection >= 0 else { throw Failure(step: "socket") }
        var timeout = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            close(connection)
            throw Failure(step: "connect")
        }
        return connection
    }

    func answer(from connection: Int32) throws -> Answer {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            if count <= 0 { break }
            received += buffer.prefix(count)
            // The server may keep the connection to read what is left of a body.
            if let end = Self.end(of: received), received.count >= end { break }
        }
        guard let split = Self.split(received) else { throw Failure(step: "no answer: \(received.count) bytes") }
        let head = String(decoding: received[..<split], as: UTF8.self)
        guard let status = Int(head.dropFirst(9).prefix(3)) else { throw Failure(step: "status") }
        return Answer(status: status, head: head, body: Array(received[(split + 4)...]))
    }

    private static func split(_ bytes: [UInt8]) -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard bytes.count >= 4 else { return nil }
        return (0...(bytes.count - 4)).first { Array(bytes[$0..<$0 + 4]) == mark }
    }

    private static func end(of bytes: [UInt8]) -> Int? {
        guard let split = split(Array(bytes.prefix(1 << 14))) else { return nil }
        let head = String(decoding: bytes[..<split], as: UTF8.self).lowercased()
        guard let line = head.split(separator: "\r\n").first(where: { $0.hasPrefix("content-length:") }),
            let length = Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces))
        else { return nil }
        return split + 4 + length
    }
}
