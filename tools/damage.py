#!/usr/bin/env python3
"""Damage clean text as poor scrapers and converters do; the same seed gives the same damage.

    python3 tools/damage.py article CLEAN.txt --out DAMAGED.txt --seed 7 [--edits EDITS.jsonl] [--residues 25] …
    python3 tools/damage.py paragraphs CLEAN.txt --kind shift [--seed 1] [--lines 20] > DAMAGED.jsonl

`article` damages a Simplified article in all the ways at once, each to a number of places that an option sets (0 leaves
it out):
  script          Simplified to Traditional character by character, without words; those of --left stay Simplified,
                  and “ ” ‘ ’ become 「 」 『 』 (--keep-script leaves all that)
  lost-bracket    a closing mark after ！ or ？ at the end of a line loses its first GBK byte (0xA1); its other byte
                  makes no character with the line's end and is dropped
  byte-shift      a full-width mark loses its first GBK byte (0xA1); what follows is read one byte out of step, until
                  a byte below 0x80 brings the reading back. Only where no byte is dropped: it can be undone
  pinyin-residue  (jù) is left behind 據, for every place of as many characters as are needed, none of which has
                  several common readings
  cut-line        a sentence breaks at a line end behind a comma, outside quotes
  width           ，：！？（） become ASCII
--edits writes what would undo it, an edit a line in the terms of the analysis (the change of script is not listed).

`paragraphs` measures repair: CLEAN holds a paragraph a line, in any script, and each line of output is one document of so
many: {"text": damaged, "clean": the paragraphs as they were, "kinds": the damage of each, "" for none}. A paragraph has
one site of damage at the most, but for residues, so one that equals its clean form again is a site repaired exactly.
Damage that leaves the paragraph as it was is none, and so is a paragraph left out that is not whole in itself (without
a mark at its end, or with a quotation that stays open): it is damaged already. Kinds:
  residue         readings behind every place of twelve characters of the document
  shift           a mark loses its first GBK byte, and what follows is read out of step, full-width forms folded to
                  ASCII or not; called shift-torn where the reader then met a malformed byte and dropped it or left
                  U+FFFD, so that a second byte is gone too
  random-shift    the same with any byte of the paragraph
  folded          marks between Chinese become ASCII
  bracket         a closing mark behind ！ or ？ at the end of the line that opens it is lost
  utf8-as-gbk, utf8-as-latin1
  mixed           of residue, shift, bracket and none

Python 3.11 and the tables of dictionaries/, nothing else. tools/build_corpus_gold.py imports `damage`, whose answer also
carries spans of the clean text over to the damaged one; tools/score_repair.py imports `documents`.
"""

import argparse
import dataclasses
import json
import pathlib
import random
import re
from collections.abc import Iterator

TABLES = pathlib.Path(__file__).resolve().parent.parent / "dictionaries"
LEFT = "后里干于并系"
QUOTES = dict(zip("“”‘’", "「」『』"))
NARROW = dict(zip("，：！？（）", ",:!?()"))
OPENING, CLOSING = "「『“‘《（", "」』”’》）"
SHIFTED_MARKS = "。、「」『』“”《》"
SHIFT_LENGTH = range(3, 15)
# Traditional forms with more than one common reading: a residue there could be the wrong one for its word.
POLYPHONES = set("長還樂為種處應難當傳彈調間幾興盡參單給畫載擔會轉聽覺喪鑽釘論稱場過號賣識說強捲勁沒著個藥車鋪縫薄")


@dataclasses.dataclass(frozen=True)
class Damaged:
    """The damaged text, the edits that undo it, and where each character of the clean text went."""

    text: str
    edits: list[dict]
    places: list[tuple[int, int]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the clean text's [start, end) lies in the damaged text; a shifted run is taken whole."""
        return self.places[start][0], self.places[end - 1][1]


def table(path: str) -> dict[str, str]:
    """The first two columns of a table, header left out."""
    rows = (TABLES / path).read_text(encoding="utf-8").splitlines()[1:]
    return {row.split("\t")[0]: row.split("\t")[1] for row in rows}


def poor_traditional(text: str, left: str) -> str:
    """Traditional characters one by one, in Taiwan's forms, without a look at the word."""
    traditional, taiwan = table("conversion/st-characters.tsv"), table("conversion/tw-variants.tsv")

    def convert(character: str) -> str:
        if character in left:
            return character
        form = traditional.get(character, character)
        return QUOTES.get(character, taiwan.get(form, form))

    return "".join(map(convert, text))


def lose_first_byte(text: str, start: int) -> tuple[str, int, int] | None:
    """What GBK reads from text[start] on when that character's first byte is lost: the characters read, where the
    reading is in step again, and the bytes dropped. None where the text is not GBK or never comes into step."""
    try:
        units = [character.encode("gbk") for character in text[start : start + SHIFT_LENGTH.stop + 1]]
    except UnicodeEncodeError:
        return None
    if len(units[0]) != 2 or units[0][0] != 0xA1:
        return None
    in_step, position = {}, 0
    for count, unit in enumerate(units, 1):
        position += len(unit)
        in_step[position] = start + count
    data, position, read, dropped = b"".join(units), 1, "", 0
    while position < len(data):
        if position in in_step:
            break
        width = 1 if data[position] < 0x80 else 2
        try:
            read += data[position : position + width].decode("gbk")
            position += width
        except UnicodeDecodeError:
            dropped += 1
            position += 1
    return (read, in_step[position], dropped) if position in in_step else None


def pick(chance: random.Random, places: list, count: int) -> list:
    """As many of the places as asked for, or all, in the order of the text."""
    return sorted(chance.sample(places, min(count, len(places))))


def lost_bracket_places(text: str) -> list[int]:
    def at(place: int) -> bool:
        ends_line = place + 1 == len(text) or text[place + 1] == "\n"
        return text[place] in "」』”’" and text[place - 1] in "！？" and ends_line and bool(lose_first_byte(text, place))

    return [place for place in range(1, len(text)) if at(place)]


def byte_shifts(text: str) -> list[tuple[int, int, str]]:
    """Runs [mark, end) that can be shifted and led back, each with what is read instead."""
    runs = []
    for start, character in enumerate(text):
        shifted = lose_first_byte(text, start) if character in SHIFTED_MARKS else None
        if shifted is None:
            continue
        read, end, dropped = shifted
        if not dropped and end - start in SHIFT_LENGTH and "\n" not in text[start:end] and read.isprintable():
            runs.append((start, end, read))
    return runs


def cut_places(text: str) -> list[int]:
    """Places behind a comma with eight characters of its sentence on both sides, outside all marks in pairs."""
    places, depth = [], 0
    for index, character in enumerate(text):
        depth += (character in OPENING) - (character in CLOSING)
        around = text[max(0, index - 8) : index] + text[index + 1 : index + 9]
        if character == "，" and depth == 0 and len(around) == 16 and not set(around) & set("。！？\n"):
            places.append(index + 1)
    return places


def residues(clean: str, text: str, free: list[bool], chance: random.Random, count: int) -> dict[int, str]:
    """Readings for all places of some characters that the conversion changed, until there are enough."""
    readings = table("readings.tsv")
    places: dict[str, list[int]] = {}
    for index, character in enumerate(text):
        if free[index] and character != clean[index] and character in readings and character not in POLYPHONES:
            places.setdefault(character, []).append(index)
    chosen: list[int] = []
    for character in chance.sample(sorted(places), len(places)):
        if len(chosen) + len(places[character]) <= count:
            chosen += places[character]
    return {index: f"({readings[text[index]].split()[0]})" for index in chosen}


def damage(
    clean: str, seed: int, residue_count: int = 25, shift_count: int = 1, bracket_count: int = 1, cut_count: int = 1,
    narrow: bool = True, convert: bool = True, left: str = LEFT,
) -> Damaged:  # fmt: skip
    """Damage a clean text. The kinds draw from one generator in a fixed order, so a seed says all."""
    chance = random.Random(seed)
    text = poor_traditional(clean, left) if convert else clean
    before, out, kind = [""] * len(text), list(text), [""] * len(text)
    free = [True] * len(text)
    for place in pick(chance, lost_bracket_places(text), bracket_count):
        out[place], kind[place], free[place] = "", "lost-bracket", False
    runs = [run for run in byte_shifts(text) if all(free[run[0] : run[1]])]
    shifts: list[tuple[int, int, str]] = []
    for run in chance.sample(runs, len(runs)):
        if len(shifts) < shift_count and all(run[1] < other[0] or other[1] < run[0] for other in shifts):
            shifts.append(run)
    for start, end, read in shifts:
        # The mark's own place shows the first character read, so that a sentence still ends with something.
        out[start : start + 2], out[start + 2 : end] = [read[0], read[1:]], [""] * (end - start - 2)
        free[start:end] = [False] * (end - start)
    for place in pick(chance, [place for place in cut_places(text) if free[place] and free[place - 1]], cut_count):
        before[place] = "\n"
    left_behind = residues(clean, text, free, chance, residue_count)
    if narrow:
        out = ["".join(NARROW.get(character, character) for character in piece) for piece in out]

    edits: list[dict] = []
    written, places = "", []
    runs_by_start = {start: end for start, end, _ in shifts}

    def edit(name: str, start: int, replacement: str) -> None:
        damaged = written[start:]
        edits.append({"kind": name, "start": start, "end": len(written), "text": damaged, "replacement": replacement})

    for index, piece in enumerate(out):
        if before[index]:
            start, written = len(written), written + before[index]
            edit("cut-line", start, "")
        start, written = len(written), written + piece
        if kind[index]:
            edit(kind[index], start, text[index])
        elif free[index] and piece != text[index]:
            edit("width", start, text[index])
        if index in left_behind:
            residue, written = len(written), written + left_behind[index]
            edit("pinyin-residue", residue, "")
        places.append((start, len(written)))
    for start, end in runs_by_start.items():
        first, last = places[start][0], places[end - 1][1]
        places[start + 1 : end] = [(places[start + 1][0], last)] * (end - start - 1)
        replaced = {"kind": "byte-shift", "start": first, "end": last, "text": written[first:last]}
        edits.append(replaced | {"replacement": text[start:end]})
    return Damaged(written, sorted(edits, key=lambda each: (each["start"], each["end"])), places)


# Paragraphs, each with damage of one kind

KINDS = ("residue", "shift", "random-shift", "folded", "bracket", "utf8-as-gbk", "utf8-as-latin1")
FOLDED = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
HAN = re.compile("[\u4e00-\u9fff]")
SENTENCE_END = re.compile("[。！？…][」』”’）]*$")


def shift(line: str, draw: random.Random, anywhere: bool) -> tuple[str, bool]:
    """What GB18030 reads of the whole line when a byte is lost, and whether another one went with it."""
    try:
        data = line.encode("gb18030")
    except UnicodeEncodeError:
        return line, False
    if len(data) != sum(2 if ord(character) > 127 else 1 for character in line):
        return line, False
    places, position = [], 0
    for index, character in enumerate(line):
        width = 2 if ord(character) > 127 else 1
        if anywhere and width == 2:
            places += [position, position + 1]
        if not anywhere and character in "。，、；：？！" and HAN.match(line[index + 1 : index + 2]):
            places.append(position)
        position += width
    if not places:
        return line, False
    place = draw.choice(places)
    data = data[:place] + data[place + 1 :]
    damaged = data.decode("gb18030", errors=draw.choice(["ignore", "replace"]))
    is_torn = damaged.encode("gb18030") != data
    if draw.random() < 0.5:
        damaged = "".join(FOLDED.get(c, c) if c not in line else c for c in damaged)
    return damaged, is_torn


def without_closing_mark(line: str) -> str:
    match = re.search("[！？]([」”』])$", line)
    opener = OPENING[CLOSING.index(match[1])] if match else ""
    if not match or line.rfind(opener) < 0 or line.rfind(match[1], 0, -1) > line.rfind(opener):
        return line
    return line[:-1]


def damage_paragraph(line: str, kind: str, draw: random.Random, residue: dict[str, str]) -> tuple[str, str]:
    """The damaged paragraph and what its damage is called."""
    match kind:
        case "residue":
            return "".join(c + residue.get(c, "") for c in line), kind
        case "shift" | "random-shift":
            damaged, is_torn = shift(line, draw, kind == "random-shift")
            return damaged, kind + "-torn" if is_torn else kind
        case "folded" if not re.search("[,;:?!()]", line):
            between = "(?<=[\u4e00-\u9fff])[，；：？！](?=[\u4e00-\u9fff]|$)"
            return re.sub(between, lambda mark: FOLDED[mark[0]], line), kind
        case "bracket":
            return without_closing_mark(line), kind
        case "utf8-as-gbk":
            return line.encode("utf-8").decode("gb18030", errors="replace"), kind
        case "utf8-as-latin1":
            return line.encode("utf-8").decode("latin-1"), kind
    return line, kind


def is_whole(line: str) -> bool:
    if len(HAN.findall(line)) < 8 or not SENTENCE_END.search(line):
        return False
    return all(line.count(opener) == line.count(closer) for opener, closer in zip(OPENING, CLOSING))


def documents(clean: list[str], kind: str, seed: int = 1, length: int = 20) -> Iterator[dict]:
    """The whole paragraphs among `clean`, damaged, so many a document."""
    draw = random.Random(seed)
    readings = {character: row.split(" ")[0] for character, row in table("readings.tsv").items()}
    lines = [line for line in map(str.strip, clean) if is_whole(line)]
    for start in range(0, len(lines), length):
        paragraphs = lines[start : start + length]
        characters = sorted({c for line in paragraphs for c in line if HAN.match(c) and c in readings})
        chosen = draw.sample(characters, min(12, len(characters)))
        residue = {character: f"({readings[character]})" for character in chosen}
        damaged, kinds = [], []
        for line in paragraphs:
            wanted = draw.choice(["residue", "shift", "bracket", "", ""]) if kind == "mixed" else kind
            text, name = damage_paragraph(line, wanted, draw, residue)
            damaged.append(text)
            kinds.append(name if text != line else "")
        yield {"text": "\n".join(damaged), "clean": paragraphs, "kinds": kinds}


def damage_article(options: argparse.Namespace) -> None:
    clean = pathlib.Path(options.clean).read_text(encoding="utf-8")
    damaged = damage(
        clean, options.seed, options.residues, options.shifts, options.brackets, options.cuts,
        narrow=not options.keep_width, convert=not options.keep_script, left=options.left,
    )  # fmt: skip
    pathlib.Path(options.out).write_text(damaged.text, encoding="utf-8")
    if options.edits:
        lines = (json.dumps(edit, ensure_ascii=False) + "\n" for edit in damaged.edits)
        pathlib.Path(options.edits).write_text("".join(lines), encoding="utf-8")


def damage_paragraphs(options: argparse.Namespace) -> None:
    clean = pathlib.Path(options.clean).read_text(encoding="utf-8").splitlines()
    for document in documents(clean, options.kind, options.seed, options.lines):
        print(json.dumps(document, ensure_ascii=False))


def main() -> None:
    arguments = argparse.ArgumentParser(description="Damage clean text, the same for the same seed.")
    commands = arguments.add_subparsers(required=True)
    article = commands.add_parser("article", help="all kinds of damage to a Simplified article")
    article.set_defaults(run=damage_article)
    article.add_argument("clean", help="a text in UTF-8")
    article.add_argument("--out", required=True, help="where the damaged text goes")
    article.add_argument("--edits", help="where the edits go that undo it, as JSON lines")
    article.add_argument("--seed", type=int, required=True)
    article.add_argument("--residues", type=int, default=25, help="at most so many pinyin residues")
    article.add_argument("--shifts", type=int, default=1)
    article.add_argument("--brackets", type=int, default=1)
    article.add_argument("--cuts", type=int, default=1)
    article.add_argument("--left", default=LEFT, help="characters that stay Simplified")
    article.add_argument("--keep-width", action="store_true")
    article.add_argument("--keep-script", action="store_true", help="no conversion, hence no residues either")
    paragraphs = commands.add_parser("paragraphs", help="one kind of damage to each paragraph")
    paragraphs.set_defaults(run=damage_paragraphs)
    paragraphs.add_argument("clean", help="a text in UTF-8, a paragraph a line")
    paragraphs.add_argument("--kind", choices=(*KINDS, "mixed"), default="mixed")
    paragraphs.add_argument("--seed", type=int, default=1)
    paragraphs.add_argument("--lines", type=int, default=20, help="paragraphs a document")
    options = arguments.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
