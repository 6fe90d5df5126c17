#!/bin/bash
# Starts the app image of `package.sh` once without a display: shows every screen, serves the demo, and
# ends; then has its command line serve and answer. Says what is broken, and ends with 1 then.
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

# Serves without a window, and answers a question over its socket.
export YAOMOTE_HOME=$home/serving
mkdir "$YAOMOTE_HOME"
printf 'ListenHTTP\nAddress 127.77.77.77\nPort 18931\nService\nBackEnd\nAddress 127.77.77.77\nPort 9\nEnd\nEnd\nEnd\n' \
    >"$home/pound.cfg"
"$image/bin/yaomote" run -f "$home/pound.cfg" >"$home/said" 2>&1 &
pid=$!
for _ in $(seq 300); do
    grep -q listening "$home/said" && break
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.2
done
answered=
for _ in 1 2 3; do
    if "$image/bin/yaomote" status >>"$home/said" 2>&1; then
        answered=yes
        break
    fi
done
[ -n "$answered" ] || {
    kill "$pid" 2>/dev/null || true
    broken "it does not answer over its socket"
}
kill "$pid"
wait "$pid" || broken "it does not stop in good order"
echo "the app image starts: $version, $(du -sm "$image" | cut -f1) MB"
