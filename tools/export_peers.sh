#!/bin/sh
# Makes an environment with the readers of our exports from PyPI, versions pinned, and prints its Python.
#     tools/export_peers.sh [DIRECTORY]
set -eu
directory=${1:-"$(dirname "$0")/../.build-peers/exports"}
if [ ! -x "$directory/bin/python" ]; then
    python3 -m venv "$directory" >&2
fi
"$directory/bin/python" -c 'import conllu, pyld, rdflib, spacy, label_studio_sdk' 2>/dev/null ||
    "$directory/bin/python" -m pip install --quiet --disable-pip-version-check \
        conllu==6.0.0 PyLD==3.3.0 rdflib==7.6.0 spacy==3.8.18 label-studio-sdk==2.1.2 >&2
echo "$directory/bin/python"
