#!/usr/bin/env python3
"""Scores Bianyan and its peers on OpenCC's cases and on sentence pairs of both scripts.

    tools/conversion_cases.py [DATA]        DATA: the folder with opencc_cases.json and gsd_pairs_dev.tsv

Quotation marks are compared as one kind: the Simplified side of the pairs writes “”, the Traditional 「」, and
converters of script leave them. The figures without that are given too.
"""
import difflib
import json
import pathlib
import sys

from conversion_peers import ROOT, convert_ours, opencc_converter, pyo3_converter, zhconv_converter

QUOTES = str.maketrans({"“": '"', "”": '"', "「": '"', "」": '"', "『": "'", "』": "'", "‘": "'", "’": "'"})


def cases(data):
    rows = [
        (target, case["input"], expected)
        for case in json.loads((data / "opencc_cases.json").read_text("utf-8"))
        for target, expected in case["expected"].items()
    ]
    ours = convert_ours([row[:2] for row in rows])
    right = 0
    for (target, text, expected), output in zip(rows, ours):
        right += output == expected
        if output != expected:
            print(f"{target}\t{text}\t{output}\texpected {expected}")
    print(f"OpenCC's cases\tBianyan {right} of {len(rows)}")


def score(outputs, expected):
    right = total = exact = 0
    for output, gold in zip(outputs, expected):
        total += len(gold)
        exact += output == gold
        if len(output) == len(gold):
            right += sum(one == other for one, other in zip(output, gold))
        else:
            blocks = difflib.SequenceMatcher(None, output, gold, False).get_matching_blocks()
            right += sum(block.size for block in blocks)
    return f"{100 * right / total:.3f}\t{100 * exact / len(expected):.1f}"


def pairs(data):
    rows = [line.split("\t") for line in (data / "gsd_pairs_dev.tsv").read_text("utf-8").splitlines()]
    traditional, simplified = [row[2] for row in rows], [row[3] for row in rows]

    def ours(target):
        return lambda texts: convert_ours([(target, text) for text in texts])

    def each(converter):
        return lambda texts: [converter(text) for text in texts]

    print("\tcharacters\tsentences\tcharacters with quotes\tsentences with quotes")
    for title, source, gold, converters in [
        ("Traditional to Simplified", traditional, simplified, [
            ("Bianyan hans", ours("hans")), ("Bianyan tw2s", ours("tw2s")),
            ("OpenCC tw2s", each(opencc_converter("tw2s"))), ("opencc-pyo3 tw2s", each(pyo3_converter("tw2s"))),
            ("opencc-pyo3 t2s", each(pyo3_converter("t2s"))), ("zhconv-rs zh-CN", each(zhconv_converter("zh-cn"))),
            ("zhconv-rs zh-Hans", each(zhconv_converter("zh-hans")))]),
        ("Simplified to Traditional", simplified, traditional, [
            ("Bianyan tw", ours("tw")), ("Bianyan s2tw", ours("s2tw")),
            ("OpenCC s2tw", each(opencc_converter("s2tw"))), ("opencc-pyo3 s2tw", each(pyo3_converter("s2tw"))),
            ("zhconv-rs zh-TW", each(zhconv_converter("zh-tw"))),
            ("zhconv-rs zh-Hant", each(zhconv_converter("zh-hant")))]),
    ]:
        print(title)
        for name, convert in converters:
            outputs = convert(source)
            plain = score([text.translate(QUOTES) for text in outputs], [text.translate(QUOTES) for text in gold])
            print(f"{name}\t{plain}\t{score(outputs, gold)}")


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/data/conversion"
    cases(folder)
    pairs(folder)
