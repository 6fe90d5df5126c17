#!/bin/bash
# The sweep beside fping, in one interleaved run, as an ordinary user, in a network that this script
# makes: loopback, and a cable with 127 live and 126 dead hosts behind it. Takes about five minutes.
#
# Needs util-linux, iproute2, fping and compiled tests (mvn -q test-compile); as root it becomes nobody.
# ROUNDS=9 and RUNS=50 may be set; JAVA names another java, CLASSES other classes.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)

if [ "${1:-}" != inside ]; then
    for program in fping unshare ip setpriv; do
        command -v "$program" >/dev/null || { echo "$program is missing" >&2; exit 2; }
    done
    ordinary=()
    [ "$(id -u)" != 0 ] || ordinary=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    exec "${ordinary[@]}" unshare -Urnpf --mount-proc --kill-child bash "$0" inside
fi

rounds=${ROUNDS:-9}
runs=${RUNS:-50}
java=${JAVA:-$(cat "$root/target/yaomote/lib/java-home" 2>/dev/null || echo "${JAVA_HOME:-/usr}")/bin/java}
classes=${CLASSES:-$root/target/classes:$root/target/test-classes}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ip link set lo up
echo 0 0 >/proc/sys/net/ipv4/ping_group_range
unshare -n sleep 3600 &
other=$!
until [ "$(readlink /proc/$other/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
ip link add near type veth peer name far netns "$other"
nsenter -t "$other" -n bash -c '
    ip link set far up
    for i in {1..127}; do echo "address add 10.7.0.$i/24 dev far"; done | ip -batch -'
ip address add 10.7.0.254/24 dev near
ip link set near up

coproc OURS {
    exec "$java" -XX:+UseSerialGC -XX:-UsePerfData -Xmx128m --enable-native-access=ALL-UNNAMED \
        -cp "$classes" org.yaomote.sweep.SweepProgram
}
read -r -u "${OURS[0]}" ready
[ "$ready" = ready ]

# ours CASE TARGETS TRIES MILLIS RATE ALIVE: a sweep; a line of microseconds and wrong verdicts.
ours() {
    printf '%s\t%s\t%s\t%s\t%s\n' "$2" "$3" "$4" "$5" "$6" >&"${OURS[1]}"
    local said
    read -r -u "${OURS[0]}" said
    local field wall cpu wrong
    for field in ${said//$'\t'/ }; do
        case $field in
            wallMicros=*) wall=${field#*=} ;;
            cpuMicros=*) cpu=${field#*=} ;;
            wrong=*) wrong=${field#*=} ;;
            means=*) means=${field#*=} ;;
        esac
    done
    echo "$1 ours $wall $cpu $wrong" >>"$work/figures"
}

# theirs CASE TRUTH OPTIONS...: fping; the same line. TRUTH: a file of addresses that are alive.
theirs() {
    local name=$1 truth=$2 times
    shift 2
    TIMEFORMAT='%R %U %S'
    times=$({ time fping -a "$@" >"$work/alive" 2>/dev/null || true; } 2>&1)
    local wrong
    wrong=$(sort "$work/alive" | comm -3 - "$truth" | wc -l)
    awk -v name="$name" -v wrong="$wrong" \
        '{ printf "%s fping %d %d %d\n", name, $1 * 1e6, ($2 + $3) * 1e6, wrong }' <<<"$times" >>"$work/figures"
}

for a in {0..255}; do for b in {0..255}; do echo "127.0.$a.$b"; done; done | sed '1d;$d' | sort >"$work/lo16"
for b in {1..254}; do echo "127.0.0.$b"; done | sort >"$work/lo24"
for b in {1..127}; do echo "10.7.0.$b"; done | sort >"$work/cable"
live=10.7.0.1-127
cable=10.7.0.1-253

for ((i = 0; i < 12; i++)); do ours warm 127.0.0.0/16 3 1500 0 127.0.0.0/16; done
for ((i = 0; i < rounds; i++)); do
    theirs loopback/16 "$work/lo16" -i 0 -g 127.0.0.0/16
    ours loopback/16 127.0.0.0/16 3 1500 0 127.0.0.0/16
    theirs loopback/24 "$work/lo24" -i 0 -g 127.0.0.0/24
    ours loopback/24 127.0.0.0/24 3 1500 0 127.0.0.0/24
done
for ((i = 0; i < (rounds + 2) / 3; i++)); do
    theirs cable/24-usual "$work/cable" -g 10.7.0.1 10.7.0.253
    theirs cable/24 "$work/cable" -i 0 -g 10.7.0.1 10.7.0.253
    ours cable/24 "$cable" 3 1500 5000 "$live"
done
for ((i = 0; i < runs; i++)); do ours verdicts "$cable" 3 1500 5000 "$live"; done

echo "means $means, $(fping --version | tail -1), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)"
awk '
    { key = $1 " " $2; n[key]++; wall[key, n[key]] = $3; cpu[key, n[key]] = $4; wrong[key] += $5 }
    function median(from, key, count,   i, j, t, v) {
        for (i = 1; i <= count; i++) v[i] = from[key, i]
        for (i = 2; i <= count; i++)
            for (j = i; j > 1 && v[j - 1] > v[j]; j--) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
        return (v[int((count + 1) / 2)] + v[int(count / 2) + 1]) / 2
    }
    function sum(from, key, count,   i, t) { for (i = 1; i <= count; i++) t += from[key, i]; return t / count }
    function least(from, key, count,   i, t) {
        t = from[key, 1]
        for (i = 2; i <= count; i++) if (from[key, i] < t) t = from[key, i]
        return t
    }
    END {
        printf "%-16s %-6s %5s %12s %12s %12s %6s\n", "case", "who", "runs", "median ms", "least ms", "mean cpu ms", "wrong"
        cases = split("loopback/16 loopback/24 cable/24-usual cable/24 verdicts", name, " ")
        for (c = 1; c <= cases; c++)
            for (w = 1; w <= 2; w++) {
                key = name[c] " " (w == 1 ? "fping" : "ours")
                if (key in n)
                    printf "%-16s %-6s %5d %12.1f %12.1f %12.1f %6d\n", name[c], w == 1 ? "fping" : "ours", n[key],
                        median(wall, key, n[key]) / 1e3, least(wall, key, n[key]) / 1e3, sum(cpu, key, n[key]) / 1e3, wrong[key]
            }
        a = "loopback/16 ours"; b = "loopback/16 fping"
        printf "loopback/16: wall %.2f, cpu %.2f of fping -i 0\n", median(wall, a, n[a]) / median(wall, b, n[b]), sum(cpu, a, n[a]) / sum(cpu, b, n[b])
    }' "$work/figures"
