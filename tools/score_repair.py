#!/usr/bin/env python3
"""Measure repair on clean text that tools/damage.py damages: how many sites of each kind are repaired exactly.

    python3 tools/score_repair.py CLEAN.txt ... [--kinds shift,bracket] [--seed 1] [--limit 4000] --command bianyan

CLEAN holds a paragraph a line; of a tagged corpus (word/tag word/tag …) the raw text is taken. Each document is normalized
as a file of its own, with folded punctuation put back only where that is the damage. A paragraph counts when it equals
its clean form. Prints a line for each file and kind (right, all, share), undamaged paragraphs among them, and the
totals; at the end the share of the kinds that can be undone.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import tempfile

from damage import KINDS, documents

# Where no byte is gone twice and the place is a mark's.
UNDOABLE = ("residue", "shift", "folded", "bracket")


def paragraphs(path: pathlib.Path, limit: int) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()[:limit]
    if lines and len(re.findall("/[a-zA-Z]+", "".join(lines[:50]))) > len("".join(lines[:50])) / 20:
        lines = [re.sub(r"/[a-zA-Z]+|\][a-zA-Z]*|\[", "", line).replace("  ", "") for line in lines]
    return lines


def repaired(texts: list[str], command: str, keep_width: bool) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(texts):
            files.append(pathlib.Path(folder) / f"{number}.txt")
            files[-1].write_text(text, encoding="utf-8")
        call = [command, "normalize", "--to", "keep", "--format", "json", *(["--keep-width"] if keep_width else [])]
        run = subprocess.run([*call, *files], capture_output=True, text=True, check=True)
    return [json.loads(line)["normalized"]["text"].split("\n") for line in run.stdout.split("\n") if line]


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measure repair on simulated damage.")
    arguments.add_argument("clean", nargs="+", type=pathlib.Path)
    arguments.add_argument("--kinds", default=",".join(KINDS))
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--limit", type=int, default=4000, help="at most so many lines of a file")
    arguments.add_argument("--command", required=True)
    options = arguments.parse_args()
    total: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for path in options.clean:
        clean = paragraphs(path, options.limit)
        for kind in options.kinds.split(","):
            damaged = list(documents(clean, kind, options.seed))
            found = repaired([each["text"] for each in damaged], options.command, kind != "folded")
            score: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
            for document, lines in zip(damaged, found, strict=True):
                for index, (line, name) in enumerate(zip(document["clean"], document["kinds"], strict=True)):
                    for tally in (score[name or "undamaged"], total[name or "undamaged"]):
                        tally[0] += index < len(lines) and lines[index] == line
                        tally[1] += 1
            for name, (right, every) in sorted(score.items()):
                print(f"{path.name}\t{name}\t{right}\t{every}\t{right / every:.4f}", flush=True)
    total["undoable"] = [sum(total[kind][part] for kind in UNDOABLE) for part in (0, 1)]
    for name, (right, every) in total.items():
        print(f"all\t{name}\t{right}\t{every}\t{right / max(1, every):.4f}")


main()
