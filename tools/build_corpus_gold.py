#!/usr/bin/env python3
"""Build the corpus' texts and gold from its annotated articles, so that no offset is ever written by hand.

    python3 tools/build_corpus_gold.py corpus        # corpus/annotation/*.ann -> corpus/*.txt, corpus/corpus.gold.jsonl
    python3 tools/build_corpus_gold.py corpus/blind  # the same there, blind.gold.jsonl

An article is a file of lines:
  region: tw                     first; then, for a damaged article, `damage: 7` (the seed of damage.py), which
                                 also keeps the clean text as NAME.clean.txt, and what undoes the damage as NAME.edits.jsonl
  //                             a line end in the article
  F e s1 alt=quote | text        a statement: label (F Q D C N), mode (n i e d m or -), then in any order its source,
                                 alt=LABEL, H for a heading, r1 for a rebuttal of denial 1 and, once for each denial,
                                 d1=official,whole,standing,report (or unofficial; scope, status, target kind)
Statements follow each other; spaces around one stay in the article and out of its span. In their text ⏎ is a line end
inside a statement, and {tags:words} marks words, tags being joined by + :
  P O L W X         a name of a person, organization, place, product, other; P=赵某 gives its entity
  s1=official       a source and its kind
  q=direct,s1       a quote with its marks, its kind and, where it is attributable, its speaker
  c1 d1 t1 o1       cue, denier, required and optional target of denial 1
  n=2 no response   words that look like a denial and are none, with the trap's name
"""

import argparse
import json
import pathlib
import re

from damage import Damaged, damage

LABELS = {"F": "reported_fact", "Q": "quote", "D": "denial", "C": "commentary", "N": "none"}
MODES = {"n": "narrator", "i": "indirect", "e": "evidential", "d": "direct", "m": "mixed"}
NAMES = {"P": "person", "O": "organization", "L": "place", "W": "product", "X": "other"}
UNATTRIBUTABLE = {"scare", "term", "name", "title", "gloss", "nickname"}
OPENERS, CLOSERS = "“‘「『", "”’」』"
# A straight mark opens and closes; a mark may be turned the wrong way; a quote that is never closed ends with its sentence.
FIRST, LAST = OPENERS + CLOSERS + '"', OPENERS + CLOSERS + '"。！？'


def parse(marked: str, offset: int) -> tuple[str, list[tuple[str, int, int]]]:
    """The plain text and its tags, each with its span, in the order in which they open."""
    text, tags, opened = "", [], []
    for piece in re.findall(r"\{[^:{}]*:|\}|[^{}]+", marked):
        if piece == "}":
            tags[opened.pop()][2] = offset + len(text)
        elif piece[0] == "{":
            opened.append(len(tags))
            tags.append([piece[1:-1], offset + len(text), 0])
        else:
            text += piece.replace("⏎", "\n")
    if opened:
        raise ValueError(f"a brace stays open: {marked}")
    return text, [(tag, start, end) for names, start, end in tags for tag in names.split("+")]


def build(identifier: str, lines: list[str]) -> tuple[dict, str, Damaged | None]:
    header = {}
    while ": " in lines[0] and "|" not in lines[0]:
        key, value = lines.pop(0).split(": ")
        header[key] = value
    clean, statements, tags = "", [], []
    for line in lines:
        if line == "//":
            clean += "\n"
        elif line:
            fields, marked = line.split(" | ", 1)
            text, found = parse(marked, len(clean))
            start = len(clean) + len(text) - len(text.lstrip())
            statements.append((fields.split(), start, start + len(text.strip())))
            tags += found
            clean += text
    damaged = damage(clean, int(header["damage"])) if "damage" in header else None
    raw = damaged.text if damaged else clean

    def span(start: int, end: int) -> dict:
        if damaged:
            start, end = damaged.span(start, end)
        return {"start": start, "end": end, "text": raw[start:end]}

    document = {"id": identifier, "text": raw, "region": header["region"], "statements": [], "sources": [], "quotes": []}
    document |= {"denials": [], "not_denials": [], "mentions": []}
    denials: dict[str, dict] = {}
    owner = {}
    for number, (fields, start, end) in enumerate(statements, 1):
        record = {"id": f"s{number}"} | span(start, end) | {"label": LABELS[fields[0]]}
        if fields[1] in MODES:
            record["mode"] = MODES[fields[1]]
        for field in fields[2:]:
            if field == "H":
                record["heading"] = True
            elif field.startswith("alt="):
                record.setdefault("alt", []).append(field[4:])
            elif re.fullmatch(r"s\d+", field):
                record["source"] = f"src{field[1:]}"
            elif re.fullmatch(r"r\d+", field):
                denials[field[1:]].setdefault("rebuttals", []).append(record["id"])
            else:
                name, values = field.split("=")
                official, scope, status, target_kind = values.split(",")
                denials[name[1:]] = {"id": name, "statement": record["id"], "official": official == "official"}
                denials[name[1:]] |= {"scope": scope, "status": status, "target_kind": target_kind, "targets": []}
        document["statements"].append(record)
        owner |= dict.fromkeys(range(start, end), record["id"])
    for tag, start, end in tags:
        name, _, value = tag.partition("=")
        words = span(start, end)
        if name in NAMES:
            words |= {"type": NAMES[name], "form": "name", "entity": value or clean[start:end]}
            document["mentions"].append(words)
        elif name == "q":
            kind, *speaker = value.split(",")
            quote = {"id": f"q{len(document['quotes']) + 1}"} | words | {"kind": kind}
            quote["attributable"] = kind not in UNATTRIBUTABLE
            document["quotes"].append(quote | ({"speaker": f"src{speaker[0][1:]}"} if speaker else {}))
        elif name == "n":
            document["not_denials"].append(words | {"trap": value})
        elif name[0] == "s":
            document["sources"].append({"id": f"src{name[1:]}"} | words | {"kind": value})
        elif name[0] == "c":
            denials[name[1:]]["cue"] = words
        elif name[0] == "d":
            denials[name[1:]]["denier"] = words
        else:
            target = words | {"statement": owner[start], "required": name[0] == "t"}
            denials[name[1:]]["targets"].append(target)
    document["denials"] = list(denials.values())
    check(document, clean, damaged is None)
    return document, clean, damaged


def check(document: dict, clean: str, undamaged: bool) -> None:
    """What must hold of every article; the first that does not ends the run."""
    text, name = document["text"], document["id"]
    covered = {place for each in document["statements"] for place in range(each["start"], each["end"])}
    assert all(place in covered for place, character in enumerate(text) if not character.isspace()), name
    sources = {source["id"] for source in document["sources"]}
    used = [each.get("source") or each.get("speaker") for each in document["statements"] + document["quotes"]]
    assert sources >= {each for each in used if each}, (name, "a source is not there")
    assert len(sources) == len(document["sources"]), (name, "a source twice")
    if undamaged:
        for quote in document["quotes"]:
            assert quote["text"][0] in FIRST and quote["text"][-1] in LAST, (name, quote)
    opened = sum(clean.count(mark) for mark in OPENERS) + clean.count('"') // 2
    assert opened == len(document["quotes"]), (name, "quotes", opened, len(document["quotes"]))
    heading = {each["id"] for each in document["statements"] if each.get("heading")}
    denying = [each["id"] for each in document["statements"] if each["label"] == "denial"]
    for denial in document["denials"]:
        assert "cue" in denial and denial["statement"] in denying, (name, denial)
        same = [target for target in denial["targets"] if target["statement"] in heading]
        assert all(target["statement"] == denial["statement"] for target in same), (name, "a heading as target")
    assert set(denying) == {denial["statement"] for denial in document["denials"]}, (name, "a denial without record")


def build_folder(folder: pathlib.Path) -> None:
    """Write the texts and the gold of a folder's annotated articles."""

    def write_lines(name: str, records: list[dict]) -> None:
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / name).write_text("".join(lines), encoding="utf-8")

    documents = []
    for path in sorted((folder / "annotation").glob("*.ann")):
        document, clean, damaged = build(path.stem, path.read_text(encoding="utf-8").splitlines())
        documents.append(document)
        (folder / f"{path.stem}.txt").write_text(document["text"], encoding="utf-8")
        if damaged:
            (folder / f"{path.stem}.clean.txt").write_text(clean, encoding="utf-8")
            write_lines(f"{path.stem}.edits.jsonl", damaged.edits)
    write_lines(f"{folder.resolve().name}.gold.jsonl", documents)


def main() -> None:
    arguments = argparse.ArgumentParser(description="Build texts and gold from annotated articles.")
    arguments.add_argument("folder", type=pathlib.Path)
    build_folder(arguments.parse_args().folder)


if __name__ == "__main__":
    main()
