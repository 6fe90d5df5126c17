#!/bin/bash
# What many quiet clients cost the real program: memory for 10,000 idle keep-alive connections, and
# what 1,000 clients that send one octet of a head a second do to the others. Takes about two minutes.
set -euo pipefail
. "$(dirname "$0")/../robot/ground.sh"
need nginx nginx-light
load_program

count=${COUNT:-10000}
dripping=${DRIPPING:-1000}
rate=${RATE:-500}
ulimit -n "$(ulimit -Hn)"
if [ "$(ulimit -n)" -lt $((count + 500)) ]; then
    echo "$count connections need more open files than $(ulimit -n); raise the hard limit of ulimit -n" >&2
    exit 2
fi

web_port=$(free_port)
port=$(free_port)
web a "$web_port"
cat >"$work/config.json" <<END
{
  "version": 1,
  "listeners": [{
    "id": "web", "name": "web", "enabled": true, "address": "127.0.0.1", "port": $port,
    "protocol": "http", "methods": "any", "rules": [{"service": "app"}]
  }],
  "services": [{"id": "app", "name": "app", "backends": [$(backends "$web_port")]}],
  "timeouts": {
    "requestHead": "10s", "requestBody": "30s", "clientIdle": "10m", "clientWrite": "30s",
    "connect": "1s", "response": "30s", "responseBody": "1m", "upstreamIdle": "20s", "drain": "30s"
  },
  "limits": {"connections": $((count + 2000))}
}
END
program "$work/config.json" "$port"
ours=$pid
jcmd=$(cat "$root/target/yaomote/lib/java-home")/bin/jcmd

rss() {
    awk '/^VmRSS/ { print $2 }' "/proc/$ours/status"
}

# The heap that lives, in KiB, after a collection.
heap() {
    "$jcmd" "$ours" GC.run >/dev/null
    "$jcmd" "$ours" GC.heap_info | grep -Eo 'used [0-9]+K' | awk '{ sub("K", "", $2); sum += $2 } END { print sum }'
}

# Class metadata is counted in the last lines, and does not grow with connections.
asked() {
    "${loader[@]}" ask "http://127.0.0.1:$port/" 64 "$rate" "$1" | head -1
}

echo "warm:     $(asked 10)"
heap_before=$(heap)
rss_before=$(rss)

coproc HOLD { exec "${loader[@]}" idle "$port" "$count"; }
started+=("$HOLD_PID")
read -r -u "${HOLD[0]}" held
heap_held=$(heap)
rss_held=$(rss)
echo "idle:     $held"
awk -v n="$count" -v h0="$heap_before" -v h1="$heap_held" -v r0="$rss_before" -v r1="$rss_held" 'BEGIN {
    printf "          heap after a collection %d -> %d KiB, %.2f KiB a connection\n", h0, h1, (h1 - h0) / n
    printf "          resident %d -> %d KiB, %.2f KiB a connection\n", r0, r1, (r1 - r0) / n
}'
echo "with $count idle: $(asked 10)"
end "$HOLD_PID"
until_true 30 eval '[ "$(ls /proc/'"$ours"'/fd | wc -l)" -lt 500 ]'

echo "without:  $(asked 10)"
coproc DRIP { exec "${loader[@]}" drip "$port" "$dripping"; }
started+=("$DRIP_PID")
read -r -u "${DRIP[0]}" _
until_true 30 eval '[ "$(ls /proc/'"$ours"'/fd | wc -l)" -gt '"$dripping"' ]'
echo "with $dripping dripping heads: $(asked 20)"
end "$DRIP_PID"
case $held in *"failed 0"*) ;; *) exit 1 ;; esac
