#!/bin/sh
# Makes sure of Java 17 (Debian) and of an environment with pyspark (PyPI), and prints its Python.
#     Examples/spark/peers.sh [DIRECTORY]
set -eu
directory=${1:-"$(dirname "$0")/../../.build-peers/spark"}
if ! command -v java >/dev/null 2>&1; then
    root=""
    [ "$(id -u)" = 0 ] || root="sudo"
    $root apt-get install -y --no-install-recommends openjdk-17-jre-headless >&2 || {
        $root apt-get update >&2
        $root apt-get install -y --no-install-recommends openjdk-17-jre-headless >&2
    }
fi
[ -x "$directory/bin/python" ] || python3 -m venv "$directory" >&2
"$directory/bin/python" -c 'import pyspark' 2>/dev/null ||
    "$directory/bin/python" -m pip install --quiet --disable-pip-version-check pyspark==4.3.0 >&2
echo "$directory/bin/python"
