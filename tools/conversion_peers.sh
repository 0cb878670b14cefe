#!/bin/sh
# Makes an environment with the peers from PyPI, versions pinned, and prints its Python.
#     tools/conversion_peers.sh [DIRECTORY]
set -eu
directory=${1:-"$(dirname "$0")/../Benchmarks/.build/peers"}
if [ ! -x "$directory/bin/python" ]; then
    python3 -m venv "$directory" >&2
fi
"$directory/bin/python" -m pip install --quiet --disable-pip-version-check \
    OpenCC==1.4.2 zhconv-rs-opencc==0.4.2 opencc-pyo3==0.12.0 >&2
echo "$directory/bin/python"
