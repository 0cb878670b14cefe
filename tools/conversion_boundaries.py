#!/usr/bin/env python3
"""Scores Bianyan and OpenCC on sentences in which a word must not match across the words of the text.

    tools/conversion_boundaries.py

Needs the environment of tools/conversion_peers.sh and the benchmark program (make bench-convert builds both).
"""
import pathlib

from conversion_peers import convert_ours, opencc_converter

TABLE = pathlib.Path(__file__).resolve().parent / "conversion_boundaries.tsv"


def main():
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]
    ours = convert_ours([(target, text) for target, text, _ in rows])
    scores = {"Bianyan": 0, "OpenCC": 0}
    for (target, text, expected), output in zip(rows, ours):
        # OpenCC has no name for "to Simplified from anything".
        peer = opencc_converter("tw2s" if target == "hans" else target)(text)
        scores["Bianyan"] += output == expected
        scores["OpenCC"] += peer == expected
        if output != expected:
            print(f"{target}\t{text}\t{output}\texpected {expected}")
    for name, score in scores.items():
        print(f"{name}\t{score} of {len(rows)}")


if __name__ == "__main__":
    main()
