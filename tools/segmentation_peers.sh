#!/bin/sh
# Makes an environment with the peers from PyPI and prints its Python.
#     tools/segmentation_peers.sh [DIRECTORY]
set -eu
directory=${1:-"$(dirname "$0")/../Benchmarks/.build/segmentation-peers"}
if [ ! -x "$directory/bin/python" ]; then
    python3 -m venv "$directory" >&2
fi
"$directory/bin/python" -m pip install --quiet --disable-pip-version-check rjieba==0.2.2 >&2
echo "$directory/bin/python"
