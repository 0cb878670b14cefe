import ICU

/// Both directions of a charset of one and two bytes a character, laid out flat.
struct DoubleByteTable: Sendable {
    /// Scalars by lead and trail byte; 0 where the charset has none.
    private let scalars: [UInt16]
    /// Two bytes by scalar of the basic plane; 0 where the charset has none.
    private let codes: [UInt16]

    /// Asks ICU for every pair of bytes of a charset.
    init(charset: String) throws(ICUError) {
        var bytes: [UInt8] = []
        for lead in UInt8(0x81)...0xFE {
            for trail in UInt8(0x40)...0xFE where trail != 0x7F {
                bytes.append(contentsOf: [lead, trail, 0x0A])
            }
        }
        var scalars = [UInt16](repeating: 0, count: 0x10000)
        var codes = [UInt16](repeating: 0, count: 0x10000)
        var pair = 0
        var found: UInt32 = 0
        var isSingle = true
        for scalar in try CharsetConverter(charset).decode(bytes).scalars {
            if scalar != "\n" {
                isSingle = found == 0
                found = scalar.value
                continue
            }
            let code = Int(bytes[pair]) << 8 | Int(bytes[pair + 1])
            if isSingle, found != 0, found != 0xFFFD, found < 0x10000 {
                scalars[code] = UInt16(found)
                if codes[Int(found)] == 0 { codes[Int(found)] = UInt16(code) }
            }
            pair += 3
            found = 0
            isSingle = true
        }
        self.scalars = scalars
        self.codes = codes
    }

    /// Lets more scalars encode to codes that are known by another scalar: pairs of alias and what it stands for.
    func adding(aliases: [(Unicode.Scalar, Unicode.Scalar)]) -> DoubleByteTable {
        var codes = codes
        for (alias, scalar) in aliases where codes[Int(alias.value)] == 0 {
            codes[Int(alias.value)] = codes[Int(scalar.value)]
        }
        return DoubleByteTable(scalars: scalars, codes: codes)
    }

    private init(scalars: [UInt16], codes: [UInt16]) {
        self.scalars = scalars
        self.codes = codes
    }

    /// The scalar of two bytes, or nil. Constant time.
    func scalar(_ lead: UInt8, _ trail: UInt8) -> Unicode.Scalar? {
        let value = scalars[Int(lead) << 8 | Int(trail)]
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    /// The two bytes of a scalar, lead in the high half, or 0. Constant time.
    func code(of scalar: Unicode.Scalar) -> UInt16 {
        scalar.value < 0x10000 ? codes[Int(scalar.value)] : 0
    }
}
