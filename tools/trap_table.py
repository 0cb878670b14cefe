#!/usr/bin/env python3
"""Ask the program about the table of traps, corpus/traps.tsv, as the tests do (TrapTableTests).

    tools/trap_table.py --command bianyan [--write]

Prints how many rows hold by trap and script, and each row whose last field is not what the program does, with what went
wrong; --write brings the last field up to date. Look at the difference before you commit it: a row that came to fail is a loss.
"""

import argparse
import collections
import json
import pathlib
import subprocess

TABLE = pathlib.Path(__file__).parent.parent / "corpus" / "traps.tsv"
OPENERS, CLOSERS = "[{<", "]}>"


def parse(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without marks, and the marked spans by opener."""
    text, opened = "", []
    marks: dict[str, list[tuple[int, int]]] = {opener: [] for opener in OPENERS}
    for character in marked:
        if character in OPENERS:
            opened.append((character, len(text)))
        elif character in CLOSERS:
            opener, start = opened.pop()
            marks[opener].append((start, len(text)))
        else:
            text += character
    return text, marks


def overlaps(record: dict, span: tuple[int, int]) -> bool:
    return record["start"] < span[1] and record["end"] > span[0]


def faults(trap: str, marks: dict[str, list[tuple[int, int]]], record: dict) -> list[str]:
    """What the program gets wrong in a row."""
    denials = record["denials"]
    found = [f"{each['cue']['text']} denies" for each in denials if any(overlaps(each["cue"], span) for span in marks["["])]
    if len(denials) != len(marks["<"]):
        found.append(f"{len(denials)} denials")
    statements = {each["id"]: each for each in record["statements"]}
    for cue in marks["<"]:
        events = [each for each in denials if overlaps(each["cue"], cue) or overlaps(statements[each["statement"]], cue)]
        if not events:
            continue
        event = events[0]
        denier = event.get("denier")
        if not denier or not overlaps(denier, marks["{"][0]):
            found.append(f"denier {denier['text'] if denier else None}")
        if trap.startswith("8 ") and event["status"] != "withdrawn":
            found.append(event["status"])
        if trap.startswith("9 ") and event["targetKind"] != "charge":
            found.append(event["targetKind"])
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description="Ask the program about the table of traps.")
    arguments.add_argument("--command", required=True)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    lines = TABLE.read_text("utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("trap\t")) + 1
    rows = [line.split("\t") for line in lines[first:]]
    texts = [parse(row[2]) for row in rows]
    articles = (json.dumps({"id": str(n), "text": text}, ensure_ascii=False) + "\n" for n, (text, _) in enumerate(texts))
    call = [options.command, "analyze", "--input", "jsonl", "--format", "jsonl", "-"]
    run = subprocess.run(call, input="".join(articles), capture_output=True, text=True, check=True)
    records = [json.loads(line) for line in run.stdout.split("\n") if line]
    holding, number = collections.Counter(), collections.Counter()
    for row, (_, marks), record in zip(rows, texts, records, strict=True):
        wrong = faults(row[0], marks, record)
        number[row[0], row[1]] += 1
        holding[row[0], row[1]] += not wrong
        today = "fails" if wrong else "holds"
        if row[3] != today:
            print(f"{row[3]} -> {today}: {row[0]} {row[1]} {row[2]} {', '.join(wrong)}")
        row[3] = today
    for trap in dict.fromkeys(row[0] for row in rows):
        print(trap, *(f"{script} {holding[trap, script]}/{number[trap, script]}" for script in ("hans", "hant")), sep="\t")
    print(f"{holding.total()} of {number.total()}")
    if options.write:
        table = lines[:first] + ["\t".join(row) for row in rows]
        TABLE.write_text("\n".join(table) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
