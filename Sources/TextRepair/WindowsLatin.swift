/// The charset of Western Windows, code page 1252, as far as it differs from Latin-1.
enum WindowsLatin {
    /// The scalars of the bytes 0x80 to 0x9F; 0 where the code page has none.
    private static let high: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// What a byte from 0x80 to 0x9F stands for, or nil. Constant time.
    static func scalar(of byte: UInt32) -> UInt32? {
        guard byte >= 0x80, byte <= 0x9F, high[Int(byte - 0x80)] != 0 else { return nil }
        return high[Int(byte - 0x80)]
    }

    /// The byte above 0x7F that a scalar stands for in Latin-1 or in the code page, or nil. Constant time.
    static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value >= 0x80, scalar.value <= 0xFF { return UInt8(scalar.value) }
        switch scalar.value {
        case 0x152...0x192, 0x2C6...0x2DC, 0x2013...0x203A, 0x20AC, 0x2122:
            return high.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) }
        default: return nil
        }
    }
}
