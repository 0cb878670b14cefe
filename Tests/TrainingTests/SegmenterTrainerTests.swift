import PatternMatching
import Segmentation
import Testing
import Training

@Suite("Training the segmenter")
struct SegmenterTrainerTests {
    private static func corpus(_ text: String, standard: WordStandard?) -> SegmenterCorpus {
        SegmenterCorpus(text: text, path: "corpus", standard: standard)
    }

    @Test("reads words, tagged words and tables, and joins tagged names where the standard does")
    func forms() {
        #expect(Self.corpus("\u{FEFF}大桥  通车\r\n\r\n好 。\n", standard: .msr).lines == [["大桥", "通车"], ["好", "。"]])
        let tagged = "王/nr 小明/nr 和/c 李/nr 大/nr 见面/v 。/w //w\n"
        #expect(Self.corpus(tagged, standard: .pku).lines == [["王", "小明", "和", "李", "大", "见面", "。", "/"]])
        #expect(Self.corpus(tagged, standard: .default).lines == [["王小明", "和", "李大", "见面", "。", "/"]])
        let table = "# sent_id = 1\n1\t大桥\tO\n2\t通车\tO\n\n# sent_id = 2\n1\t好\tO\n"
        #expect(Self.corpus(table, standard: nil).lines == [["大桥", "通车"], ["好"]])
    }

    @Test("says which file is at fault") func faults() throws {
        #expect(throws: TrainingError.unreadable("/nowhere")) { try SegmenterCorpus(path: "/nowhere", standard: nil) }
        #expect(throws: TrainingError.malformed(file: "list", line: 2)) {
            try SegmenterWordList(text: "大桥 3\n好\n", path: "list", standard: nil)
        }
        #expect(throws: TrainingError.noWords) {
            try SegmenterTrainer(fold: ScalarFold(mapping: [])).train(on: [], lists: []) { _ in }
        }
    }

    @Test("learns what it is shown, and the same bytes each time") func learning() throws {
        let subjects = ["市民", "记者", "老师", "学生"]
        let verbs = ["看见", "喜欢", "走过", "赞美"]
        let objects = ["大桥", "公园", "学校", "车站"]
        var lines: [String] = []
        for subject in subjects {
            for verb in verbs { for object in objects { lines.append("\(subject) \(verb) 了 \(object) 。") } }
        }
        let corpus = Self.corpus(lines.joined(separator: "\n"), standard: .msr)
        var trainer = SegmenterTrainer(fold: ScalarFold(mapping: [("橋", "桥"), ("車", "车")]))
        trainer.epochs = 6
        var progress: [String] = []
        let result = try trainer.train(on: [corpus], lists: []) { progress.append($0) }
        #expect(progress.count == 1 + 2 * 6)
        #expect(result.heldOut.map(\.standard) == [.msr])
        #expect(result.heldOut[0].f1 > 0.95)
        let segmenter = try TrainedSegmenter(weights: result.weights, standard: .msr)
        let text = Array("學生走过了大橋。".unicodeScalars)
        #expect(segmenter.words(in: text) == [0..<2, 2..<4, 4..<5, 5..<7, 7..<8])
        #expect(try trainer.train(on: [corpus], lists: []) { _ in }.weights.bytes == result.weights.bytes)
        #expect(try SegmenterWeights(bytes: result.weights.bytes, file: "w").bytes == result.weights.bytes)
    }
}
