#!/bin/sh
# Build d.gold.jsonl; then turn ⏎ (a line end inside a statement, which the .ann format has no sign for) into a line end.
# One character for one, so no offset moves.
set -e
here=$(cd "$(dirname "$0")" && pwd)
python3 "$here/../../../tools/build_corpus_gold.py" "$here"
for file in "$here"/*.txt; do
    python3 - "$file" <<'P'
import pathlib, sys
path = pathlib.Path(sys.argv[1]); path.write_text(path.read_text(encoding="utf-8").replace("⏎", "\n"), encoding="utf-8")
P
done
sed -i 's/⏎/\\n/g' "$here/d.gold.jsonl"
