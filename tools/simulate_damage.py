#!/usr/bin/env python3
"""Damage clean text the ways scrapers do, so that repair can be measured on any text.

    python3 tools/simulate_damage.py CLEAN.txt [--seed 1] [--kind residue|shift|random-shift|folded|bracket|utf8-as-gbk|
        utf8-as-latin1|mixed] [--lines 20] > damaged.jsonl

CLEAN holds a paragraph a line. Every line of output is one document of so many paragraphs:
{"text": damaged, "clean": the paragraphs as they were, "kinds": the damage of each paragraph, "" for none}.
A paragraph has one site of damage at the most, but for residues, so a paragraph that equals its clean form again is a
site repaired exactly. Damage that leaves the paragraph as it was is none.

shift         the first byte of a punctuation mark is lost and GBK read on out of step, full-width forms folded to ASCII
              or not; called shift-torn where the reader then met a malformed byte and dropped it or left U+FFFD, so that
              a second byte is gone too
folded        marks between Chinese are narrow
bracket       see its function
random-shift  as shift, with any byte of the paragraph
"""

import argparse
import json
import pathlib
import random
import re

HERE = pathlib.Path(__file__).resolve().parent.parent
FOLDED = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
HAN = re.compile("[\u4e00-\u9fff]")


def usual_readings() -> dict[str, str]:
    table = {}
    for line in (HERE / "dictionaries/readings.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        character, readings = line.split("\t")
        table[character] = readings.split(" ")[0]
    return table


def residue(line: str, chosen: set[str], readings: dict[str, str]) -> str:
    return "".join(c + f"({readings[c]})" if c in chosen else c for c in line)


def misread(data: bytes, errors: str) -> str:
    """GB18030 as readers decode it: a byte that leads no pair is one error."""
    return data.decode("gb18030", errors=errors)


def shift(line: str, draw: random.Random, anywhere: bool) -> tuple[str, bool]:
    try:
        data = line.encode("gb18030")
        if len(data) != sum(2 if ord(c) > 127 else 1 for c in line):
            return line, False
    except UnicodeEncodeError:
        return line, False
    places, position = [], 0
    for index, character in enumerate(line):
        width = 2 if ord(character) > 127 else 1
        follows = index + 1 < len(line) and HAN.match(line[index + 1])
        if anywhere and width == 2:
            places += [position, position + 1]
        if not anywhere and character in "。，、；：？！" and follows:
            places.append(position)
        position += width
    if not places:
        return line, False
    place = draw.choice(places)
    data = data[:place] + data[place + 1 :]
    damaged = misread(data, draw.choice(["ignore", "replace"]))
    is_torn = damaged.encode("gb18030") != data
    if draw.random() < 0.5:
        damaged = "".join(FOLDED.get(c, c) if c not in line else c for c in damaged)
    return damaged, is_torn


def bracket(line: str) -> str:
    """A closing mark behind ！ or ？ at the end of the line that opens it is lost."""
    match = re.search("[！？]([」”』])$", line)
    opener = {"」": "「", "”": "“", "』": "『"}.get(match[1], "") if match else ""
    if not match or line.rfind(opener) < 0 or line.rfind(match[1], 0, -1) > line.rfind(opener):
        return line
    return line[:-1]


def damage(line: str, kind: str, draw: random.Random, chosen: set[str], readings: dict[str, str]) -> str:
    if kind == "residue":
        return residue(line, chosen, readings)
    if kind == "folded":
        if re.search("[,;:?!()]", line):
            return line
        return re.sub("(?<=[\u4e00-\u9fff])[，；：？！](?=[\u4e00-\u9fff]|$)", lambda m: FOLDED[m[0]], line)
    if kind == "bracket":
        return bracket(line)
    if kind == "utf8-as-gbk":
        return line.encode("utf-8").decode("gb18030", errors="replace")
    if kind == "utf8-as-latin1":
        return line.encode("utf-8").decode("latin-1")
    return line


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("clean")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--kind", default="mixed")
    arguments.add_argument("--lines", type=int, default=20)
    options = arguments.parse_args()
    draw = random.Random(options.seed)
    readings = usual_readings()
    lines = [line.strip() for line in open(options.clean, encoding="utf-8")]
    lines = [line for line in lines if len(HAN.findall(line)) >= 8]
    for start in range(0, len(lines), options.lines):
        document = lines[start : start + options.lines]
        characters = sorted({c for line in document for c in line if HAN.match(c) and c in readings})
        chosen = set(draw.sample(characters, min(12, len(characters))))
        damaged, kinds = [], []
        for line in document:
            kind = options.kind
            if kind == "mixed":
                kind = draw.choice(["residue", "shift", "bracket", "", ""])
            if kind in ("shift", "random-shift"):
                result, is_torn = shift(line, draw, kind == "random-shift")
                kind += "-torn" if is_torn else ""
            else:
                result = damage(line, kind, draw, chosen, readings)
            damaged.append(result)
            kinds.append(kind if result != line else "")
        print(json.dumps({"text": "\n".join(damaged), "clean": document, "kinds": kinds}, ensure_ascii=False))


main()
