#!/bin/bash
# Two namespaces with a card each on one bridge, HAProxy and keepalived in both, by an exported folder: the first has the
# shared address; when its engine ends, the second takes it over, and gives it back. Arguments: yaomote, a folder to work in.
set -euo pipefail
yaomote=${1:?yaomote}
work=${2:?folder}/pair
mkdir -p "$work"
pids=()

leave() {
    local pid one
    for pid in "${pids[@]}"; do
        kill "$pid" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    for one in ym-first ym-second ym-client; do
        ip netns delete $one 2>/dev/null || true
    done
}
trap leave EXIT

for one in first second client; do
    ip netns add ym-$one
    ip -n ym-$one link set lo up
done
ip -n ym-client link add bridge0 type bridge
ip -n ym-client link set bridge0 up
ip -n ym-client address add 10.99.0.3/24 dev bridge0
n=1
for one in first second; do
    ip -n ym-$one link add eth0 type veth peer name "port$n" netns ym-client
    ip -n ym-client link set "port$n" master bridge0 up
    ip -n ym-$one address add "10.99.0.$n/24" dev eth0
    ip -n ym-$one link set eth0 up
    ip netns exec ym-$one sysctl -qw net.ipv4.ip_nonlocal_bind=1
    n=$((n + 1))
done

cat >"$work/pound.cfg" <<'END'
ListenHTTP
    Address 10.99.0.1
    Port 8080
    Service
        Redirect 302 "http://elsewhere.example/"
    End
End
END
"$yaomote" convert --to haproxy --pair 10.99.0.9/24 --machines 10.99.0.1,10.99.0.2 "$work/pound.cfg" -o "$work/out" \
    >/dev/null 2>&1
# The folder of the check is another, so that this machine's own is left alone; then it is root's to run.
declare -A engine
serve() {
    ip netns exec "ym-$1" /usr/sbin/haproxy -db -f "$work/out/haproxy.cfg" >>"$work/haproxy-$1.log" 2>&1 &
    engine[$1]=$!
    pids+=($!)
}
for one in first second; do
    sed "s#/etc/keepalived/yaomote-check.sh#$work/out/yaomote-check.sh#; s#script_user nobody#script_user root#" \
        "$work/out/$one/keepalived.conf" >"$work/$one.conf"
    if ! ip netns exec ym-$one keepalived --config-test --use-file "$work/$one.conf" >"$work/said" 2>&1; then
        echo "FAILED  keepalived does not take the file of the $one machine: $(cat "$work/said")"
        exit 1
    fi
    serve $one
    ip netns exec ym-$one keepalived --dont-fork --log-console --use-file "$work/$one.conf" \
        --pid "$work/$one.pid" --vrrp_pid "$work/$one-vrrp.pid" >"$work/keepalived-$one.log" 2>&1 &
    pids+=($!)
done
echo "ok      keepalived takes the files of both machines"

has() {
    ip -n "ym-$1" address show eth0 | grep -q '10\.99\.0\.9/'
}

answers() {
    [ "$(ip netns exec ym-client curl --silent --max-time 1 --output /dev/null --write-out '%{http_code}' \
        http://10.99.0.9:8080/)" = 302 ]
}

# within SECONDS WHAT COMMAND...: waits for it, and says how it went.
within() {
    local left=$(($1 * 5)) what=$2
    shift 2
    until "$@"; do
        left=$((left - 1))
        if [ "$left" -le 0 ]; then
            echo "FAILED  $what"
            tail -n 5 "$work"/keepalived-*.log
            exit 1
        fi
        sleep 0.2
    done
    echo "ok      $what"
}

within 30 "the first machine has the address" has first
within 10 "clients are answered at the shared address" answers
kill "${engine[first]}"
within 30 "the second machine takes it over when the engine ends" has second
within 10 "clients are answered again" answers
serve first
within 30 "the first machine gets it back" has first
