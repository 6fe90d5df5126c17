#!/bin/bash
# How long a start takes until the window can be used, how long until `run` listens, what both hold when
# idle, and how large the packages are. Prints the tables of performance.md.
#   startup.sh [RUNS]   of each kind, 5 if not said; fewer where they take more than 15 seconds
#   WARM=yes            no cold ones, which slow down everything else on the machine
#   IDLE=SECONDS        before memory is looked at, 10 if not said
# Takes less than five minutes on a machine that does nothing else.
# Needs Xvfb, and what installers/linux/package.sh leaves in target. Cold: the pages of all files are
# dropped before each start, which only root may; else that column is empty.
set -euo pipefail
cd "$(dirname "$0")/../../.."

runs=${1:-5}
idle=${IDLE:-10}
image=$PWD/target/packaging/yaomote/bin/yaomote
jars=$PWD/target/yaomote/bin/yaomote
work=$(mktemp -d)
started=()
trap 'kill "${started[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
started+=($!)
while [ ! -s "$work/display" ]; do sleep 0.1; done
DISPLAY=:$(tr -d '\n' <"$work/display")

now() { date +%s%3N; }
# cpu PID: processor time of a process so far, milliseconds.
cpu() { awk -v tick="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) * 1000 / tick }' "/proc/$1/stat"; }

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR ? v[int((NR + 1) / 2)] : "-") }'; }

# until_found PATTERN FILE: waits three minutes at most
until_found() {
    local end=$((SECONDS + 180))
    until grep -q "$1" "$2" 2>/dev/null; do
        [ "$SECONDS" -lt "$end" ] || {
            echo "no '$1' in $2" >&2
            exit 1
        }
        sleep 0.01
    done
}

# window COMMAND: milliseconds from the start of the process to the moment that the program notes, and
# its processor time until then.
window() {
    local home=$work/home-$RANDOM$RANDOM before at pid used
    mkdir "$home"
    before=$(now)
    YAOMOTE_HOME=$home DISPLAY=$DISPLAY "$1" >"$home/said" 2>&1 &
    pid=$!
    until_found 'the window can be used' "$home/state/yaomote.0.log"
    used=$(cpu "$pid")
    at=$(sed -n 's/.*the window can be used at //p' "$home/state/yaomote.0.log")
    echo "$(($(date -d "$at" +%s%3N) - before)) $used"
    kill "$pid"
    wait "$pid" 2>/dev/null || true
}

# listening COMMAND: the same until the demo's listener is open, which is looked for every 10 ms.
listening() {
    local home=$work/home-$RANDOM$RANDOM before pid
    mkdir "$home"
    before=$(now)
    env -u DISPLAY -u WAYLAND_DISPLAY YAOMOTE_HOME="$home" "$1" >"$home/said" 2>&1 &
    pid=$!
    until_found 'listening' "$home/said"
    echo "$(($(now) - before)) $(cpu "$pid")"
    kill "$pid"
    wait "$pid" 2>/dev/null || true
}

cold() {
    sync
    echo 3 2>/dev/null >/proc/sys/vm/drop_caches
}

# column N FILE: the median of a column.
column() { awk -v n="$1" '{ print $n }' "$2" | median; }

# several BEFORE KIND COMMAND: as many as wanted, or as there is time for, and at least one.
several() {
    local end=$((SECONDS + 15))
    for _ in $(seq "$runs"); do
        "$1"
        "$2" "$3"
        [ "$SECONDS" -lt "$end" ] || break
    done
}

# row NAME KIND COMMAND
row() {
    local cool=- times
    "$2" "$3" >/dev/null
    several true "$2" "$3" >"$work/warm"
    times=$(wc -l <"$work/warm")
    if [ -z "${WARM-}" ] && cold 2>/dev/null; then
        several cold "$2" "$3" >"$work/cold"
        cool=$(column 1 "$work/cold")
        times="$times, $(wc -l <"$work/cold")"
    fi
    echo "| $1 | $(column 1 "$work/warm") | $cool | $(column 2 "$work/warm") | $times |"
}

# memory NAME KIND COMMAND: resident and proportional size when it was idle for a while.
memory() {
    local home=$work/home-$RANDOM$RANDOM pid display=$DISPLAY
    mkdir "$home"
    [ "$2" = window ] || display=
    YAOMOTE_HOME=$home DISPLAY=$display "$3" >"$home/said" 2>&1 &
    pid=$!
    if [ "$2" = window ]; then
        until_found 'the window can be used' "$home/state/yaomote.0.log"
    else
        until_found 'listening' "$home/said"
    fi
    sleep "$idle"
    awk -v name="$1" '/^Rss/ { rss = $2 } /^Pss:/ { pss = $2 }
        END { printf "| %s | %.0f | %.0f |\n", name, rss / 1024, pss / 1024 }' \
        "/proc/$pid/smaps_rollup"
    kill "$pid"
    wait "$pid" 2>/dev/null || true
}

without=$work/without-cache
printf '#!/bin/sh\nexport JAVA_TOOL_OPTIONS=-XX:AOTMode=off\nexec "%s" "$@"\n' "$image" >"$without"
chmod +x "$without"

echo "$(date +%F), $(nproc) processors, Linux $(uname -r), load $(cut -d' ' -f1 /proc/loadavg), medians"
echo
echo "| start, ms | warm | cold | processor time, warm | runs |"
echo "|---|---|---|---|---|"
row "window can be used: package" window "$image"
row "window can be used: package without AOT cache" window "$without"
row "window can be used: jars (\`mvn package\`)" window "$jars"
row "\`run\` listens: package" listening "$image"
row "\`run\` listens: package without AOT cache" listening "$without"
row "\`run\` listens: jars (\`mvn package\`)" listening "$jars"
echo
echo "| memory after $idle idle seconds, MiB | RSS | PSS |"
echo "|---|---|---|"
memory "window, first run" window "$image"
memory "window, first run, without AOT cache" window "$without"
memory "\`run\` with the demo" run "$image"
memory "\`run\` with the demo, without AOT cache" run "$without"
echo
echo "| size | MB |"
echo "|---|---|"
echo "| app image | $(du -s --apparent-size -B1000000 "$(dirname "$image")/.." | cut -f1) |"
for file in target/packages/*; do
    [ ! -f "$file" ] || echo "| $(basename "$file") | $(($(stat -c %s "$file") / 1000000)) |"
done
