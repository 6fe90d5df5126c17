#!/bin/bash
# What happens to a client's GETs while backends are killed, stopped, restarted, slow, or reset
# connections: a rehearsal with the real program over real nginx servers, under load at a fixed rate.
# Prints a table; ends with 1 if one request failed while a backend lived, if 503 was late where none
# did, or if a backend came back too late. Takes about two minutes.
set -euo pipefail
. "$(dirname "$0")/../robot/ground.sh"
need nginx nginx-light
need curl curl
load_program

rate=${RATE:-400}
interval=1 # seconds between health checks
a=$(free_port)
b=$(free_port)
odd=$(free_port)
port=$(free_port)
failures=0

cat >"$work/config.json" <<END
{
  "version": 1,
  "listeners": [{
    "id": "web", "name": "web", "enabled": true, "address": "127.0.0.1", "port": $port,
    "protocol": "http", "methods": "any", "rules": [{"service": "app"}]
  }],
  "services": [{
    "id": "app", "name": "app",
    "backends": [$(backends "$a" "$b" "$odd")],
    "options": {
      "healthCheck": {"by": "http", "path": "/", "interval": "${interval}s", "timeout": "500ms", "fall": 2, "rise": 1},
      "slowStart": "0s"
    }
  }],
  "timeouts": {
    "requestHead": "10s", "requestBody": "30s", "clientIdle": "1m", "clientWrite": "30s",
    "connect": "1s", "response": "5s", "responseBody": "1m", "upstreamIdle": "20s", "drain": "30s"
  }
}
END

web a "$a"
a_pid=$pid
web b "$b"
b_pid=$pid
program "$work/config.json" "$port"

row() {
    printf '%-34s %8s %8s %9s %9s %9s   %s\n' "$@"
}

fail() {
    failures=$((failures + 1))
    printf 'FAILED: %s\n' "$*"
}

now() {
    date +%s%N
}

requests_of() {
    wc -l <"$work/$1/access.log"
}

# under_load NAME SECONDS: ask in the background, as `asking`.
under_load() {
    name=$1
    "${loader[@]}" ask "http://127.0.0.1:$port/" 512 "$rate" "$2" >"$work/load" &
    asking=$!
    sleep 2.5 # the load program needs to start; what follows happens under load
}

# judged [NOTE]: the load's figures in the table; failed requests are failures.
judged() {
    wait "$asking"
    local words
    read -r -a words <"$work/load"
    row "$name" "${words[1]}" "${words[3]}" "${words[5]}" "${words[7]}" "${words[9]}" "${1-}"
    if [ "${words[3]}" != 0 ]; then
        fail "$name: $(tail -n +2 "$work/load" | sort | uniq -c | head -3 | tr '\n' ';')"
    fi
}

# comes_back NAME: how long until a server that was away is asked again, in ms; two checks at most.
comes_back() {
    local before since waited
    before=$(requests_of "$1")
    since=$(now)
    until [ "$(requests_of "$1")" -gt "$before" ]; do
        waited=$((($(now) - since) / 1000000))
        [ "$waited" -lt 15000 ] || break
        sleep 0.05
    done
    back=$((($(now) - since) / 1000000))
    if [ "$back" -gt $((2 * interval * 1000 + 500)) ]; then
        fail "$name: asked again after $back ms, more than two checks"
    fi
}

# status SECONDS: what one GET is answered, and after how long.
status() {
    curl --silent --output /dev/null --max-time "$1" --write-out '%{http_code} %{time_total}\n' \
        "http://127.0.0.1:$port/" || true
}

row case asked failed 'p50 ms' 'p99 ms' 'max ms' note

under_load 'all well (one refuses)' 4
judged

under_load 'kill -9, then restart' 14
end KILL "$b_pid"
sleep 5
web b "$b"
b_pid=$pid
comes_back b
judged "asked again after $back ms"

under_load 'SIGSTOP, then SIGCONT' 18
kill -STOP "$b_pid"
sleep 8
kill -CONT "$b_pid"
comes_back b
judged "asked again after $back ms"

under_load 'restart, five times' 12
for _ in 1 2 3 4 5; do
    end "$b_pid"
    web b "$b"
    b_pid=$pid
    sleep 0.7
done
judged

# odd_backend NAME MODE...: a third backend that does as it likes, for four seconds from the moment
# it is asked at all.
odd_backend() {
    under_load "$1" 22
    shift
    "${loader[@]}" "$@" >"$work/odd" &
    remember
    local odd_pid=$pid
    until_true 15 grep -q asked "$work/odd"
    sleep 4
    end "$odd_pid"
    judged "it was asked $(grep -c asked "$work/odd") times"
}

odd_backend 'one is slow (1 s an answer)' slow "$odd" 1000
odd_backend 'one resets every request' reset "$odd"

end KILL "$a_pid"
end KILL "$b_pid"
sleep 0.2
read -r code seconds < <(status 10)
row 'none lives' 1 - - - - "$code after $seconds s"
[ "$code" = 503 ] || fail "none lives: status $code"
awk -v s="$seconds" 'BEGIN { exit !(s <= 1.2) }' || fail "none lives: 503 after $seconds s"

sleep 4
web a "$a"
since=$(now)
until [ "$(status 2 | cut -d' ' -f1)" = 200 ] || [ $((($(now) - since) / 1000000)) -gt 15000 ]; do
    sleep 0.05
done
back=$((($(now) - since) / 1000000))
row 'one lives again' - - - - - "200 after $back ms"
[ "$back" -le $((2 * interval * 1000 + 500)) ] || fail "200 only $back ms after a server came back"

if [ "$failures" -gt 0 ]; then
    echo "$failures expectations were not met"
    exit 1
fi
echo 'all expectations were met'
