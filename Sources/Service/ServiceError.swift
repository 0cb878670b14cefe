internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Why a request is not answered as it was meant.
public struct ServiceError: Error, Sendable, CustomStringConvertible {
    /// The status of the answer.
    let status: HTTPResponse.Status
    /// What is wrong, for a person.
    let message: String
    /// Header fields that go with the status.
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ message: String, headers: HTTPFields = [:]) {
        self.status = status
        self.message = message
        self.headers = headers
    }

    /// The error in one line.
    public var description: String { "\(status.code) \(message)" }

    /// Too much is asked at a time.
    static let busy = ServiceError(
        .serviceUnavailable, "too many requests are being worked on", headers: [.retryAfter: "1"])
    /// The answer takes too long.
    static let late = ServiceError(.serviceUnavailable, "the answer takes too long", headers: [.retryAfter: "5"])
    /// The body comes too slowly.
    static let slow = ServiceError(
        .requestTimeout, "the body did not come in time", headers: [.connection: "close"])

    static func tooLarge(_ limit: Int) -> ServiceError {
        ServiceError(.contentTooLarge, "a body has at most \(limit) bytes", headers: [.connection: "close"])
    }

    static func badRequest(_ message: String) -> ServiceError { ServiceError(.badRequest, message) }
    static let notFound = ServiceError(.notFound, "there is nothing here")

    /// The answer.
    var response: Response {
        struct Body: Encodable { let error: String }
        var fields = headers
        fields[.contentType] = "application/json"
        let body = (try? JSONEncoder().encode(Body(error: message))) ?? Data()
        return Response(status: status, headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
