internal import Archive
internal import Bianyan
internal import Exports

/// The service told to programs, by OpenAPI 3.1. Its lists of values are those of the types.
enum OpenAPIDocument {
    static let text: String = {
        let error =
            ##"{"description":"an error","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Error"}}}}"##
        func errors(_ codes: [Int]) -> String { codes.map { "\"\($0)\":\(error)" }.joined(separator: ",") }
        func parameter(_ name: String, _ schema: String, _ about: String) -> String {
            #"{"name":"\#(name)","in":"query","description":"\#(about)","schema":\#(schema)}"#
        }
        func values(_ names: [String]) -> String {
            #"{"type":"string","enum":[\#(names.map { "\"\($0)\"" }.joined(separator: ","))]}"#
        }
        let number = #"{"type":"integer","minimum":0}"#
        let string = #"{"type":"string"}"#
        let bool = #"{"type":"boolean"}"#
        let date = #"{"type":"string","format":"date"}"#
        let to = parameter("to", values(ConversionTarget.allCases.map(\.rawValue)), "the script of the normalized text")
        let export = [
            parameter("format", values(ExportFormat.allCases.map(\.rawValue)), "the answer; json if it is not given"),
            to,
            parameter("offsets", values(OffsetUnit.allCases.map(\.rawValue)), "what offsets are counted in"),
            parameter("tokens", bool, "list the words too"),
            parameter("bothScripts", bool, "in html, both texts side by side"),
            parameter("download", bool, "as a file"),
        ].joined(separator: ",")
        let dates = [parameter("from", date, "the first day"), parameter("to", date, "the last day")]
        let paging = [parameter("limit", number, "how many"), parameter("offset", number, "how many are passed over")]
        let search =
            ([
                parameter("q", string, "words, all of which a statement must have"),
                parameter("entity", string, "a name or dictionary key"),
                parameter("label", values(Statement.Label.allCases.map(\.rawValue)), "what the statement does"),
                parameter("sourceKind", values(Source.Kind.allCases.map(\.rawValue)), "the kind of voice"),
            ] + dates + paging).joined(separator: ",")
        let flags =
            ([
                parameter("place", values(FlagQuery.Place.allCases.map(\.rawValue)), "where the claim stands"),
                parameter("entity", string, "a name or dictionary key"),
                parameter("confidence", #"{"type":"number","minimum":0,"maximum":1}"#, "how sure a flag must be"),
                parameter("limit", number, "how many"),
            ] + dates).joined(separator: ",")
        let body =
            ##""requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Article"}},"text/plain":{"schema":{"type":"string"}},"application/x-www-form-urlencoded":{"schema":{"$ref":"#/components/schemas/Article"}}}}"##
        func json(_ schema: String) -> String {
            #""200":{"description":"the answer","content":{"application/json":{"schema":\#(schema)}}}"#
        }
        func list(_ name: String, _ item: String) -> String {
            ##"{"type":"object","required":["\##(name)"],"properties":{"\##(name)":{"type":"array","items":{"$ref":"#/components/schemas/\##(item)"}}}}"##
        }
        let place = #""start":{"type":"integer"},"end":{"type":"integer"}"#
        let side =
            #"{"type":"object","required":["article","name","statement","start","end","text"],"properties":{"article":{"type":"integer"},"name":{"type":"string"},"date":{"type":"string"},"statement":{"type":"string"},\#(place),"text":{"type":"string"},"source":{"type":"string"}}}"#
        return ##"""
            {"openapi":"3.1.0","info":{"title":"Bianyan","version":"1","description":"Names, statements, sources, denials and flags of Chinese news. Offsets are half-open and count Unicode scalars of the text as it came."},
            "paths":{
            "/v1/analyze":{"post":{"summary":"Analyse an article","parameters":[\##(export)],\##(body),"responses":{\##(json(#"{"type":"object"}"#)),\##(errors([400, 408, 413, 415, 421, 503]))}}},
            "/v1/normalize":{"post":{"summary":"Repair and convert a text","parameters":[\##(to)],\##(body),"responses":{\##(json(#"{"type":"object","required":["script","text"],"properties":{"script":{"type":"string"},"text":{"type":"string"}}}"#)),\##(errors([400, 408, 413, 415, 421, 503]))}}},
            "/v1/search":{"get":{"summary":"Find statements of the archive","parameters":[\##(search)],"responses":{\##(json(list("hits", "Hit"))),\##(errors([400, 404, 421, 503]))}}},
            "/v1/flags":{"get":{"summary":"Official denials against reported claims","parameters":[\##(flags)],"responses":{\##(json(list("flags", "Flag"))),\##(errors([400, 404, 421, 503]))}}},
            "/v1/articles":{"get":{"summary":"Articles, the newest first","parameters":[\##(paging.joined(separator: ","))],"responses":{\##(json(list("articles", "Entry"))),\##(errors([400, 404, 421, 503]))}}},
            "/v1/articles/{id}":{"get":{"summary":"An article of the archive, analysed","parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer","minimum":1}},\##(export)],"responses":{\##(json(#"{"type":"object"}"#)),\##(errors([400, 404, 421, 503]))}}},
            "/healthz":{"get":{"summary":"Whether the service is up","responses":{"200":{"description":"it is"}}}},
            "/metrics":{"get":{"summary":"What the service has done, for Prometheus","responses":{"200":{"description":"the metrics"}}}}},
            "components":{"schemas":{
            "Error":{"type":"object","required":["error"],"properties":{"error":{"type":"string"}}},
            "Article":{"type":"object","required":["text"],"properties":{"text":{"type":"string"},"id":{"type":"string"}}},
            "Entry":{"type":"object","required":["id","name","sha256","length","isStale"],"properties":{"id":{"type":"integer"},"name":{"type":"string"},"date":{"type":"string"},"sha256":{"type":"string"},"length":{"type":"integer"},"isStale":{"type":"boolean"}}},
            "Hit":{"type":"object","required":["article","name","statement","start","end","text","label","matches"],"properties":{"article":{"type":"integer"},"name":{"type":"string"},"date":{"type":"string"},"statement":{"type":"string"},\##(place),"text":{"type":"string"},"label":{"type":"string"},"sourceKind":{"type":"string"},"source":{"type":"string"},"matches":{"type":"array","items":{"type":"object","properties":{\##(place)}}}}},
            "Flag":{"type":"object","required":["place","confidence","denial","claim"],"properties":{"place":{"type":"string"},"confidence":{"type":"number"},"denial":\##(side),"claim":\##(side)}}}}}
            """##
    }()
}
