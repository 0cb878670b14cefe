#!/usr/bin/env python3
"""Score repair on damaged text of tools/simulate_damage.py.

    python3 tools/score_repair.py DAMAGED.jsonl --command "bianyan normalize --to keep -"

The command gets each damaged text on standard input and writes the repaired one. A paragraph counts when it equals its
clean form. Prints one line for each kind of damage: right, all, share.
"""

import argparse
import collections
import json
import shlex
import subprocess


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("damaged")
    arguments.add_argument("--command", required=True)
    options = arguments.parse_args()
    right, every = collections.Counter(), collections.Counter()
    for line in open(options.damaged, encoding="utf-8"):
        document = json.loads(line)
        run = subprocess.run(
            shlex.split(options.command), input=document["text"], capture_output=True, text=True, check=True
        )
        repaired = run.stdout.rstrip("\n").split("\n")
        for index, (clean, kind) in enumerate(zip(document["clean"], document["kinds"])):
            every[kind or "undamaged"] += 1
            right[kind or "undamaged"] += index < len(repaired) and repaired[index] == clean
    for kind in sorted(every):
        print(f"{kind}\t{right[kind]}\t{every[kind]}\t{right[kind] / every[kind]:.4f}")


main()
