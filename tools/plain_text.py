#!/usr/bin/env python3
"""Take plain text out of training sets, for tools/build_repair_tables.py --text.

    python3 tools/plain_text.py ../shared/data /tmp/plain.txt

Reads the training parts of UNER GSD (Traditional and Simplified), CLUENER, BosonNER, and a tenth of MSR's training text.
The sets themselves are never committed.
"""

import json
import pathlib
import re
import sys


def columns(path: pathlib.Path, column: int):
    line = []
    for row in path.read_text(encoding="utf-8").splitlines():
        if not row:
            yield "".join(line)
            line = []
        elif not row.startswith("#"):
            line.append(row.split("\t")[column])


def main() -> None:
    data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    lines = []
    for name in ("uner_gsd_train.iob2", "uner_gsdsimp_train.iob2"):
        lines += columns(data / "names" / name, 1)
    for row in (data / "names/cluener_train.json").read_text(encoding="utf-8").splitlines():
        lines.append(json.loads(row)["text"])
    for row in (data / "names/boson.txt").read_text(encoding="utf-8").splitlines():
        lines.append(re.sub(r"\{\{\w+:|\}\}", "", row).replace("\\n", " "))
    for row in (data / "segmentation/msr_tenth_of_training.txt").read_text(encoding="utf-8").splitlines():
        lines.append(row.replace("  ", ""))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
