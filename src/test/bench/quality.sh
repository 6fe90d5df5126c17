#!/bin/bash
# Takes the figures of the quality bars that hold only on a quiet machine, and prints a line for each:
# bar, limit, figure, verdict. quality.sh [BAR...]: only these, for instance `quality.sh Q5 Q8`.
#
#   COMMAND   opens the window for Q1, if it is not target/yaomote/bin/yaomote
#   RUNS      of Q2 (5)
#   PAIRS     of turns for Q5 (11), SECONDS_EACH of load in one (5)
#   MINUTES   for Q6 (2), Q32 and Q39 (1)
#   LONG=1    as the bars say it: RUNS 20, PAIRS 31 of 10 s, MINUTES 30, and what the suite holds in a
#             small form in full (Q11, Q13, Q17, Q23) as well as the pictures (Q30); about two hours
#
# Needs `mvn package -DskipTests`, and root for Q14 and Q39. Q6 extrapolates from its minutes to 8 h.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
cd "$root" || exit 2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0
chosen=" $* "
long=${LONG-}
runs=${RUNS:-$([ -n "$long" ] && echo 20 || echo 5)}
pairs=${PAIRS:-$([ -n "$long" ] && echo 31 || echo 11)}
seconds=${SECONDS_EACH:-$([ -n "$long" ] && echo 10 || echo 5)}
growing=${MINUTES:-$([ -n "$long" ] && echo 30 || echo 2)}
watching=${MINUTES:-$([ -n "$long" ] && echo 10 || echo 1)}

wanted() {
    [ "$chosen" = "  " ] || [[ $chosen == *" $1 "* ]]
}

# row BAR LIMIT FIGURE RESULT
row() {
    local verdict=ok
    if [ "$4" -ne 0 ]; then
        verdict="not ok"
        failures=$((failures + 1))
    fi
    printf '| %-4s| %-52s | %-76s | %-6s |\n' "$1" "$2" "$3" "$verdict"
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

# Named, or asked for in full.
wanted_long() {
    wanted "$1" && [ -n "$long$(tr -d ' ' <<<"$chosen")" ]
}

# suite BAR LIMIT TESTS FIGURE: tests of the suite, with as many cases as the bar asks for.
suite() {
    wanted_long "$1" || return 0
    mvn --batch-mode -o -q process-test-classes surefire:test -Dformat.skip -Dtests.processes=1 -Dtest="$3" \
        -Dtests.long=true >"$scratch/out" 2>&1 </dev/null
    local result=$?
    [ "$result" = 0 ] || grep -m 3 'ERROR' "$scratch/out" >&2
    row "$1" "$2" "$4" "$result"
}

# What the tests run with: the jars of the program, which an archive of code can be of, and theirs.
class_path() {
    "$jdk/bin/jar" cf "$scratch/tests.jar" -C target/test-classes .
    printf '%s:' "$scratch/tests.jar" "$root"/target/yaomote/lib/*.jar
    mvn --batch-mode -o -q exec:exec -Dexec.executable=echo -Dexec.classpathScope=test \
        -Dexec.args=%classpath </dev/null | tr ':' '\n' | grep '\.jar$' | paste -sd :
}

# bars NAME...: bars in a window on a virtual display over a web server, with the flags of
# the program itself and, as in the installed one, an archive of code, for which a run before is
# watched. The web server stands for another machine, and so yields the processor.
bars() {
    (
        . "$root/src/test/robot/display.sh"
        need nginx nginx-light
        backend=$(free_port)
        web a "$backend"
        renice -n 19 -p "$pid" >/dev/null
        jdk=$(cat target/yaomote/lib/java-home)
        mvn --batch-mode -o -q process-test-classes -Dformat.skip </dev/null || exit 1
        flags=$(sed -n 's|.*exec "$java" \(--module-path.*\) ${YAOMOTE_OPTS-} .*|\1|p' target/yaomote/bin/yaomote)
        read -ra flags <<<"${flags//\"\$home\//\"$root/target/yaomote/}"
        flags=("${flags[@]//\"/}")
        flags+=(--add-exports=javafx.graphics/com.sun.javafx.perf=ALL-UNNAMED
            --add-opens=javafx.graphics/com.sun.javafx.application=ALL-UNNAMED
            -Dprism.order=sw -Dio.netty.leakDetection.level=disabled
            -Dbackend="$backend" -cp "$(class_path)")
        for archive in AOTCacheOutput AOTCache; do
            rm -f "$scratch/report"
            # What is learned in the first minute is learned.
            minutes=$([ $archive = AOTCache ] && echo "$watching" || echo 1)
            timeout 7200 "$jdk/bin/java" -XX:$archive="$scratch/bars.aot" "${flags[@]}" \
                -Dreport="$scratch/report" -Dminutes="$minutes" org.yaomote.app.Bars "$@" \
                >>"$scratch/out" 2>&1 </dev/null
            if ! [ -s "$scratch/bars.aot" ]; then
                echo "ERROR: no archive of code was made" >>"$scratch/out"
                rm -f "$scratch/report"
                break
            fi
        done
    )
}

# figure BAR LIMIT PATTERN MOST: a line of the report whose first number after PATTERN is at most MOST.
figure() {
    local line number
    line=$(grep -E -m 1 "^$1 $3" "$scratch/report" 2>/dev/null)
    if [ -z "$line" ]; then
        row "$1" "$2" "no figure: $(grep -m 1 -E 'ERROR|Error|Exception' "$scratch/out" | cut -c1-60)" 1
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
    "$root/src/test/robot/first-run.sh" "$runs" | tail -1
}

printf '| bar | %-52s | %-76s | %-6s |\n| --- | --- | --- | --- |\n' limit figure ""
script Q1 'window usable in 2.5 s cold, 1.2 s warm' quick_start
script Q2 "first load balancer in 60 s, 10 clicks, $runs of $runs" first_run
tests=()
wanted Q3 && tests+=(app.WindowBars#screensAndFiltersFollowAtOnce)
wanted Q4 && tests+=(app.WindowBars#theWindowIsNeverBlockedUnderLoad)
wanted Q8 && tests+=(proxy.ApplyBar#aChangeOfALargeConfigurationIsSoonInForceAndDropsNothing)
wanted Q32 && tests+=(app.WindowBars#whatIsSelectedStaysSelected)
[ ${#tests[@]} = 0 ] || bars "${tests[@]}"
if wanted Q3; then
    figure Q3 'screen switch 100 ms' 'screen switch' 100
    figure Q3 'filter keystroke 50 ms with 5,000 rows' 'filter' 50
fi
! wanted Q4 || figure Q4 'FX thread never blocked over 100 ms' 'FX thread blocked' 100
! wanted Q8 || figure Q8 'apply in 300 ms (50 listeners, 500 backends)' 'apply: median [0-9.]+ ms, at most' 300
! wanted Q32 || figure Q32 "selection survives $watching minutes of updates" 'selection lost' 0
script Q5 'window costs at most 5 % (overview)' \
    "$here/ui-cost.sh" "$pairs" "$seconds" 1
script Q5 'window costs at most 5 % more (Live traffic)' \
    "$here/ui-cost.sh" "$pairs" "$seconds" 4
script Q6 'heap grows at most 10 MB in 8 h at 1,000 requests/s' "$here/growth.sh" "$growing" 1000
suite Q11 'no parent greener than its children' SystemStateTest '1,000,000 random events, 0 broken'
suite Q13 'kill at any instant: nothing half written' 'SaveKillIT,DraftKillIT' '1,000 and 100 kills'
script Q14 'sweep of a /24: quick 8 s, thorough 30 s' "$here/sweep.sh"
suite Q17 'reached by Tab, named (Q18), contrast (Q20), still (Q31)' WindowRulesIT 'every place, four themes, five states'
suite Q23 'no text cut or overlapping' ReadableScreenIT '27 looks: 3 languages, 3 text sizes, 3 windows'
! wanted_long Q30 || script Q30 'pictures differ by at most 0.5 %' "$root/src/test/robot/golden.sh"
script Q39 "nothing is sent until asked, $watching minutes" "$here/silence.sh" "$watching"
exit "$((failures > 0))"
