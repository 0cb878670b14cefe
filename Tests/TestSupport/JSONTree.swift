internal import Foundation

/// A parsed JSON value that can be walked without knowing its shape.
public indirect enum JSONTree: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    /// Parses UTF-8 by Foundation, a parser that is not ours.
    ///
    /// - Throws: Foundation's error where the bytes are no JSON.
    public init(parsing bytes: some Sequence<UInt8>) throws {
        self.init(try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed))
    }

    private init(_ value: Any) {
        switch value {
        case let value as [String: Any]: self = .object(value.mapValues { JSONTree($0) })
        case let value as [Any]: self = .array(value.map { JSONTree($0) })
        case let value as String: self = .string(value)
        case let value as NSNumber:
            self = CFBooleanLike.isBoolean(value) ? .bool(value.boolValue) : .number(value.doubleValue)
        default: self = .null
        }
    }

    /// The member of an object; null where there is none.
    public subscript(key: String) -> JSONTree {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    /// The elements of an array; none for other values.
    public var elements: [JSONTree] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The string, if it is one.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The whole number, if it is one.
    public var integer: Int? {
        if case .number(let value) = self { Int(exactly: value) } else { nil }
    }

    /// The number, if it is one.
    public var number: Double? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The truth value, if it is one.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// Calls `body` for every object at any depth, with the path to it, parents first.
    public func forEachObject(path: String = "", _ body: (_ path: String, _ object: JSONTree) -> Void) {
        switch self {
        case .object(let members):
            body(path, self)
            for (key, value) in members { value.forEachObject(path: "\(path).\(key)", body) }
        case .array(let elements):
            for (index, value) in elements.enumerated() { value.forEachObject(path: "\(path)[\(index)]", body) }
        default: break
        }
    }
}

/// Tells the booleans that Foundation reads as numbers.
private enum CFBooleanLike {
    static func isBoolean(_ number: NSNumber) -> Bool {
        // On every platform Foundation boxes JSON's true and false with the type code of a signed byte.
        String(cString: number.objCType) == "c" && (number == 0 || number == 1)
    }
}
