#!/usr/bin/env python3
"""Checks the gold of the corpus, its splits and the table of traps.

    tools/check_corpus.py [CORPUS]

Prints `file: article: reason` for each fault and exits with 1 if there is one. Checked are

* that every folder's gold, texts, clean texts and edits are what build_corpus_gold.py makes of its annotation;
* that every span slices its article, statements stand in order, apart, and cover all but white space;
* that every id that is named is there, that labels and kinds are the contract's, that a denial's cue and a target lie in
  the statement they name, and that no heading is another statement's target;
* that splits.tsv names each article once, with its set and region;
* that traps.tsv is well formed and says nothing twice.
"""
import collections
import json
import pathlib
import re
import sys
import tempfile

import build_corpus_gold

LABELS = {"reported_fact", "quote", "denial", "commentary", "none"}
MODES = {"narrator", "indirect", "evidential", "direct", "mixed"}
SOURCES = {"official", "named", "anonymous", "document", "media", "expert", "hearsay", "self"}
QUOTES = {"direct", "mixed", "mixed_fragment", "scare", "term", "name", "title", "gloss", "nickname"}
NAMES = {"person", "organization", "place", "product", "other"}
SCOPES = {"whole", "part", "manner"}
STATUSES = {"standing", "withdrawn", "past"}
TARGETS = {"report", "charge", "event", "relation", "plan"}
STYLES = {"microblog", "fact-check", "notice", "newspaper", "wire", "briefing", "translated", "self-media", "comment", "profile"}
TOPICS = {
    "politics", "diplomacy", "business", "technology", "health", "sport", "entertainment", "crime", "society", "science",
    "culture",
}
BRACKETS = {"[": "]", "{": "}", "<": ">"}


def spans(value):
    """Every object with a start, at any depth."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from spans(each)


def faults_of(document):
    """What is wrong with an article's gold, as lines."""
    text = document["text"]
    for span in spans({key: value for key, value in document.items() if key != "text"}):
        if not span["text"] or text[span["start"] : span["end"]] != span["text"]:
            yield f"{span['start']} to {span['end']} is not {span['text']}"
    statements = document["statements"]
    reached = 0
    for statement in statements:
        if statement["start"] < reached:
            yield f"{statement['id']} overlaps what stands before"
        if text[reached : statement["start"]].strip():
            yield f"no statement holds {text[reached:statement['start']].strip()}"
        reached = max(reached, statement["end"])
    if text[reached:].strip():
        yield f"no statement holds {text[reached:].strip()}"

    by_id = {each["id"]: each for each in statements}
    sources = {each["id"] for each in document["sources"]}
    for name, records in (("statements", statements), ("quotes", document["quotes"]), ("sources", document["sources"])):
        if len({each["id"] for each in records}) != len(records):
            yield f"an id stands twice in {name}"
    for record in [*statements, *document["quotes"]]:
        for field in ("source", "speaker"):
            if field in record and record[field] not in sources:
                yield f"{record['id']}: {field} {record[field]} is not there"
    kinds = [
        *((each["id"], each["label"], LABELS) for each in statements),
        *((each["id"], each["mode"], MODES) for each in statements if "mode" in each),
        *((each["id"], alt, LABELS) for each in statements for alt in each.get("alt", [])),
        *((each["id"], each["kind"], SOURCES) for each in document["sources"]),
        *((each["id"], each["kind"], QUOTES) for each in document["quotes"]),
        *((each["text"], each["type"], NAMES) for each in document["mentions"]),
        *((each["id"], each["scope"], SCOPES) for each in document["denials"]),
        *((each["id"], each["status"], STATUSES) for each in document["denials"]),
        *((each["id"], each["target_kind"], TARGETS) for each in document["denials"]),
    ]
    yield from (f"{where}: {kind} is no kind of its field" for where, kind, known in kinds if kind not in known)

    for denial in document["denials"]:
        places = [(denial["cue"], denial["statement"]), *((each, each["statement"]) for each in denial["targets"])]
        for span, name in places:
            statement = by_id.get(name)
            if not statement:
                yield f"{denial['id']}: statement {name} is not there"
            elif not statement["start"] <= span["start"] <= span["end"] <= statement["end"]:
                yield f"{denial['id']}: {span['text']} is not in {name}"
        if by_id.get(denial["statement"], {}).get("label") != "denial":
            yield f"{denial['id']}: {denial['statement']} is no denial"
        for target in denial["targets"]:
            if by_id.get(target["statement"], {}).get("heading") and target["statement"] != denial["statement"]:
                yield f"{denial['id']}: a heading is its target"


def check_folder(folder, report):
    """Checks a folder of articles and gives them."""
    gold = folder / f"{folder.resolve().name}.gold.jsonl"
    with tempfile.TemporaryDirectory() as scratch:
        again = pathlib.Path(scratch) / folder.resolve().name
        again.mkdir()
        (again / "annotation").symlink_to((folder / "annotation").resolve())
        try:
            build_corpus_gold.build_folder(again)
        except (AssertionError, KeyError, ValueError) as error:
            report(folder / "annotation", f"cannot be built: {error!r}")
        built = {path.name: path.read_bytes() for path in again.iterdir() if path.is_file()}
    for name, content in built.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            report(path, "is not what the annotation makes of it")
    documents = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    for document in documents:
        for fault in faults_of(document):
            report(gold, f"{document['id']}: {fault}")
    return documents


def check_splits(path, articles, report):
    """Checks the table of splits against the articles, each (id, set, region)."""
    lines = path.read_text("utf-8").splitlines()
    if lines[0] != "id\tset\tregion\tstyle\ttopic":
        report(path, "the header is another")
    listed = [tuple(line.split("\t")) for line in lines[1:]]
    for row in listed:
        if len(row) != 5 or row[3] not in STYLES or row[4] not in TOPICS:
            report(path, f"{row[0]}: not five fields with a known style and topic")
    names = collections.Counter(row[:3] for row in listed)
    for article in articles:
        if names.pop(article, 0) != 1:
            report(path, f"{article[0]}: not there once with its set and region")
    for article in names:
        report(path, f"{article[0]}: no such article")


def check_traps(path, report):
    """Checks the table of traps."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    seen = set()
    for line in lines[1:]:
        fields = line.split("\t")
        if len(fields) != 4 or fields[1] not in {"hans", "hant"} or fields[3] not in {"holds", "fails"}:
            report(path, f"not four fields: {line}")
            continue
        marks = re.sub(r"[^\[\]{}<>]", "", fields[2])
        if any(BRACKETS.get(opener) != closer for opener, closer in zip(marks[::2], marks[1::2])) or len(marks) % 2:
            report(path, f"marks do not pair: {line}")
        plain = re.sub(r"[\[\]{}<>]", "", fields[2])
        if plain in seen:
            report(path, f"stands twice: {plain}")
        seen.add(plain)


def main():
    corpus = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "corpus")
    count = 0

    def report(path, reason):
        nonlocal count
        count += 1
        print(f"{path}: {reason}")

    articles = []
    for annotation in sorted(corpus.rglob("annotation")):
        folder = annotation.parent
        name = "main" if folder == corpus else str(folder.relative_to(corpus))
        articles += [(each["id"], name, each["region"]) for each in check_folder(folder, report)]
    check_splits(corpus / "splits.tsv", articles, report)
    check_traps(corpus / "traps.tsv", report)
    sys.exit(1 if count else 0)


if __name__ == "__main__":
    main()
