#!/bin/bash
# What the open window costs the proxy: requests a second at full load with the window, on the Live
# traffic screen or another, against `run` without one, in pairs that take turns.
# ui-cost.sh [PAIRS [SECONDS [SCREEN [WARMING]]]]: SCREEN is a number of the side bar, 1 the overview,
# 4 Live traffic; WARMING are the seconds of load before, in which the compiler gets done with the
# proxy: with a window it has more to do. Bar Q5: at most 5 % less. Prints a line a pair and the median.
set -euo pipefail
. "$(dirname "$0")/../robot/display.sh"
need wrk wrk
need nginx nginx-light
need xdotool xdotool

pairs=${1:-5}
seconds=${2:-10}
screen=${3:-1}
warming=${4:-20}
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
cp "$work/home/yaomote.json" "$work/config.json"

load() {
    wrk -t 2 -c 32 -d "${warming}s" "http://127.0.0.1:$port/" >/dev/null
    wrk -t 2 -c 32 -d "${seconds}s" "http://127.0.0.1:$port/" >"$work/wrk"
    if grep -q 'Non-2xx\|Socket errors' "$work/wrk"; then
        cat "$work/wrk" >&2
        exit 1
    fi
    awk '/^Requests\/sec/ { print $2 }' "$work/wrk"
}

without() {
    program "$work/config.json" "$port"
    load
    end "$pid"
}

# Started by its key, as a user does.
with() {
    YAOMOTE_HOME=$work/home "$root/target/yaomote/bin/yaomote" >"$work/window.out" 2>&1 &
    remember
    local window
    window=$(timeout 60 xdotool search --sync --onlyvisible --name '^Yaomote$' | tail -1)
    until_true 20 eval '[ "$(xdotool getactivewindow 2>/dev/null)" = "'"$window"'" ]'
    until_true 60 eval 'listens "'"$port"'" || { xdotool key ctrl+shift+r; sleep 2; listens "'"$port"'"; }'
    xdotool key "ctrl+$screen"
    load
    end "$pid"
}

for pair in $(seq "$pairs"); do
    if [ $((pair % 2)) = 1 ]; then
        plain=$(without)
        shown=$(with)
    else
        shown=$(with)
        plain=$(without)
    fi
    awk -v p="$plain" -v s="$shown" 'BEGIN { printf "%.0f without, %.0f with the window: %.1f %% less\n", p, s, 100 * (1 - s / p) }' |
        tee -a "$work/pairs"
done
sed -E 's/.*: (-?[0-9.]+) %.*/\1/' "$work/pairs" | sort -n >"$work/shares"
median=$(sed -n "$(((pairs + 1) / 2))p" "$work/shares")
echo "median: $median % less with the window on screen $screen"
awk -v m="$median" 'BEGIN { exit m > 5 }'
