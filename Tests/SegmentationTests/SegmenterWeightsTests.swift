import Lexicons
import Segmentation
import TestSupport
import Testing

@Suite("The file of segmenter weights")
struct SegmenterWeightsTests {
    private static let bytes = Result { try SegmenterWeights(lexicons: .standard()).bytes }

    private static func fault(of bytes: [UInt8]) -> String? {
        do {
            _ = try SegmenterWeights(bytes: bytes, file: "w")
            return nil
        } catch {
            return error.description
        }
    }

    @Test("is written as it was read") func roundTrip() throws {
        let bytes = try Self.bytes.get()
        #expect(try SegmenterWeights(bytes: bytes, file: "w").bytes == bytes)
    }

    @Test("says what is wrong with it") func faults() throws {
        let bytes = try Self.bytes.get()
        #expect(Self.fault(of: []) == "w: not a file of segmenter weights")
        #expect(Self.fault(of: Array("BYWORDS\n".utf8)) == "w: another version of the format")
        #expect(Self.fault(of: Array("BYNAMES\n".utf8) + bytes.dropFirst(8)) == "w: not a file of segmenter weights")
        #expect(Self.fault(of: Array(bytes.dropLast(9))) == "w: damaged: the checksum differs")
        var changed = bytes
        changed[bytes.count / 2] ^= 1
        #expect(Self.fault(of: changed) == "w: damaged: the checksum differs")
        changed = bytes
        changed[8] = 99
        #expect(Self.fault(of: changed) == "w: another version of the format")
        #expect(throws: SegmentationError.weights(file: "/nowhere", fault: "cannot be read")) {
            try SegmenterWeights(path: "/nowhere")
        }
    }

    @Test("is never read beyond its bounds, even with a right checksum", arguments: 0..<40)
    func hostile(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var body = Array(try Self.bytes.get().dropFirst(20))

        for _ in 0..<4 {
            let place = Int.random(in: 0..<body.count, using: &generator)
            body[place] = UInt8.random(in: 0...255, using: &generator)
        }
        if seed % 2 == 0 { body.removeLast(Int.random(in: 1..<body.count, using: &generator)) }
        let bytes = SegmenterWeights.header(of: body) + body
        if let weights = try? SegmenterWeights(bytes: bytes, file: "w") {
            let text = Array("榕城的新大桥昨天通车，市民们很高兴。Meta 2024".unicodeScalars)
            let words = try TrainedSegmenter(weights: weights).words(in: text)
            #expect(words.flatMap { Array($0) } == Array(text.indices))
        }
    }
}
