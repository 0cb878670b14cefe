#!/bin/sh
# Makes an environment with the peers of matching from PyPI, versions pinned, and prints its Python.
#     tools/matching_peers.sh [DIRECTORY]
set -eu
directory=${1:-"$(dirname "$0")/../Benchmarks/.build/matching-peers"}
if [ ! -x "$directory/bin/python" ]; then
    python3 -m venv "$directory" >&2
fi
"$directory/bin/python" -m pip install --quiet --disable-pip-version-check \
    daachorse==0.5.0 ahocorasick-rs==1.0.3 jieba==0.42.1 >&2
echo "$directory/bin/python"
