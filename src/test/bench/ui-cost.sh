#!/bin/bash
# What the open window costs the proxy: requests a second at full load with the window, on the Live
# traffic screen or another, against `run` without one. Both stay started, and take turns of some
# seconds while the other is stopped, so that whatever else the machine does meets both alike.
# ui-cost.sh [PAIRS [SECONDS [SCREEN [WARMING]]]]: SCREEN is a number of the side bar, 1 the overview,
# 4 Live traffic; WARMING are the seconds of load before, in which the compiler gets done with the
# proxy: with a window it has more to do. Bar Q5: at most 5 % less. Prints a line a pair and the median.
set -euo pipefail
. "$(dirname "$0")/../robot/display.sh"
need wrk wrk
need nginx nginx-light
need xdotool xdotool

pairs=${1:-11}
seconds=${2:-5}
screen=${3:-1}
warming=${4:-20}
web_port=$(free_port)
plain_port=$(free_port)
shown_port=$(free_port)
web a "$web_port"

# configuration PORT
configuration() {
    cat <<END
{
  "version": 1,
  "listeners": [{
    "id": "web", "name": "web", "enabled": true, "address": "127.0.0.1", "port": $1,
    "protocol": "http", "methods": "any", "rules": [{"service": "app"}]
  }],
  "services": [{"id": "app", "name": "app", "backends": [$(backends "$web_port")]}]
}
END
}

# load PORT SECONDS: prints requests a second.
load() {
    wrk -t 2 -c 32 -d "${2}s" "http://127.0.0.1:$1/" >"$work/wrk"
    if grep -q 'Non-2xx\|Socket errors' "$work/wrk"; then
        cat "$work/wrk" >&2
        exit 1
    fi
    awk '/^Requests\/sec/ { print $2 }' "$work/wrk"
}

# turn PID OTHER PORT: the first second after the other is not counted.
turn() {
    kill -STOP "$2"
    kill -CONT "$1"
    load "$3" 1 >/dev/null
    load "$3" "$seconds"
}

configuration "$plain_port" >"$work/config.json"
program "$work/config.json" "$plain_port"
plain_pid=$pid
# Started by its key, as a user does.
mkdir -p "$work/window"
configuration "$shown_port" >"$work/window/yaomote.json"
YAOMOTE_HOME=$work/window "$root/target/yaomote/bin/yaomote" >"$work/window.out" 2>&1 &
remember
shown_pid=$pid
window=$(timeout 60 xdotool search --sync --onlyvisible --name '^Yaomote$' | tail -1)
until_true 20 eval '[ "$(xdotool getactivewindow 2>/dev/null)" = "'"$window"'" ]'
until_true 60 eval 'listens "'"$shown_port"'" || { xdotool key ctrl+shift+r; sleep 2; listens "'"$shown_port"'"; }'
xdotool key "ctrl+$screen"
load "$plain_port" "$warming" >/dev/null
load "$shown_port" "$warming" >/dev/null

plain() {
    turn "$plain_pid" "$shown_pid" "$plain_port"
}

shown() {
    turn "$shown_pid" "$plain_pid" "$shown_port"
}

for pair in $(seq "$pairs"); do
    if [ $((pair % 2)) = 1 ]; then
        without=$(plain)
        with=$(shown)
    else
        with=$(shown)
        without=$(plain)
    fi
    awk -v p="$without" -v s="$with" 'BEGIN { printf "%.0f without, %.0f with the window: %.1f %% less\n", p, s, 100 * (1 - s / p) }' |
        tee -a "$work/pairs"
done
sed -E 's/.*: (-?[0-9.]+) %.*/\1/' "$work/pairs" | sort -n >"$work/shares"
median=$(sed -n "$(((pairs + 1) / 2))p" "$work/shares")
echo "median: $median % less with the window on screen $screen"
awk -v m="$median" 'BEGIN { exit m > 5 }'
