#!/usr/bin/env python3
"""Measure names on sets of sentences with PER, LOC and ORG.

    name_sets.py make SET OUT.jsonl        a .bio or .iob2 file as analysis records with the set's names
    name_sets.py score GOLD.jsonl SYSTEM.jsonl [--errors N]

Only persons, organizations and places count, as the sets know no others; exact span and type.
Standard library only.
"""
import collections
import json
import sys

TYPES = {"PER": "person", "ORG": "organization", "LOC": "place"}


def sentences(path):
    surface, label = (1, 2) if path.endswith(".iob2") else (0, 1)
    tokens = []
    with open(path, encoding="utf-8") as file:
        for line in list(file) + ["\n"]:
            if not line.strip():
                if tokens:
                    yield tokens
                tokens = []
            elif not line.startswith("# "):
                fields = line.split()
                if len(fields) > label:
                    tokens.append((fields[surface], fields[label]))


def is_latin(character):
    return character.isascii() and character.isalnum()


def make(path, out):
    with open(out, "w", encoding="utf-8") as file:
        for number, tokens in enumerate(sentences(path)):
            text, mentions, open_type = "", [], None
            for token, tag in tokens:
                if surface_joins(path) and text and is_latin(text[-1]) and is_latin(token[0]):
                    text += " "
                if tag.startswith("I-") and open_type == tag[2:] and mentions:
                    mentions[-1]["end"] = len(text) + len(token)
                elif tag != "O":
                    mentions.append({"start": len(text), "end": len(text) + len(token), "tag": tag[2:]})
                open_type = None if tag == "O" else tag[2:]
                text += token
            names = [
                {"start": m["start"], "end": m["end"], "text": text[m["start"]:m["end"]], "type": TYPES[m["tag"]],
                 "form": "name"}
                for m in mentions if m["tag"] in TYPES
            ]
            file.write(json.dumps({"id": str(number), "text": text, "mentions": names}, ensure_ascii=False) + "\n")


def surface_joins(path):
    return path.endswith(".iob2")


def load(path):
    documents = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip():
                document = json.loads(line)
                documents[document["id"]] = document
    return documents


def names_of(document):
    return {
        (m["start"], m["end"], m["type"])
        for m in document.get("mentions", [])
        if m.get("form", "name") == "name" and m["type"] in TYPES.values()
    }


def score(gold_path, system_path, errors):
    gold, system = load(gold_path), load(system_path)
    counts = collections.defaultdict(collections.Counter)
    missed, spurious = collections.Counter(), collections.Counter()
    for key, document in gold.items():
        expected, found = names_of(document), names_of(system.get(key, {}))
        for name in expected | found:
            kind = "tp" if name in expected and name in found else "fn" if name in expected else "fp"
            counts[name[2]][kind] += 1
            counts["all"][kind] += 1
            if kind != "tp":
                (missed if kind == "fn" else spurious)[(name[2], document["text"][name[0]:name[1]])] += 1
    for kind in sorted(counts):
        c = counts[kind]
        precision = c["tp"] / max(1, c["tp"] + c["fp"])
        recall = c["tp"] / max(1, c["tp"] + c["fn"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{kind:<14} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  (tp {c['tp']} fp {c['fp']} fn {c['fn']})")
    for label, table in (("missed", missed), ("spurious", spurious)):
        for (kind, text), number in table.most_common(errors):
            print(label, kind, text, number, sep="\t")


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "make":
        make(sys.argv[2], sys.argv[3])
    elif len(sys.argv) >= 4 and sys.argv[1] == "score":
        score(sys.argv[2], sys.argv[3], int(sys.argv[5]) if len(sys.argv) > 5 else 0)
    else:
        sys.exit(__doc__)
