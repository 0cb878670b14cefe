#!/usr/bin/env python3
"""Score the corpus by naive systems and by the program, as a table.

    tools/corpus_baselines.py --scorer SCORE.py [--command bianyan] [--write FOLDER] GOLD.jsonl ...

The naive systems write records as `bianyan analyze --format jsonl` does:

* `facts` calls every sentence a reported fact and finds nothing else;
* `naive` takes every closed pair of marks for somebody's quotation, every 否认 for a denial by the words before it in
  its sentence, and the sentence before for what is denied; a sentence with a denial is one, with a quotation a quote, else a fact.

SCORE.py is called as `SCORE.py GOLD.jsonl RECORDS.jsonl --json`. The columns are its macro-F1 of statements, F1 of sources,
exact F1 of attributable quotes, accuracy of their speakers, F1 of denials, its official slice, share of traps that deny,
strict and loose F1 of pairs of denier and claim, and wrong offsets. With --command the program's own row follows; on
articles that its weights were trained on it flatters.
"""

import argparse
import collections.abc
import json
import pathlib
import re
import subprocess
import sys
import tempfile

SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[」』”’）)]*")
QUOTE = re.compile(r"「[^「」]*」|“[^“”]*”")
CUE = re.compile("否认|否認")


def span(text: str, start: int, end: int) -> dict:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return {"start": start, "end": end, "text": text[start:end]}


def facts(document: dict) -> dict:
    text = document["text"]
    record = {"id": document["id"], "text": text, "quotes": [], "sources": [], "denials": [], "mentions": []}
    found = (span(text, match.start(), match.end()) for match in SENTENCE.finditer(text))
    sentences = [each for each in found if each["text"]]
    statements = [{"id": f"s{n}"} | each | {"label": "reported_fact"} for n, each in enumerate(sentences, 1)]
    return record | {"statements": statements}


def naive(document: dict) -> dict:
    record = facts(document)
    text = record["text"]
    for number, match in enumerate(QUOTE.finditer(text), 1):
        quote = {"id": f"q{number}"} | span(text, *match.span()) | {"kind": "direct", "attributable": True}
        record["quotes"].append(quote)
    before = None
    for statement in record["statements"]:
        start, end = statement["start"], statement["end"]
        if any(quote["start"] < end and quote["end"] > start for quote in record["quotes"]):
            statement["label"] = "quote"
        for match in CUE.finditer(text, start, end):
            statement["label"] = "denial"
            denier = span(text, start, match.start())
            denial = {"id": f"d{len(record['denials']) + 1}", "statement": statement["id"], "cue": span(text, *match.span())}
            denial |= {"official": True, "polarity": "denies", "reality": "asserted", "targets": []}
            if denier["text"]:
                denial["denier"] = denier
            if before:
                target = {key: before[key] for key in ("start", "end", "text")}
                denial["targets"].append(target | {"statement": before["id"], "required": True})
            record["denials"].append(denial)
        before = statement
    return record


def analysed(documents: list[dict], command: str) -> list[dict]:
    lines = (json.dumps({"id": each["id"], "text": each["text"]}, ensure_ascii=False) + "\n" for each in documents)
    call = [command, "analyze", "--input", "jsonl", "--format", "jsonl", "-"]
    run = subprocess.run(call, input="".join(lines), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def figures(scorer: pathlib.Path, gold: pathlib.Path, records: pathlib.Path) -> list[str]:
    run = subprocess.run([sys.executable, scorer, gold, records, "--json"], capture_output=True, text=True, check=True)
    score = json.loads(run.stdout)
    shares = [
        score["statements"]["macro_f1"], score["sources"]["f1"], score["quotes"]["exact"]["f1"],
        score["quotes"]["speaker_accuracy"], score["denials"]["events"]["f1"], score["denials"]["official"]["f1"],
        score["denials"]["trap_rate"], score["pairs"]["strict"]["f1"], score["pairs"]["loose"]["f1"],
    ]
    return [*("–" if each is None else f"{each:.3f}" for each in shares), str(score["offsets"]["wrong"])]


def main() -> None:
    arguments = argparse.ArgumentParser(description="Score the corpus by naive systems and by the program.")
    arguments.add_argument("gold", nargs="+", type=pathlib.Path)
    arguments.add_argument("--scorer", required=True, type=pathlib.Path)
    arguments.add_argument("--command", help="the program, for its own row")
    arguments.add_argument("--write", type=pathlib.Path, help="keep the records in this folder")
    options = arguments.parse_args()
    print("| gold | articles | system | statements | sources | quotes | speakers | denials | official | traps | pairs | loose | offsets |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.write or pathlib.Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for gold in options.gold:
            name = gold.name.removesuffix(".gold.jsonl")
            documents = [json.loads(line) for line in gold.read_text("utf-8").split("\n") if line]
            systems: dict[str, collections.abc.Iterable[dict]] = {
                "facts": map(facts, documents),
                "naive": map(naive, documents),
            }
            if options.command:
                systems["bianyan"] = analysed(documents, options.command)
            for system, records in systems.items():
                path = folder / f"{name}.{system}.jsonl"
                lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in records)
                path.write_text("".join(lines), encoding="utf-8")
                print("|", " | ".join([name, str(len(documents)), system, *figures(options.scorer, gold, path)]), "|", flush=True)


if __name__ == "__main__":
    main()
