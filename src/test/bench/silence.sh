#!/bin/bash
# A window with a fresh profile that nobody touches sends nothing out of this computer: the program
# runs in a network of its own with a neighbour it could reach, and the kernel counts what leaves.
# silence.sh [MINUTES]: 10 for bar Q39. Needs root. Ends with 1 if a packet left.
set -euo pipefail
. "$(dirname "$0")/../robot/ground.sh"
need ip iproute2
need nft nftables
need Xvfb xvfb
need xdotool xdotool

minutes=${1:-10}
space=yaomote-silence-$$
quit() {
    ip netns del "$space" 2>/dev/null || true
    ip netns del "$space-b" 2>/dev/null || true
    leave
}
trap quit EXIT

ip netns add "$space"
inside=(ip netns exec "$space")
"${inside[@]}" ip link set lo up
ip netns add "$space-b"
ip link add out netns "$space" type veth peer name out netns "$space-b"
ip -n "$space-b" addr add 192.168.77.1/24 dev out
ip -n "$space-b" link set out up
# The kernel's own greetings on a new link are not the program's.
"${inside[@]}" sh -c 'echo 1 >/proc/sys/net/ipv6/conf/out/disable_ipv6'
"${inside[@]}" ip addr add 192.168.77.5/24 dev out
"${inside[@]}" ip link set out up
"${inside[@]}" ip route add default via 192.168.77.1
"${inside[@]}" nft -f - <<'END'
table inet watch {
    counter left {}
    chain output {
        type filter hook output priority 0;
        oifname != "lo" counter name left
    }
}
END
left() {
    "${inside[@]}" nft list counter inet watch left | grep -Eo 'packets [0-9]+' | cut -d' ' -f2
}

# A count that cannot count proves nothing.
"${inside[@]}" bash -c 'echo > /dev/udp/192.168.77.1/9'
[ "$(left)" -gt 0 ] || { echo "the kernel counts nothing here" >&2; exit 2; }
before=$(left)

"${inside[@]}" Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
remember
until_true 20 test -s "$work/display"
DISPLAY=:$(tr -d '\n' <"$work/display")
export DISPLAY
YAOMOTE_HOME=$work/home "${inside[@]}" "$root/target/yaomote/bin/yaomote" >"$work/window.out" 2>&1 &
remember
timeout 60 xdotool search --sync --onlyvisible --name '^Yaomote$' >/dev/null
sleep $((minutes * 60))
kill -0 "$pid" || { echo "the program ended" >&2; exit 1; }
sent=$(($(left) - before))
echo "$sent packets in $minutes minutes"
[ "$sent" = 0 ]
