#!/bin/bash
# Takes the figures of the quality bars that hold only on a quiet machine, and prints a line for each:
# bar, limit, figure, verdict. quality.sh [BAR...]: only these, for instance `quality.sh Q5 Q8`.
#
#   COMMAND   opens the window for Q1, if it is not target/yaomote/bin/yaomote
#   PAIRS     of runs for Q5 (5), SECONDS_EACH of load in one (10)
#   MINUTES   for Q6 (30), Q32 (10) and Q39 (10)
#
# Needs `mvn package -DskipTests`, and root for Q14 and Q39. About two hours in full; Q6 extrapolates from its
# minutes to 8 h.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
cd "$root" || exit 2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0
chosen=" $* "

wanted() {
    [ "$chosen" = "  " ] || [[ $chosen == *" $1 "* ]]
}

# row BAR LIMIT FIGURE RESULT
row() {
    local verdict=holds
    if [ "$4" -ne 0 ]; then
        verdict=FAILS
        failures=$((failures + 1))
    fi
    printf '| %-4s| %-52s | %-76s | %-5s |\n' "$1" "$2" "$3" "$verdict"
}

# script BAR LIMIT COMMAND...: the last line is the figure, the exit code the verdict.
script() {
    local bar=$1 limit=$2
    shift 2
    wanted "$bar" || return 0
    "$@" >"$scratch/out" 2>"$scratch/err"
    local result=$?
    [ -s "$scratch/out" ] || tail -3 "$scratch/err" >"$scratch/out"
    row "$bar" "$limit" "$(tail -1 "$scratch/out")" "$result"
}

# suite BAR LIMIT TESTS FIGURE: tests of the suite, with as many cases as the bar asks for.
suite() {
    wanted "$1" || return 0
    mvn --batch-mode -o -q process-test-classes surefire:test -Dformat.skip -Dtest="$3" \
        -Dtests.long=true >"$scratch/out" 2>&1 </dev/null
    local result=$?
    [ "$result" = 0 ] || grep -m 3 'ERROR' "$scratch/out" >&2
    row "$1" "$2" "$4" "$result"
}

# bar TEST PROPERTY...: a class of bars, in a window on a virtual display over a web server.
bars() {
    (
        . "$root/src/test/robot/display.sh"
        need nginx nginx-light
        backend=$(free_port)
        web a "$backend"
        timeout 7200 mvn --batch-mode -o -q process-test-classes surefire:test -Dformat.skip \
            -Dtest="$1" -Dui.flags="-Dprism.order=sw" -Dbackend="$backend" \
            -Dreport="$scratch/report" "${@:2}" >"$scratch/out" 2>&1 </dev/null
    )
}

# figure BAR LIMIT PATTERN MOST: a line of the report whose first number after PATTERN is at most MOST.
figure() {
    local line number
    line=$(grep -E -m 1 "^$1 $3" "$scratch/report" 2>/dev/null)
    if [ -z "$line" ]; then
        row "$1" "$2" "no figure: $(grep -m 1 ERROR "$scratch/out" | cut -c1-60)" 1
        return
    fi
    number=$(sed -E "s/^$1 $3[^0-9]*([0-9.]+).*/\1/" <<<"$line")
    awk -v n="$number" -v most="$4" 'BEGIN { exit n > most }'
    row "$1" "$2" "${line#"$1 "}" $?
}

quick_start() {
    # shellcheck disable=SC2086
    "$here/start.sh" 5 ${COMMAND-} | tee "$scratch/start"
    awk '{ exit $2 > 2500 || $5 > 1200 }' "$scratch/start"
}

first_run() {
    "$root/src/test/robot/first-run.sh" 20 | tail -1
}

printf '| bar | %-52s | %-76s | %-5s |\n| --- | --- | --- | --- |\n' limit figure ""
script Q1 'window usable in 2.5 s cold, 1.2 s warm' quick_start
script Q2 'first load balancer in 60 s, 10 clicks, 20 of 20' first_run
if wanted Q3; then
    bars 'WindowBars#screensAndFiltersFollowAtOnce'
    figure Q3 'screen switch 100 ms' 'screen switch' 100
    figure Q3 'filter keystroke 50 ms with 5,000 rows' 'filter' 50
fi
if wanted Q4; then
    bars 'WindowBars#theWindowIsNeverBlockedUnderLoad'
    figure Q4 'FX thread never blocked over 100 ms' 'FX thread blocked' 100
fi
script Q5 'window costs at most 5 % (overview)' \
    "$here/ui-cost.sh" "${PAIRS:-5}" "${SECONDS_EACH:-10}" 1
script Q5 'window costs at most 5 % more (Live traffic)' \
    "$here/ui-cost.sh" "${PAIRS:-5}" "${SECONDS_EACH:-10}" 4
script Q6 'heap grows at most 10 MB in 8 h at 1,000 requests/s' "$here/growth.sh" "${MINUTES:-30}" 1000
if wanted Q8; then
    bars ApplyBar
    figure Q8 'apply in 300 ms (50 listeners, 500 backends)' 'apply: median [0-9.]+ ms, at most' 300
fi
suite Q11 'no parent greener than its children' SystemStateTest '1,000,000 random events, 0 broken'
suite Q13 'kill at any instant: nothing half written' 'SaveKillIT,DraftKillIT' '1,000 and 100 kills'
script Q14 'sweep of a /24: quick 8 s, thorough 30 s' "$here/sweep.sh"
suite Q17 'reached by Tab, named (Q18), contrast (Q20), still (Q31)' WindowRulesIT 'every place, four themes, five states'
suite Q23 'no text cut or overlapping' ReadableScreenIT '27 looks: 3 languages, 3 text sizes, 3 windows'
script Q30 'pictures differ by at most 0.5 %' "$root/src/test/robot/golden.sh"
if wanted Q32; then
    bars 'WindowBars#whatIsSelectedStaysSelected' -Dminutes="${MINUTES:-10}"
    figure Q32 'selection survives 10 minutes of updates' 'selection lost' 0
fi
script Q39 'nothing is sent until asked, 10 minutes' "$here/silence.sh" "${MINUTES:-10}"
exit "$((failures > 0))"
