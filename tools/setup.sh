#!/bin/sh
# Installs from Debian what the build needs and the machine lacks. Does nothing, and asks for nothing, when all is there.
set -eu
missing=""
for package in libicu-dev libsqlite3-dev pkg-config; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
root=""
[ "$(id -u)" = 0 ] || root="sudo"
echo "installing:$missing" >&2
# Package lists may be missing on a new machine.
# shellcheck disable=SC2086
$root apt-get install -y --no-install-recommends $missing >/dev/null 2>&1 || {
    $root apt-get update >/dev/null
    $root apt-get install -y --no-install-recommends $missing >/dev/null
}
