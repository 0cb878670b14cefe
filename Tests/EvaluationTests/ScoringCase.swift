import Testing

/// A gold document and a system's answer. The sentences are our own.
struct ScoringCase: Sendable, CustomTestStringConvertible {
    let name: String
    let gold: JSON
    /// Nil for a system that has no such document.
    let system: JSON?

    var testDescription: String { name }

    /// Every branch of the scorer, one idea a case.
    static let all: [ScoringCase] =
        [everythingRight, missing, otherText, nothingAnnotated]
        + [labels, sources, quotes, bestMatchFirst]
        + [denialByStatement, denierAbsent, denierOneSided, denierByEntityAndWords, officialOrNot]
        + [responsesThatDoNotCount, optionalTargets, emptyTargets, targetsByStatement, spuriousDenial]
        + [names, offsets]

    private static let river = Article(
        "水务局昨日通报。有网民称「河水变红是因为偷排」,榕树厂予以否认。局长林树说:「水样合格,『红色』来自藻类。」记者认为,这话来得太迟。")

    private static func whole(_ article: Article) -> KeyValuePairs<String, JSON> {
        [
            "statements": [
                article.statement("s1", "水务局昨日通报。", "reported_fact"),
                article.statement("s2", "有网民称「河水变红是因为偷排」,", "reported_fact"),
                article.statement("s3", "榕树厂予以否认。", "denial"),
                article.statement("s4", "局长林树说:「水样合格,『红色』来自藻类。」", "quote"),
                article.statement("s5", "记者认为,这话来得太迟。", "commentary"),
            ],
            "sources": [
                article.at("有网民", 1, ["id": "src1", "kind": "hearsay"]),
                article.at("榕树厂", 1, ["id": "src2", "kind": "official"]),
                article.at("局长林树", 1, ["id": "src3", "kind": "official"]),
            ],
            "quotes": [
                article.at("「河水变红是因为偷排」", 1, ["attributable": true, "kind": "mixed", "speaker": "src1"]),
                article.at("「水样合格,『红色』来自藻类。」", 1, ["attributable": true, "kind": "direct", "speaker": "src3"]),
                article.at("『红色』", 1, ["attributable": false, "kind": "term"]),
            ],
            "denials": [
                [
                    "id": "d1", "statement": "s3", "cue": article.at("否认"), "denier": article.at("榕树厂"),
                    "official": true, "status": "standing", "scope": "whole", "target_kind": "charge",
                    "targets": [article.at("河水变红是因为偷排", 1, ["statement": "s2", "required": true])],
                ]
            ],
            "not_denials": [article.at("来得太迟", 1, ["trap": "10"])],
            "mentions": [
                article.at("水务局", 1, ["type": "organization", "form": "name", "entity": "e1"]),
                article.at("榕树厂", 1, ["type": "organization", "form": "name", "entity": "e2"]),
                article.at("林树", 1, ["type": "person", "form": "name", "entity": "e3"]),
                article.at("记者", 1, ["type": "person", "form": "nominal", "entity": "e4"]),
            ],
        ]
    }

    static let everythingRight = ScoringCase(
        name: "everything right", gold: river.document("right", whole(river)),
        system: river.document("right", whole(river)))

    static let missing = ScoringCase(
        name: "the system lacks the document", gold: river.document("missing", whole(river)), system: nil)

    /// The texts look alike and are canonically equal; the scalars differ, so no offset can be trusted.
    static let otherText = {
        let composed = Article("caf\u{E9}老板否认停业。")
        let parted = Article("cafe\u{301}老板否认停业。")
        func document(_ article: Article) -> JSON {
            article.document(
                "other", ["statements": [article.statement("s1", article.text, "denial")], "mentions": []])
        }
        return ScoringCase(name: "the system has another text", gold: document(composed), system: document(parted))
    }()

    static let nothingAnnotated = ScoringCase(
        name: "gold without layers", gold: river.document("bare", [:]), system: river.document("bare", whole(river)))

    static let labels = {
        let text = Article("甲镇修桥。乙村通水。丙校停\n课。  丁站关门\u{3000}了。戊所搬迁。己园开放。庚店打烊。辛路封闭。壬厂停产。")
        return ScoringCase(
            name: "labels by the majority of characters, the first among equals",
            gold: text.document(
                "labels",
                [
                    "statements": [
                        text.statement("s1", "甲镇修桥。", "reported_fact"),
                        text.statement("s2", "乙村通水。", "quote", ["alt": ["reported_fact", "commentary"]]),
                        .object([
                            "id": "s3", "label": "denial", "start": 10, "end": 16, "text": "丙校停\n课。",
                            "spans": [text.at("丙校停"), text.at("课。")],
                        ]),
                        text.statement("s4", "丁站关门\u{3000}了。", "commentary"),
                        text.statement("s5", "戊所搬迁。", "none"),
                        text.statement("s6", "己园开放。", "denial", ["alt": ["none"]]),
                        text.statement("s7", "庚店打烊。", "reported_fact", ["alt": ["quote"]]),
                        text.statement("s8", "辛路封闭。", "reported_fact"),
                        text.statement("s9", "壬厂停产。", "commentary"),
                        text.statement("s10", "  ", "quote"),
                    ]
                ]),
            system: text.document(
                "labels",
                [
                    "statements": [
                        text.statement("s1", "甲镇", "quote"), text.statement("s2", "修桥。乙村", "reported_fact"),
                        text.statement("s3", "通水。", "commentary"),
                        .object([
                            "id": "s4", "label": "denial", "start": 0, "end": 16,
                            "spans": [text.at("丙校停"), text.at("课。")],
                        ]),
                        text.statement("s5", "丁站", "commentary"), text.statement("s6", "关门", "quote"),
                        text.statement("s7", "己园开放。", "none"), text.statement("s8", "庚店打烊。", "rumour"),
                        text.statement("s9", "辛路封闭。", "quote"), text.statement("s10", "路封", "commentary"),
                        .object(["id": "s11", "label": "commentary", "start": 44, "end": 99_999]),
                    ]
                ]))
    }()

    static let sources = {
        let text = Article("据晨报网报道,市府发言人何秋称照旧,又有居民说不知,再有专家说可以,还有传言。")
        return ScoringCase(
            name: "sources that overlap by half, and their kinds",
            gold: text.document(
                "sources",
                [
                    "sources": [
                        text.at("晨报网", 1, ["id": "src1", "kind": "media"]),
                        text.at("市府发言人何秋", 1, ["id": "src2", "kind": "official"]),
                        text.at("居民", 1, ["id": "src3", "kind": "anonymous"]),
                        text.at("专家", 1, ["id": "src4"]), text.at("传言", 1, ["id": "src5", "kind": "hearsay"]),
                    ]
                ]),
            system: text.document(
                "sources",
                [
                    "sources": [
                        text.at("据晨报网报道", 1, ["id": "src1", "kind": "media"]),
                        text.at("何秋", 1, ["id": "src2", "kind": "official"]),
                        text.at("有居民", 1, ["id": "src3", "kind": "named"]),
                        text.at("专家", 1, ["id": "src4", "kind": nil]), text.at("照旧", 1, ["id": "src5"]),
                    ]
                ]))
    }()

    static let quotes = {
        let text = Article(
            "阿青说:「我没去,他说『不用来』。」老师道:「好。」他又道:「散会!」有人喊「快走」。牌上写「营业」。阿青补充:「谢谢。」众人说:「再见。」")
        return ScoringCase(
            name: "quotes nested, cut and invented; speakers by place, words and entity",
            gold: text.document(
                "quotes",
                [
                    "sources": [
                        text.at("阿青", 1, ["id": "src1", "entity": "e1"]), text.at("老师", 1, ["id": "src2"]),
                        text.at("他", 2, ["id": "src3", "entity": "e9"]), text.at("有人", 1, ["id": "src4"]),
                        text.at("阿青", 2, ["id": "src5", "entity": ""]), text.at("众人", 1, ["id": "src6"]),
                    ],
                    "quotes": [
                        text.at("「我没去,他说『不用来』。」", 1, ["attributable": true, "speaker": "src1"]),
                        text.at("『不用来』", 1, ["attributable": true]),
                        text.at("「好。」", 1, ["attributable": true, "speaker": "src2"]),
                        text.at("「散会!」", 1, ["attributable": true, "speaker": "src3"]),
                        text.at("「快走」", 1, ["attributable": true, "speaker": "src4"]),
                        text.at("「谢谢。」", 1, ["attributable": true, "speaker": "src5"]),
                        text.at("「再见。」", 1, ["attributable": true, "speaker": "src6"]),
                        text.at("「营业」", 1, ["attributable": false]),
                    ],
                ]),
            system: text.document(
                "quotes",
                [
                    "sources": [
                        text.at("阿青说", 1, ["id": "src1", "entity": "e2"]), text.at("我", 1, ["id": "src2"]),
                        text.at("喊", 1, ["id": "src3", "entity": "e9"]),
                        text.at("补充", 1, ["id": "src4", "entity": ""]),
                        .object(["id": "src5", "start": 0, "end": 1, "text": "众人"]),
                    ],
                    "quotes": [
                        text.at("我没去,他说『不用来』。", 1, ["attributable": true, "speaker": "src1"]),
                        text.at("『不用来』", 1, ["attributable": true, "speaker": "src2"]),
                        text.at("「好。」", 1, ["attributable": true, "speaker": "src2"]),
                        text.at("「散会!」", 1, ["attributable": true, "speaker": "src3"]),
                        text.at("「快走」", 1, ["attributable": true, "speaker": "src99"]),
                        text.at("「谢谢。」", 1, ["attributable": true, "speaker": "src4"]),
                        text.at("再见。」", 1, ["attributable": true, "speaker": "src5"]),
                        text.at("「营业」", 1, ["attributable": true]),
                        text.at("「快走」", 1, ["kind": "term"]),
                    ],
                ]))
    }()

    static let bestMatchFirst = {
        let text = Article("甲乙丙丁戊己庚辛壬癸子丑寅卯")
        return ScoringCase(
            name: "one to one, the best first, and the first gold takes it",
            gold: text.document(
                "best",
                [
                    "sources": [
                        text.at("甲乙丙丁戊", 1, ["id": "a"]), text.at("甲乙丙丁戊己", 1, ["id": "b"]),
                        text.at("庚辛", 1, ["id": "c"]), text.at("庚辛", 1, ["id": "d"]),
                    ]
                ]),
            system: text.document(
                "best",
                [
                    "sources": [
                        text.at("甲乙丙", 1, ["id": "a"]), text.at("甲乙丙丁戊己", 1, ["id": "b"]),
                        text.at("庚辛", 1, ["id": "c"]),
                        .object(["id": "d", "start": 3, "end": 3, "text": ""]),
                    ]
                ]))
    }()

    private static let dam = Article("网传水坝漏水。河务处说绝无此事,坝体完好。网上又称处长辞职。处长回应不是真的,还说会留任。")

    private static let damStatements: JSON = [
        dam.statement("s1", "网传水坝漏水。", "reported_fact"), dam.statement("s2", "河务处说绝无此事,坝体完好。", "denial"),
        dam.statement("s3", "网上又称处长辞职。", "reported_fact"), dam.statement("s4", "处长回应不是真的,还说会留任。", "denial"),
    ]

    static let denialByStatement = ScoringCase(
        name: "an event by its cue before one by its statement",
        gold: dam.document(
            "by-statement",
            [
                "statements": damStatements,
                "denials": [
                    ["statement": "s2", "cue": dam.at("绝无此事"), "denier": dam.at("河务处"), "official": true],
                    ["statement": "s4", "cue": dam.at("不是真的"), "denier": dam.at("处长", 2), "targets": []],
                ],
            ]),
        system: dam.document(
            "by-statement",
            [
                "statements": damStatements,
                "denials": [
                    ["statement": "s2", "cue": dam.at("坝体完好"), "denier": dam.at("河务处"), "official": true],
                    ["statement": "s2", "cue": dam.at("无此"), "denier": dam.at("河务处说"), "official": true],
                    ["statement": "s4", "cue": dam.at("留任"), "denier": dam.at("处长", 2), "official": false],
                    ["cue": dam.at("辞职"), "denier": dam.at("处长", 1)],
                ],
            ]))

    static let denierAbsent = ScoringCase(
        name: "no denier on either side",
        gold: dam.document(
            "absent",
            ["statements": damStatements, "denials": [["statement": "s2", "cue": dam.at("绝无此事"), "denier": nil]]]),
        system: dam.document(
            "absent", ["statements": damStatements, "denials": [["statement": "s2", "cue": dam.at("绝无")]]]))

    static let denierOneSided = ScoringCase(
        name: "a denier on one side alone",
        gold: dam.document(
            "one-sided",
            [
                "statements": damStatements,
                "denials": [
                    ["statement": "s2", "cue": dam.at("绝无此事"), "denier": dam.at("河务处")],
                    ["statement": "s4", "cue": dam.at("不是真的"), "targets": [dam.at("处长辞职")]],
                ],
            ]),
        system: dam.document(
            "one-sided",
            [
                "statements": damStatements,
                "denials": [
                    ["statement": "s2", "cue": dam.at("绝无此事")],
                    [
                        "statement": "s4", "cue": dam.at("不是真的"), "denier": dam.at("处长", 2), "official": true,
                        "targets": [dam.at("处长辞职")],
                    ],
                ],
            ]))

    static let denierByEntityAndWords = ScoringCase(
        name: "deniers that agree by words or entity, and one that does not",
        gold: dam.document(
            "denier",
            [
                "statements": damStatements,
                "denials": [
                    ["statement": "s2", "cue": dam.at("绝无此事"), "denier": dam.at("河务处", 1, ["entity": "e4"])],
                    ["statement": "s4", "cue": dam.at("不是真的"), "denier": dam.at("处长", 1)],
                    ["statement": "s4", "cue": dam.at("会留任"), "denier": dam.at("处长", 2, ["entity": nil])],
                ],
            ]),
        system: dam.document(
            "denier",
            [
                "statements": damStatements,
                "denials": [
                    ["statement": "s2", "cue": dam.at("绝无此事"), "denier": dam.at("坝体", 1, ["entity": "e4"])],
                    ["statement": "s4", "cue": dam.at("不是真的"), "denier": dam.at("处长", 2)],
                    ["statement": "s4", "cue": dam.at("会留任"), "denier": dam.at("网上", 1, ["entity": nil])],
                ],
            ]))

    static let officialOrNot = ScoringCase(
        name: "official on one side alone",
        gold: dam.document(
            "official",
            [
                "denials": [
                    ["cue": dam.at("绝无此事"), "official": true, "targets": [dam.at("水坝漏水")]],
                    ["cue": dam.at("不是真的"), "official": false, "targets": [dam.at("处长辞职")]],
                ]
            ]),
        system: dam.document(
            "official",
            [
                "denials": [
                    ["cue": dam.at("绝无此事"), "official": false, "targets": [dam.at("水坝漏水")]],
                    ["cue": dam.at("不是真的"), "official": true, "targets": [dam.at("水坝漏水")]],
                ]
            ]))

    static let responsesThatDoNotCount = ScoringCase(
        name: "traps, and responses that are not asserted denials",
        gold: dam.document(
            "traps",
            [
                "denials": [["cue": dam.at("不是真的")]],
                "not_denials": [dam.at("绝无此事", 1, ["trap": "3"]), dam.at("会留任"), dam.at("辞职"), dam.at("完好")],
            ]),
        system: dam.document(
            "traps",
            [
                "denials": [
                    ["cue": dam.at("不是真的"), "polarity": "confirms"], ["cue": dam.at("无"), "polarity": "denies"],
                    ["cue": dam.at("留任"), "reality": "irrealis"], ["cue": dam.at("辞职"), "polarity": nil],
                    ["cue": dam.at("完好"), "reality": nil],
                    ["cue": dam.at("此事"), "reality": "asserted", "official": true],
                ]
            ]))

    static let optionalTargets = ScoringCase(
        name: "optional targets cost nothing, nor does a second hit",
        gold: dam.document(
            "optional",
            [
                "statements": damStatements,
                "denials": [
                    [
                        "statement": "s2", "cue": dam.at("绝无此事"), "official": true,
                        "targets": [
                            dam.at("水坝漏水", 1, ["statement": "s1"]),
                            dam.at("坝体完好", 1, ["statement": "s2", "required": false]),
                            dam.at("处长辞职", 1, ["statement": "s3", "required": true]),
                            dam.at("网上", 1, ["required": nil]),
                        ],
                    ]
                ],
            ]),
        system: dam.document(
            "optional",
            [
                "denials": [
                    [
                        "statement": "s9", "cue": dam.at("绝无此事"), "official": true,
                        "targets": [
                            dam.at("水坝漏", 1, ["required": false]), dam.at("水坝漏水。"), dam.at("坝体完"),
                            dam.at("网上又"), dam.at("还说会留任"), dam.at("河务处"),
                        ],
                    ]
                ]
            ]))

    static let emptyTargets = ScoringCase(
        name: "denials without targets",
        gold: dam.document(
            "empty",
            [
                "denials": [
                    ["cue": dam.at("绝无此事"), "targets": []], ["cue": dam.at("不是真的"), "official": true],
                    ["cue": dam.at("留任"), "targets": [dam.at("处长辞职")]],
                ]
            ]),
        system: dam.document(
            "empty",
            [
                "denials": [
                    ["cue": dam.at("绝无此事")], ["cue": dam.at("不是真的"), "targets": [dam.at("处长辞职"), dam.at("漏水")]],
                    ["cue": dam.at("留任"), "targets": []],
                ]
            ]))

    static let targetsByStatement = ScoringCase(
        name: "loosely a claim is found by its statement or by a touch",
        gold: dam.document(
            "loose",
            [
                "statements": damStatements,
                "denials": [
                    [
                        "cue": dam.at("绝无此事"), "official": true,
                        "targets": [dam.at("漏水", 1, ["statement": "s1"]), dam.at("又称处长辞职", 1, ["statement": "s77"])],
                    ],
                    [
                        "cue": dam.at("不是真的"),
                        "targets": [
                            dam.at("处长辞职", 1, ["statement": "s3"]),
                            dam.at("漏水", 1, ["statement": "s1", "required": false]),
                        ],
                    ],
                ],
            ]),
        system: dam.document(
            "loose",
            [
                "denials": [
                    ["cue": dam.at("绝无此事"), "targets": [dam.at("网传"), dam.at("辞")]],
                    ["cue": dam.at("不是真的"), "targets": [dam.at("网上"), dam.at("网传水坝"), dam.at("留任")]],
                ]
            ]))

    static let spuriousDenial = ScoringCase(
        name: "a denial that nobody utters costs its targets too",
        gold: dam.document("spurious", ["statements": damStatements]),
        system: dam.document(
            "spurious",
            [
                "statements": damStatements,
                "denials": [
                    [
                        "statement": "s2", "cue": dam.at("绝无此事"), "official": true,
                        "targets": [dam.at("漏水"), dam.at("辞职")],
                    ],
                    ["statement": "s4", "cue": dam.at("不是真的"), "targets": [dam.at("辞职")]],
                ],
            ]))

    static let names = {
        let text = Article("林树到青城看青城队,林树说青城很好,他爱喝榕茶😀。")
        return ScoringCase(
            name: "names by place and type, repetitions and other forms",
            gold: text.document(
                "names",
                [
                    "mentions": [
                        text.at("林树", 1, ["type": "person"]), text.at("青城", 1, ["type": "place", "form": "name"]),
                        text.at("青城队", 1, ["type": "organization"]), text.at("林树", 2, ["type": "person"]),
                        text.at("林树", 2, ["type": "person"]), text.at("他", 1, ["type": "person", "form": "pronoun"]),
                        text.at("榕茶😀", 1, ["type": "product"]), text.at("青城", 3, ["type": "place", "form": nil]),
                    ]
                ]),
            system: text.document(
                "names",
                [
                    "mentions": [
                        text.at("青城", 1, ["type": "organization"]), text.at("林树", 1, ["type": "person"]),
                        text.at("林树", 1, ["type": "person"]), text.at("林树", 2, ["type": "person"]),
                        text.at("青城", 2, ["type": "place"]), text.at("青城", 3, ["type": "place"]),
                        text.at("榕茶", 1, ["type": "other"]), text.at("他", 1, ["type": "person", "form": "pronoun"]),
                        text.at("榕茶😀", 1, ["type": "product"]),
                    ]
                ]))
    }()

    static let offsets = {
        let text = Article("岛上e\u{301}灯塔😀亮了。")
        return ScoringCase(
            name: "places that do not hold their words",
            gold: text.document("offsets", ["statements": [text.statement("s1", "岛上", "reported_fact")]]),
            system: text.document(
                "offsets",
                [
                    "statements": [
                        text.statement("s1", text.text, "reported_fact", ["cues": [text.at("亮"), text.at("灯塔")]]),
                        .object(["id": "s2", "label": "none", "start": 0, "end": 2, "text": "上岛"]),
                    ],
                    "mentions": [
                        .object(["type": "place", "start": 2, "end": 4, "text": "\u{E9}"]),
                        .object(["type": "place", "start": -3, "end": -1, "text": "亮了"]),
                        .object(["type": "place", "start": 5, "end": 3, "text": ""]),
                        .object(["type": "place", "start": 7, "end": 500, "text": "亮了。"]),
                        .object(["type": "place", "start": 0, "end": 1, "text": nil]),
                        .object(["type": "place", "start": 0, "end": 1]),
                    ],
                    "edits": [text.at("e\u{301}", 1, ["kind": "variant", "replacement": "\u{E9}"])],
                    "quotes": [text.at("灯塔", 1, ["attributable": false, "deep": ["content": text.at("灯")]])],
                    "sources": [],
                    "flags": [.object(["start": 0, "end": 1, "text": "nowhere looked at"])],
                ]))
    }()
}
