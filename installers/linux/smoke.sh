#!/bin/bash
# Starts the app image of `package.sh` once without a display: shows every screen, serves the demo, and
# ends; then has its command line answer. Says what is broken, and ends with 1 then.
set -euo pipefail
cd "$(dirname "$0")/../.."

image=target/packaging/yaomote
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
broken() {
    echo "the app image is broken: $1" >&2
    cat "$home"/said "$home"/state/yaomote.*.log >&2 2>/dev/null || true
    exit 1
}

# The quick compiler only: it lives for some seconds.
YAOMOTE_HOME=$home DISPLAY=none \
    YAOMOTE_OPTS="-Dyaomote.trial=true -Dglass.platform=Headless -Dprism.order=sw -XX:TieredStopAtLevel=1" \
    timeout 180 "$image/bin/yaomote" >"$home/said" 2>&1 || broken "the window does not work"
grep -q 'the window can be used' "$home"/state/yaomote.0.log || broken "no window was shown"
version=$("$image/bin/yaomote" --version) || broken "the command line does not work"
echo "the app image starts: $version, $(du -sm "$image" | cut -f1) MB"
