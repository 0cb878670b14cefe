#!/usr/bin/env python3
"""Damage a clean Simplified article as a poor scraper and converter would; the same seed gives the same damage.

    python3 tools/damage_article.py CLEAN.txt --out DAMAGED.txt --seed 7 [--edits EDITS.jsonl] [--residues 25] …

What is done, each to a number of places that an option sets (0 leaves it out):
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
Python 3.11 and the tables of dictionaries/, nothing else. Other scripts import `damage`, whose answer also carries
spans of the clean text over to the damaged one.
"""

import argparse
import dataclasses
import json
import pathlib
import random

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


def main() -> None:
    arguments = argparse.ArgumentParser(description="Damage a clean Simplified article, the same for the same seed.")
    arguments.add_argument("clean", help="a text in UTF-8")
    arguments.add_argument("--out", required=True, help="where the damaged text goes")
    arguments.add_argument("--edits", help="where the edits go that undo it, as JSON lines")
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--residues", type=int, default=25, help="at most so many pinyin residues")
    arguments.add_argument("--shifts", type=int, default=1)
    arguments.add_argument("--brackets", type=int, default=1)
    arguments.add_argument("--cuts", type=int, default=1)
    arguments.add_argument("--left", default=LEFT, help="characters that stay Simplified")
    arguments.add_argument("--keep-width", action="store_true")
    arguments.add_argument("--keep-script", action="store_true", help="no conversion, hence no residues either")
    options = arguments.parse_args()
    clean = pathlib.Path(options.clean).read_text(encoding="utf-8")
    damaged = damage(
        clean, options.seed, options.residues, options.shifts, options.brackets, options.cuts,
        narrow=not options.keep_width, convert=not options.keep_script, left=options.left,
    )  # fmt: skip
    pathlib.Path(options.out).write_text(damaged.text, encoding="utf-8")
    if options.edits:
        lines = (json.dumps(edit, ensure_ascii=False) + "\n" for edit in damaged.edits)
        pathlib.Path(options.edits).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
