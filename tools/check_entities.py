#!/usr/bin/env python3
"""Checks dictionaries/entities/*.tsv, dictionaries/names/blockers.tsv and dictionaries/MANIFEST.tsv.

    tools/check_entities.py [DICTIONARIES]

Prints `file:line: reason` for each fault and exits with 1 if there is one. dictionaries/README.md describes the
format. Checked are

* encoding, header, number of fields, order and uniqueness of the keys, over all files;
* types, the syntax of aliases and facts, and that `of=` names a key;
* that no surface is under two characters, holds a mark of the format, or stands twice in a row;
* that no two entities claim one surface without `?`. Surfaces are compared as the program matches them: Simplified
  by conversion/ts-characters.tsv, lower case, narrow forms;
* that no title and no cue is claimed without `?`, but for source.tsv and non-denial.tsv, which hold names;
* that the blockers are sorted, unique, and hold a surface;
* that the manifest is sorted and names each file once, and all files of this kind.
"""
import collections
import pathlib
import re
import sys

HEADER = ["key", "type", "hans", "hant", "en", "aliases", "facts", "origin"]
TYPES = {"person", "organization", "place", "product", "other"}
KEY_PREFIXES = {"organization": "org-", "place": "place-", "product": "prod-", "other": "other-"}
REGIONS = {"cn", "tw", "hk", "sg", "all"}
KINDS = {"full", "short", "nickname", "abbreviation", "former", "transliteration", "latin"}
FLAGS = {"official", "outlet", "company", "party"}
PAIRS = {
    "office": re.compile(r"[^=|]+"),
    "of": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    "country": re.compile(r"[A-Z]{2}"),
    "region": re.compile(r"cn|tw|hk"),
}
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# 路透社 is a source, 上海网络辟谣 denies nothing.
CUES_WITH_NAMES = {"source.tsv", "non-denial.tsv"}
MANIFEST_HEADER = ["file", "origin", "version", "licence", "note"]


class Fold:
    """Maps a surface to the form it is matched in."""

    def __init__(self, dictionaries):
        table = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
        table[0x3000] = table[0xA0] = 0x20
        for line in (dictionaries / "conversion" / "ts-characters.tsv").read_text("utf-8").splitlines()[1:]:
            source, target = line.split("\t")[:2]
            table[ord(source)] = ord(target[0])
        self.table = table

    def __call__(self, text):
        return text.translate(self.table).lower()


class Surface(collections.namedtuple("Surface", "text needs_company field")):
    """A name of a row: without its `?`, whether it had one, and where it stands."""


def surfaces(row):
    """The names of a row, as far as they can be read."""
    for field in ("hans", "hant", "en"):
        if row[field]:
            yield Surface(row[field].removesuffix("?"), row[field].endswith("?"), field)
    for alias in filter(None, row["aliases"].split("|")):
        text = alias.split(":", 2)[-1]
        yield Surface(text.removesuffix("?"), text.endswith("?"), "aliases")


def read_table(path, report):
    """The numbered rows of a file, header first; lines that begin with `#` may stand before the header."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        report(path, 1, f"not UTF-8: {error.reason}")
        return
    if not text.endswith("\n"):
        report(path, text.count("\n") + 1, "the last line does not end")
    headed = False
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        if not headed and line.startswith("#"):
            continue
        headed = True
        if not line.strip():
            report(path, number, "blank line")
        elif line != line.strip(" \r") or '"' in line:
            report(path, number, "stray space, carriage return or quote")
        else:
            yield number, line.split("\t")


def check_row(row, report):
    """Checks what one row can tell."""
    key, kind = row["key"], row["type"]
    if not KEY.fullmatch(key):
        report(f"key is not kebab-case: {key}")
    if kind not in TYPES:
        report(f"unknown type: {kind}")
    elif kind in KEY_PREFIXES and not key.startswith(KEY_PREFIXES[kind]):
        report(f"key of a {kind} begins otherwise than {KEY_PREFIXES[kind]}: {key}")
    elif kind == "person" and key.startswith(tuple(KEY_PREFIXES.values())):
        report(f"key of a person begins as that of another type: {key}")
    if not row["hans"]:
        report("hans is empty")
    if not row["origin"]:
        report("origin is empty")
    if row["hant"] and row["hant"] == row["hans"]:
        report("hant repeats hans")
    for alias in row["aliases"].split("|") if row["aliases"] else []:
        parts = alias.split(":")
        if len(parts) != 3:
            report(f"alias is not region:kind:surface: {alias}")
        elif parts[0] not in REGIONS:
            report(f"unknown region: {alias}")
        elif parts[1] not in KINDS:
            report(f"unknown kind: {alias}")
    seen = set()
    for surface in surfaces(row):
        if len(surface.text) < 2:
            report(f"surface is under two characters: {surface.text}")
        if surface.text != surface.text.strip() or any(mark in surface.text for mark in "?|"):
            report(f"surface holds a mark of the format or a space at its end: {surface.text}")
        if surface.field == "aliases" and surface.text in seen:
            report(f"surface stands twice: {surface.text}")
        seen.add(surface.text)
    for fact in row["facts"].split("|") if row["facts"] else []:
        name, equals, value = fact.partition("=")
        if equals and (name not in PAIRS or not PAIRS[name].fullmatch(value)):
            report(f"unknown or malformed fact: {fact}")
        elif not equals and name not in FLAGS:
            report(f"unknown flag: {fact}")


def check_entities(dictionaries, fold, report):
    """Checks the entity files and returns the matching forms of their surfaces."""
    lines = {}
    claims = collections.defaultdict(dict)
    links = []
    forms = set()
    for path in sorted((dictionaries / "entities").glob("*.tsv")):
        table = read_table(path, report)
        number, header = next(table, (1, []))
        if header != HEADER:
            report(path, number, "the header is not " + " ".join(HEADER))
            continue
        last = ""
        for number, fields in table:
            if len(fields) != len(HEADER):
                report(path, number, f"{len(fields)} fields, not {len(HEADER)}")
                continue
            row = dict(zip(HEADER, fields))
            check_row(row, lambda reason: report(path, number, reason))
            key = row["key"]
            if key in lines:
                report(path, number, f"key stands in {lines[key][0].name}:{lines[key][1]} too: {key}")
            elif key.encode() < last.encode():
                report(path, number, f"not in byte order: {key}")
            last = key
            lines.setdefault(key, (path, number))
            for surface in surfaces(row):
                form = fold(surface.text)
                forms.add(form)
                if not surface.needs_company:
                    claims[form][key] = surface.text
            links += [(path, number, fact[3:]) for fact in row["facts"].split("|") if fact.startswith("of=")]
    for path, number, key in links:
        if key not in lines:
            report(path, number, f"of= names no entity: {key}")
    for form, keys in claims.items():
        if len(keys) > 1:
            first, *others = keys
            for key in others:
                report(*lines[key], f"{keys[key]} belongs to {first} too; one of the two needs a ?")
    check_words(dictionaries, fold, claims, lines, report)
    return forms


def check_words(dictionaries, fold, claims, lines, report):
    """Checks that no title and no cue is a name that needs no company."""
    cues = (dictionaries / "cues").glob("*.tsv")
    for path in [dictionaries / "titles.tsv"] + sorted(path for path in cues if path.name not in CUES_WITH_NAMES):
        table = read_table(path, report)
        next(table, None)
        for _, fields in table:
            form = fold(fields[0])
            if form in claims:
                for key in claims[form]:
                    report(*lines[key], f"{claims[form][key]} is a word of {path.name}; it needs a ?")


def check_blockers(dictionaries, fold, forms, report):
    """Checks the blockers; `forms` are the surfaces in matching form."""
    path = dictionaries / "names" / "blockers.tsv"
    table = read_table(path, report)
    number, header = next(table, (1, []))
    if header != ["word"]:
        report(path, number, "the header is not word")
    longest = max(map(len, forms))
    last = ""
    seen = {}
    for number, fields in table:
        word = fields[0]
        if len(fields) != 1:
            report(path, number, f"{len(fields)} fields, not 1")
        form = fold(word)
        if form in seen:
            report(path, number, f"stands in line {seen[form]} too: {word}")
        elif word.encode() < last.encode():
            report(path, number, f"not in byte order: {word}")
        last = word
        seen.setdefault(form, number)
        if form in forms:
            report(path, number, f"is itself a surface of an entity: {word}")
        # A name may begin in a blocker and end after it, so the parts at its end count as well.
        starts = (form[begin:end] for begin in range(len(form)) for end in range(begin + 2, len(form) + 1))
        tails = {form[begin:] for begin in range(len(form))}
        if not any(part in forms for part in starts) and not any(
            name[:length] in tails for name in forms for length in range(1, min(len(name), len(form), longest) + 1)
        ):
            report(path, number, f"holds and begins no surface: {word}")


def check_manifest(dictionaries, report):
    """Checks the manifest against the files."""
    path = dictionaries / "MANIFEST.tsv"
    table = read_table(path, report)
    number, header = next(table, (1, []))
    if header != MANIFEST_HEADER:
        report(path, number, "the header is not " + " ".join(MANIFEST_HEADER))
    last = ""
    named = set()
    for number, fields in table:
        if len(fields) != len(MANIFEST_HEADER):
            report(path, number, f"{len(fields)} fields, not {len(MANIFEST_HEADER)}")
        name = fields[0]
        if name in named:
            report(path, number, f"stands twice: {name}")
        elif name.encode() < last.encode():
            report(path, number, f"not in byte order: {name}")
        last = name
        named.add(name)
        if not (dictionaries / name).exists():
            report(path, number, f"no such file: {name}")
    for folder in ("entities", "names", "cues"):
        for file in sorted((dictionaries / folder).glob("*.tsv")):
            if f"{folder}/{file.name}" not in named:
                report(path, number, f"names no {folder}/{file.name}")


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "dictionaries"
    dictionaries = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    faults = []

    def report(path, line, reason):
        faults.append((str(path), line, reason))

    fold = Fold(dictionaries)
    forms = check_entities(dictionaries, fold, report)
    check_blockers(dictionaries, fold, forms, report)
    check_manifest(dictionaries, report)
    for path, line, reason in sorted(faults):
        print(f"{path}:{line}: {reason}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
