/// What the reference scorer (`score.py` under Python 3.11) prints for the cases; each has been checked against it, and
/// `ReferenceScorer` checks them again where it is at hand.
enum ExpectedFigures {
    /// The figures of each case by itself, as `EvaluationReport.digest` writes them.
    static let digests: [String: String] = [
        "everything right": """
        offsets 0 of 18
        statements 1.0 1.0 1.0
        sources 3 0 0, kind 1.0
        quotes 2 0 0, 2 0 0, speakers 1.0 of 2
        denials 1 0 0, 1 0 0, traps 0.0 of 1
        pairs 1 0 0, 1 0 0, 1 0 0
        mentions 3 0 0, 3 0 0
        """,
        "the system lacks the document": """
        missing missing
        sources 0 0 3, kind nil
        quotes 0 0 2, 0 0 2, speakers nil of 0
        denials 0 0 1, 0 0 1, traps 0.0 of 1
        pairs 0 0 1, 0 0 1, 0 0 1
        mentions 0 0 3, 0 0 3
        """,
        "the system has another text": """
        missing other
        """,
        "gold without layers": """
        offsets 0 of 18
        sources 0 3 0, kind nil
        quotes 0 2 0, 0 2 0, speakers nil of 0
        denials 0 1 0, 0 1 0, traps nil of 0
        pairs 0 1 0, 0 1 0, 0 1 0
        """,
        "labels by the majority of characters, the first among equals": """
        offsets 0 of 11
        statements 0.45833333333333326 0.7416666666666667 0.36585365853658536
        """,
        "sources that overlap by half, and their kinds": """
        offsets 0 of 5
        sources 3 2 2, kind 0.6666666666666666
        """,
        "quotes nested, cut and invented; speakers by place, words and entity": """
        offsets 1 of 14
        sources 1 4 5, kind 1.0
        quotes 5 3 2, 7 1 0, speakers 0.5 of 6
        """,
        "one to one, the best first, and the first gold takes it": """
        offsets 0 of 4
        sources 3 1 1, kind 1.0
        """,
        "an event by its cue before one by its statement": """
        offsets 0 of 12
        statements 0.5 0.5 1.0
        denials 2 2 0, 1 1 0, traps nil of 0
        """,
        "no denier on either side": """
        offsets 0 of 5
        statements 0.5 0.5 1.0
        denials 1 0 0, 0 0 0, traps nil of 0
        """,
        "a denier on one side alone": """
        offsets 0 of 8
        statements 0.5 0.5 1.0
        denials 0 2 2, 0 1 0, traps nil of 0
        pairs 0 1 1, 0 1 1, 0 1 0
        """,
        "deniers that agree by words or entity, and one that does not": """
        offsets 0 of 10
        statements 0.5 0.5 1.0
        denials 2 1 1, 0 0 0, traps nil of 0
        """,
        "official on one side alone": """
        offsets 0 of 4
        denials 2 0 0, 0 1 1, traps nil of 0
        pairs 1 1 1, 1 1 1, 1 0 0
        """,
        "traps, and responses that are not asserted denials": """
        offsets 0 of 6
        denials 0 2 1, 0 1 0, traps 0.25 of 4
        """,
        "optional targets cost nothing, nor does a second hit": """
        offsets 0 of 7
        denials 1 0 0, 1 0 0, traps nil of 0
        pairs 1 2 1, 2 1 0, 1 2 1
        """,
        "denials without targets": """
        offsets 0 of 5
        denials 3 0 0, 0 0 1, traps nil of 0
        pairs 0 2 1, 0 2 1, 0 2 0
        """,
        "loosely a claim is found by its statement or by a touch": """
        offsets 0 of 7
        denials 2 0 0, 0 0 1, traps nil of 0
        pairs 0 5 3, 3 1 0, 0 2 2
        """,
        "a denial that nobody utters costs its targets too": """
        offsets 0 of 9
        statements 0.5 0.5 1.0
        denials 0 2 0, 0 1 0, traps nil of 0
        pairs 0 3 0, 0 3 0, 0 2 0
        """,
        "names by place and type, repetitions and other forms": """
        offsets 0 of 9
        mentions 3 5 3, 4 4 2
        """,
        "places that do not hold their words": """
        offsets 3 of 12
        """,
    ]

    /// The figures of all cases as one corpus.
    static let lines = """
        documents        20
        missing_or_text_differs ['missing', 'other']
        offsets
          checked          164
          wrong            4
        statements
          macro_f1         0.646
          macro_f1_lenient 0.743
          char_accuracy    0.611
          per_label
            reported_fact    P 1.000  R 0.591  F1 0.743  (tp 13 fp 0 fn 9)
            quote            P 1.000  R 0.250  F1 0.400  (tp 1 fp 0 fn 3)
            denial           P 1.000  R 0.632  F1 0.774  (tp 12 fp 0 fn 7)
            commentary       P 0.600  R 0.750  F1 0.667  (tp 3 fp 2 fn 1)
          confusion
            reported_fact->None 6
            denial->None     6
            quote->None      2
            commentary->None 1
            quote->commentary 1
            denial->none     1
            reported_fact->rumour 1
            reported_fact->commentary 1
            reported_fact->none 1
        sources          P 0.500  R 0.476  F1 0.488  (tp 10 fp 10 fn 11)  kind 0.900
        quotes
          exact            P 0.583  R 0.636  F1 0.609  (tp 7 fp 5 fn 4)
          overlap          P 0.750  R 0.818  F1 0.783  (tp 9 fp 3 fn 2)
          speaker_accuracy 0.625
          speakers         8
        denials
          events           P 0.583  R 0.737  F1 0.651  (tp 14 fp 10 fn 5)
          official         P 0.333  R 0.429  F1 0.375  (tp 3 fp 6 fn 4)
          trap_rate        0.167
          traps            6
        pairs
          strict           P 0.167  R 0.273  F1 0.207  (tp 3 fp 15 fn 8)
          loose            P 0.412  R 0.636  F1 0.500  (tp 7 fp 10 fn 4)
          official_strict  P 0.231  R 0.429  F1 0.300  (tp 3 fp 10 fn 4)
        mentions
          exact            P 0.545  R 0.500  F1 0.522  (tp 6 fp 5 fn 6)
          span             P 0.636  R 0.583  F1 0.609  (tp 7 fp 4 fn 5)
          per_type
            organization     P 0.667  R 0.400  F1 0.500  (tp 2 fp 1 fn 3)
            other            P 0.000  R 0.000  F1 0.000  (tp 0 fp 1 fn 0)
            person           P 0.750  R 0.600  F1 0.667  (tp 3 fp 1 fn 2)
            place            P 0.000  R 0.000  F1 0.000  (tp 0 fp 2 fn 1)
            product          P 1.000  R 1.000  F1 1.000  (tp 1 fp 0 fn 0)
        """

    /// The same as JSON.
    static let json = """
        {
         "documents": 20,
         "missing_or_text_differs": [
          "missing",
          "other"
         ],
         "offsets": {
          "checked": 164,
          "wrong": 4
         },
         "statements": {
          "macro_f1": 0.6459293394777266,
          "macro_f1_lenient": 0.7430059523809524,
          "char_accuracy": 0.6107784431137725,
          "per_label": {
           "reported_fact": {
            "p": 1.0,
            "r": 0.5909090909090909,
            "f1": 0.7428571428571429,
            "tp": 13,
            "fp": 0,
            "fn": 9
           },
           "quote": {
            "p": 1.0,
            "r": 0.25,
            "f1": 0.4,
            "tp": 1,
            "fp": 0,
            "fn": 3
           },
           "denial": {
            "p": 1.0,
            "r": 0.631578947368421,
            "f1": 0.7741935483870968,
            "tp": 12,
            "fp": 0,
            "fn": 7
           },
           "commentary": {
            "p": 0.6,
            "r": 0.75,
            "f1": 0.6666666666666665,
            "tp": 3,
            "fp": 2,
            "fn": 1
           }
          },
          "confusion": {
           "reported_fact->None": 6,
           "denial->None": 6,
           "quote->None": 2,
           "commentary->None": 1,
           "quote->commentary": 1,
           "denial->none": 1,
           "reported_fact->rumour": 1,
           "reported_fact->commentary": 1,
           "reported_fact->none": 1
          }
         },
         "sources": {
          "p": 0.5,
          "r": 0.47619047619047616,
          "f1": 0.4878048780487805,
          "tp": 10,
          "fp": 10,
          "fn": 11,
          "kind_accuracy": 0.9
         },
         "quotes": {
          "exact": {
           "p": 0.5833333333333334,
           "r": 0.6363636363636364,
           "f1": 0.6086956521739131,
           "tp": 7,
           "fp": 5,
           "fn": 4
          },
          "overlap": {
           "p": 0.75,
           "r": 0.8181818181818182,
           "f1": 0.7826086956521738,
           "tp": 9,
           "fp": 3,
           "fn": 2
          },
          "speaker_accuracy": 0.625,
          "speakers": 8
         },
         "denials": {
          "events": {
           "p": 0.5833333333333334,
           "r": 0.7368421052631579,
           "f1": 0.6511627906976745,
           "tp": 14,
           "fp": 10,
           "fn": 5
          },
          "official": {
           "p": 0.3333333333333333,
           "r": 0.42857142857142855,
           "f1": 0.375,
           "tp": 3,
           "fp": 6,
           "fn": 4
          },
          "trap_rate": 0.16666666666666666,
          "traps": 6
         },
         "pairs": {
          "strict": {
           "p": 0.16666666666666666,
           "r": 0.2727272727272727,
           "f1": 0.20689655172413793,
           "tp": 3,
           "fp": 15,
           "fn": 8
          },
          "loose": {
           "p": 0.4117647058823529,
           "r": 0.6363636363636364,
           "f1": 0.5,
           "tp": 7,
           "fp": 10,
           "fn": 4
          },
          "official_strict": {
           "p": 0.23076923076923078,
           "r": 0.42857142857142855,
           "f1": 0.3,
           "tp": 3,
           "fp": 10,
           "fn": 4
          }
         },
         "mentions": {
          "exact": {
           "p": 0.5454545454545454,
           "r": 0.5,
           "f1": 0.5217391304347826,
           "tp": 6,
           "fp": 5,
           "fn": 6
          },
          "span": {
           "p": 0.6363636363636364,
           "r": 0.5833333333333334,
           "f1": 0.6086956521739131,
           "tp": 7,
           "fp": 4,
           "fn": 5
          },
          "per_type": {
           "organization": {
            "p": 0.6666666666666666,
            "r": 0.4,
            "f1": 0.5,
            "tp": 2,
            "fp": 1,
            "fn": 3
           },
           "other": {
            "p": 0.0,
            "r": 0.0,
            "f1": 0.0,
            "tp": 0,
            "fp": 1,
            "fn": 0
           },
           "person": {
            "p": 0.75,
            "r": 0.6,
            "f1": 0.6666666666666665,
            "tp": 3,
            "fp": 1,
            "fn": 2
           },
           "place": {
            "p": 0.0,
            "r": 0.0,
            "f1": 0.0,
            "tp": 0,
            "fp": 2,
            "fn": 1
           },
           "product": {
            "p": 1.0,
            "r": 1.0,
            "f1": 1.0,
            "tp": 1,
            "fp": 0,
            "fn": 0
           }
          }
         }
        }
        """
}
