#!/bin/bash
# How long it takes from the start of the program until its window is painted and has the focus: the
# first with what the system has cached thrown away (needs root, else it is as warm as the others),
# the rest warm. start.sh [RUNS [COMMAND...]]: COMMAND opens the window, for instance that of a
# package. Bar Q1: 2.5 s cold, 1.2 s warm, on four cores.
set -euo pipefail
. "$(dirname "$0")/../robot/display.sh"
need xdotool xdotool
need import imagemagick

runs=${1:-5}
[ $# -eq 0 ] || shift
command=("$@")
[ $# -gt 0 ] || command=("$root/target/yaomote/bin/yaomote")

# A window without content has one or two colours.
painted() {
    window=$(xdotool search --onlyvisible --name '^Yaomote$' 2>/dev/null | tail -1)
    [ -n "$window" ] && [ "$(xdotool getactivewindow 2>/dev/null)" = "$window" ] &&
        [ "$(import -window "$window" -resize 25% -format %k info:- 2>/dev/null || echo 0)" -gt 50 ]
}

once() {
    local begun
    begun=$(date +%s%N)
    YAOMOTE_HOME=$work/home-$1 "${command[@]}" >"$work/window.out" 2>&1 &
    remember
    local left=600
    until painted; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || { echo "no window came" >&2; cat "$work/window.out" >&2; exit 1; }
        sleep 0.02
    done
    echo $((($(date +%s%N) - begun) / 1000000))
    end "$pid"
}

sync
{ echo 3 >/proc/sys/vm/drop_caches; } 2>/dev/null || echo "the caches could not be emptied" >&2
cold=$(once 0)
for run in $(seq "$runs"); do once "$run"; done | sort -n >"$work/warm"
median=$(sed -n "$(((runs + 1) / 2))p" "$work/warm")
echo "cold $cold ms, warm $median ms (median of $runs)"
