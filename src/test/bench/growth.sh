#!/bin/bash
# How the memory of the program grows while its window shows Live traffic at a fixed rate: what lives
# in the heap after a collection, once a step, and the straight line through it.
# growth.sh [MINUTES [RATE]]: 480 and 1000 for bar Q6, at most 10 MB more in 8 h.
set -euo pipefail
. "$(dirname "$0")/../robot/display.sh"
need nginx nginx-light
need xdotool xdotool
load_program

minutes=${1:-30}
rate=${2:-1000}
steps=${STEPS:-10}
web_port=$(free_port)
port=$(free_port)
web a "$web_port"
mkdir -p "$work/home"
cat >"$work/home/yaomote.json" <<END
{
  "version": 1,
  "listeners": [{
    "id": "web", "name": "web", "enabled": true, "address": "127.0.0.1", "port": $port,
    "protocol": "http", "methods": "any", "rules": [{"service": "app"}]
  }],
  "services": [{"id": "app", "name": "app", "backends": [$(backends "$web_port")]}]
}
END
YAOMOTE_HOME=$work/home "$root/target/yaomote/bin/yaomote" >"$work/window.out" 2>&1 &
remember
ours=$pid
timeout 60 xdotool search --sync --onlyvisible --name '^Yaomote$' >/dev/null
until_true 60 eval 'listens "'"$port"'" || { xdotool key ctrl+shift+r; sleep 2; listens "'"$port"'"; }'
xdotool key ctrl+4
jcmd=$(cat "$root/target/yaomote/lib/java-home")/bin/jcmd

# In KiB. What goes away only in a second collection is not lived in.
heap() {
    "$jcmd" "$ours" GC.run >/dev/null
    "$jcmd" "$ours" GC.run >/dev/null
    # Of the young and of the old generation; with another collector, of the only heap.
    "$jcmd" "$ours" GC.heap_info |
        awk '/total.*used/ { sub(/.*used /, ""); used += $1 } END { print used; exit !used }'
}

# Rings and caches fill first: they have limits, and are no growth.
"${loader[@]}" ask "http://127.0.0.1:$port/" 64 "$rate" $((minutes * 60 / 5 + 15)) | head -1
for step in $(seq 0 "$steps"); do
    used=$(heap)
    echo "$step $used" >>"$work/steps"
    echo "minute $((step * minutes / steps)): $used KiB live"
    [ "$step" = "$steps" ] ||
        "${loader[@]}" ask "http://127.0.0.1:$port/" 64 "$rate" $((minutes * 60 / steps)) >>"$work/asked"
done
if grep -q 'failed [1-9]' "$work/asked"; then
    grep 'failed' "$work/asked" >&2
fi
# The line is known only as well as the points lie on it: it fails when even twice its error below it
# is too steep.
awk -v minutes="$minutes" -v steps="$steps" '
    { n++; x += $1; y += $2; xy += $1 * $2; xx += $1 * $1; yy += $2 * $2 }
    END {
        across = xx - x * x / n
        slope = (xy - x * y / n) / across
        left = yy - y * y / n - slope * slope * across
        error = sqrt((left > 0 ? left : 0) / (n - 2) / across)
        to = steps / minutes * 480 / 1024
        printf "%.0f KiB a step; %.1f MB (+-%.1f) in 8 h at this pace\n", slope, slope * to, 2 * error * to
        exit (slope - 2 * error) * to > 10
    }' "$work/steps"
