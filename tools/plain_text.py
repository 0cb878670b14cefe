#!/usr/bin/env python3
"""Take plain text out of a corpus whose licence allows it, for tools/build_repair_tables.py --text.

    python3 tools/plain_text.py ../shared/data /tmp/plain.txt

Reads the training part of UNER GSD, Traditional and Simplified (CC BY-SA 4.0). The set itself is never committed.
"""

import pathlib
import sys


def sentences(path: pathlib.Path):
    line = []
    for row in path.read_text(encoding="utf-8").splitlines():
        if not row:
            yield "".join(line)
            line = []
        elif not row.startswith("#"):
            line.append(row.split("\t")[1])


def main() -> None:
    data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    names = ("uner_gsd_train.iob2", "uner_gsdsimp_train.iob2")
    lines = [line for name in names for line in sentences(data / "names" / name)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
