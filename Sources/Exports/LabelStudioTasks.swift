public import Bianyan

/// Tasks for Label Studio with our answers as predictions: a JSON array, one task for each article.
///
/// Label Studio counts code points. The labelling interface that the tasks are for is `configuration`.
public struct LabelStudioTasks: AnalysisWriter {
    /// A writer of tasks.
    public init() {}

    /// The beginning of the array.
    public var opening: [UInt8] { Array("[\n".utf8) }
    /// What parts two tasks.
    public var separator: [UInt8] { Array(",\n".utf8) }
    /// The end of the array.
    public var closing: [UInt8] { Array("\n]\n".utf8) }

    /// The labelling interface.
    static let configuration = """
        <View>
          <Header value="$id"/>
          <Relations>
            <Relation value="denies"/>
            <Relation value="denied by"/>
            <Relation value="said by"/>
          </Relations>
          <Labels name="mention" toName="text">
            <Label value="person" background="#8a63c9"/>
            <Label value="organization" background="#1f8a94"/>
            <Label value="place" background="#77912a"/>
            <Label value="product" background="#c2458f"/>
            <Label value="other" background="#777777"/>
          </Labels>
          <Labels name="statement" toName="text">
            <Label value="reported_fact" background="#2563a8"/>
            <Label value="quote" background="#1b7f4b"/>
            <Label value="denial" background="#b3261e"/>
            <Label value="commentary" background="#8a5a00"/>
          </Labels>
          <Labels name="role" toName="text">
            <Label value="source" background="#4a4a9c"/>
            <Label value="denied claim" background="#e08a1e"/>
          </Labels>
          <Text name="text" value="$text" granularity="symbol"/>
        </View>

        """

    /// One task on one line. Linear.
    public func article(_ analysis: Analysis, number: Int) -> [UInt8] {
        var task = Task(analysis: analysis)
        task.write()
        return task.json.bytes
    }

    private struct Task {
        let analysis: Analysis
        var json = JSONWriter()

        mutating func write() {
            json.beginObject()
            json.key("data")
            json.beginObject()
            field("id", analysis.id)
            json.key("text")
            json.value(analysis.text)
            json.endObject()
            json.key("predictions")
            json.beginArray()
            json.beginObject()
            field("model_version", "bianyan")
            json.key("result")
            json.beginArray()
            for (index, mention) in analysis.mentions.enumerated() {
                region(
                    ItemName.mention(index), control: "mention", mention.type.rawValue, mention.range,
                    mention.confidence)
            }
            for (index, source) in analysis.sources.enumerated() {
                region(ItemName.source(index), control: "role", "source", source.range, nil)
            }
            for (index, statement) in analysis.statements.enumerated() where statement.label != .none {
                region(
                    ItemName.statement(index), control: "statement", statement.label.rawValue, statement.range,
                    statement.confidence)
                if let source = statement.source {
                    relation(ItemName.statement(index), "said by", ItemName.source(source))
                }
            }
            for (index, denial) in analysis.denials.enumerated() {
                for (number, target) in denial.targets.enumerated() {
                    let name = ItemName.target(number, of: index)
                    region(name, control: "role", "denied claim", target.range, target.confidence)
                    if analysis.statements[denial.statement].label != .none {
                        relation(ItemName.statement(denial.statement), "denies", name)
                    }
                    if let denier = denial.denier { relation(name, "denied by", ItemName.source(denier)) }
                }
            }
            json.endArray()
            json.endObject()
            json.endArray()
            json.endObject()
        }

        private mutating func region(
            _ id: String, control: String, _ label: String, _ range: ScalarRange, _ score: Double?
        ) {
            json.beginObject()
            field("id", id)
            field("from_name", control)
            field("to_name", "text")
            field("type", "labels")
            json.key("value")
            json.beginObject()
            json.key("start")
            json.value(range.lowerBound)
            json.key("end")
            json.value(range.upperBound)
            json.key("text")
            json.value(analysis.text[range])
            json.key("labels")
            json.beginArray()
            json.value(label)
            json.endArray()
            json.endObject()
            if let score {
                json.key("score")
                json.value(score)
            }
            json.endObject()
        }

        private mutating func relation(_ from: String, _ label: String, _ to: String) {
            json.beginObject()
            field("type", "relation")
            field("from_id", from)
            field("to_id", to)
            field("direction", "right")
            json.key("labels")
            json.beginArray()
            json.value(label)
            json.endArray()
            json.endObject()
        }

        private mutating func field(_ name: StaticString, _ value: String) {
            json.key(name)
            json.value(value)
        }
    }
}
