#!/usr/bin/env python3
"""Rebuild dictionaries/readings.tsv from Unihan, as Debian's package unicode-data ships it.

    python3 tools/build_readings.py [--unihan /usr/share/unicode] [--out dictionaries/readings.tsv]

A row is a character of the basic plane and its Mandarin readings in toned pinyin, parted by spaces: first the usual one
(kMandarin), then the others in code point order. Every field of Unihan that gives Mandarin is taken, since a residue may follow any source of readings.
"""

import argparse
import bz2
import pathlib
import re
import unicodedata

FIELDS = {"kMandarin", "kHanyuPinyin", "kXHC1983", "kHanyuPinlu", "kTGHZ2013", "kSMSZD2003Readings"}


def readings(field: str, value: str) -> set[str]:
    if field == "kSMSZD2003Readings":
        value = value.split("粵")[0]
    if field in {"kHanyuPinyin", "kXHC1983", "kTGHZ2013"}:
        value = " ".join(part.split(":", 1)[-1].replace(",", " ") for part in value.split())
    if field == "kHanyuPinlu":
        value = re.sub(r"\(\d+\)", "", value)
    found = set()
    for part in re.split(r"[\s,]+", value):
        part = unicodedata.normalize("NFC", part.strip().lower().replace("'", ""))
        if part and all(character.isalpha() for character in part):
            found.add(part)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--unihan", default="/usr/share/unicode")
    arguments.add_argument("--out", default="dictionaries/readings.tsv")
    options = arguments.parse_args()
    table: dict[str, set[str]] = {}
    usual: dict[str, str] = {}
    with bz2.open(pathlib.Path(options.unihan) / "Unihan_Readings.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("U+"):
                continue
            code, field, value = line.rstrip("\n").split("\t", 2)
            if field in FIELDS and len(code) == 6:
                character = chr(int(code[2:], 16))
                table.setdefault(character, set()).update(readings(field, value))
                if field == "kMandarin":
                    usual[character] = unicodedata.normalize("NFC", value.split()[0])
    with open(options.out, "w", encoding="utf-8") as out:
        out.write("character\treadings\n")
        for character in sorted(table):
            first = usual.get(character, "")
            ordered = sorted(table[character], key=lambda reading: (reading != first, reading))
            if ordered:
                out.write(f"{character}\t{' '.join(ordered)}\n")


main()
