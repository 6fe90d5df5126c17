#!/bin/bash
# Run by try.sh in the root it made: an ordinary user starts the program from its menu entry, opens a
# pound.cfg with it, and serves without a window.
#   visit.sh WHAT COMMAND DESKTOP_ENTRY
set -u
what=$1
command=$2
entry=$3
failures=0
# Seconds that a window may take, on a computer that does much else as well.
patience=240
export PATH="$(dirname "$command"):/usr/bin:/bin:/usr/sbin"

same() {
    if [ "$2" = "$3" ]; then
        printf 'ok      %s: %s\n' "$what" "$1"
    else
        failures=$((failures + 1))
        printf 'FAILED  %s: %s: %s instead of %s\n' "$what" "$1" "$3" "$2"
    fi
}

# until_true SECONDS COMMAND...
until_true() {
    local end=$((SECONDS + $1))
    shift
    while ! "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}

# As that user, with nothing of root's around. Takes the place of the shell it is in, so that the
# number of a job is the program's.
visitor() {
    exec setpriv --reuid=visitor --regid=visitor --clear-groups \
        env -i PATH="$PATH" HOME=/home/visitor ${DISPLAY:+DISPLAY="$DISPLAY"} "$@"
}

# has PATTERN FILE
has() {
    grep -q "$1" "$2"
}

log=/home/visitor/.local/state/yaomote/yaomote.0.log
out=/tmp/visit.out

# The command line: output, exit codes, and input that it must not eat.
same "says its version" "Yaomote" "$( (visitor "$command" --version) | cut -d' ' -f1)"
(visitor "$command" check /nowhere.cfg) >"$out" 2>&1
same "an exit code goes through" 1 $?
(visitor "$command" --nonsense) >"$out" 2>&1
same "and another" 2 $?
printf 'first\nsecond\n' | {
    (visitor "$command" --version) >"$out"
    read -r line
    echo "$line" >/tmp/visit.line
}
same "input is left to whom it belongs" first "$(cat /tmp/visit.line)"

# Without a display and with nothing set up it serves the demo.
visitor env YAOMOTE_HOME=/home/visitor/demo "$command" >"$out" 2>&1 &
pid=$!
until_true 60 has 'listening http' "$out"
place=$(sed -n 's#.*listening \(http://[^ ]*\).*#\1#p' "$out" | head -n 1)
same "answers a request without a window" 200 \
    "$(curl -s -o /dev/null -w '%{http_code}' --max-time 20 "$place")"
same "says how the demo does" 0 \
    "$( (visitor env YAOMOTE_HOME=/home/visitor/demo "$command" status) >/tmp/visit.status 2>&1
        echo $?)"
kill -TERM "$pid"
wait "$pid"
same "stops when asked, with code 0" 0 $?

# As the service runs it: a port below 1024 by the one capability, and a reload.
cat >/tmp/pound.cfg <<'P'
ListenHTTP
    Address 127.0.0.1
    Port 80
End
Service
    BackEnd
        Address 127.0.0.1
        Port 9
    End
End
P
chmod 644 /tmp/pound.cfg
install -d -m 0700 -o visitor -g visitor /run/yaomote
# What the demo said is not to be taken for what comes.
rm -f "$out"
setpriv --reuid=visitor --regid=visitor --clear-groups --no-new-privs \
    --inh-caps=-all,+net_bind_service --ambient-caps=-all,+net_bind_service \
    --bounding-set=-all,+net_bind_service \
    env -i PATH="$PATH" HOME=/home/visitor RUNTIME_DIRECTORY=/run/yaomote \
    "$command" run -f /tmp/pound.cfg >"$out" 2>&1 &
pid=$!
until_true 60 has 'listening http' "$out"
same "opens port 80 by its capability alone" 0000000000000400 \
    "$(awk '/^CapEff/ { print $2 }' "/proc/$pid/status")"
same "says to root how it does, over its socket" 0 \
    "$("$command" status >/tmp/visit.status 2>&1; echo $?)"
kill -HUP "$pid"
until_true 30 has 'read again\|reloaded\|in force' "$out"
same "reads its file again on SIGHUP" yes "$(kill -0 "$pid" && echo yes || echo no)"
kill -TERM "$pid"
wait "$pid"
same "and stops" 0 $?
rm -rf /run/yaomote

# The window, as the menu starts it, with nothing set up.
Xvfb :87 -screen 0 1280x900x24 -nolisten tcp -fbdir /tmp >/tmp/visit.xvfb 2>&1 &
screen=$!
export DISPLAY=:87
until_true 20 test -S /tmp/.X11-unix/X87
line=$(sed -n 's/^Exec=//p' "$entry" | head -n 1)
first=/home/visitor/first
rm -rf "$first"
# shellcheck disable=SC2086
visitor env YAOMOTE_HOME="$first" ${line/\%f/} >"$out" 2>&1 &
pid=$!
until_true "$patience" has 'the window can be used' "$first/state/yaomote.0.log"
same "the menu entry opens the window" yes \
    "$(has 'the window can be used' "$first/state/yaomote.0.log" && echo yes || echo no)"
window=$(xdotool search --onlyvisible --name Yaomote 2>/dev/null | head -n 1)
same "a window is on the screen" yes "$([ -n "$window" ] && echo yes || echo no)"
if [ -z "$window" ]; then
    # There is nothing to click at; what was said tells why.
    tail -n 20 "$out" "$first/state/yaomote.0.log" /tmp/visit.xvfb
    kill -TERM "$pid"
    kill "$screen"
    exit 1
fi

# Its wizard, by clicks alone. Clicks are told from the left edge of the window, and from its upper
# edge or, below nought, from its lower.
still() {
    local before
    before=$(cksum </tmp/Xvfb_screen0)
    sleep 1
    [ "$before" = "$(cksum </tmp/Xvfb_screen0)" ]
}
press() {
    until_true 20 still
    eval "$(xdotool getwindowgeometry --shell "$window")"
    xdotool mousemove $((X + $1)) $((Y + ($2 < 0 ? HEIGHT : 0) + $2)) click 1
}
made=$first/yaomote.json
# Next stands at the left on the first page and right of Back on the three after it, where the last
# one's makes the load balancer. A click that came too early is made good by the next round.
turned() {
    for x in 332 420 420 420; do
        press "$x" -61
    done
    until_true 5 test -s "$made"
}
answered() {
    curl --silent --fail --max-time 5 --cacert "$first/authority/authority-1.pem" \
        --dump-header - --output /dev/null https://localhost:8443/
}
press 596 348
press 420 384
press 420 411
until_true 60 turned
until_true 30 answered
same "its wizard makes a load balancer: both servers answer by HTTPS" "A B " \
    "$(for _ in 1 2 3 4 5 6 7 8 9 10; do answered; done |
        sed -n 's/^x-demo-server: *\([AB]\).*/\1/Ip' | sort -u | tr '\n' ' ')"
same "it complains of nothing" "" "$(head -n 3 "$out")"
kill -TERM "$pid"
wait "$pid"
same "it closes" 0 $?

# Open with: the window that looks at the pound.cfg comes, and its last button takes it.
rm -f "$log"
# shellcheck disable=SC2086
visitor ${line/\%f//tmp/pound.cfg} >"$out" 2>&1 &
pid=$!
until_true "$patience" xdotool search --onlyvisible --name pound.cfg
import=$(xdotool search --onlyvisible --name pound.cfg 2>/dev/null | head -n 1)
same "shows the pound.cfg that it is opened with" yes "$([ -n "$import" ] && echo yes || echo no)"
own=/home/visitor/.config/yaomote/yaomote.json
taken() {
    eval "$(xdotool getwindowgeometry --shell "$import")"
    xdotool mousemove $((X + WIDTH - 60)) $((Y + HEIGHT - 28)) click 1
    sleep 1
    test -s "$own"
}
until_true 60 taken
same "makes it the user's configuration at a click" yes "$(test -s "$own" && echo yes || echo no)"
kill -TERM "$pid"
wait "$pid"
kill "$screen" && wait "$screen"
rm -f /tmp/visit.status /tmp/visit.out /tmp/visit.line /tmp/visit.xvfb /tmp/Xvfb_screen0 /tmp/pound.cfg
[ "$failures" = 0 ]
