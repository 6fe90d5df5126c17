# Sourced by the scripts beside it: a display of their own with a window manager, ended with them.
# A window manager gives the keyboard to the window, as on a desktop.

work=$(mktemp -d)
started=()

leave() {
    local pid
    for pid in "${started[@]}"; do
        kill "$pid" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap leave EXIT
trap 'exit 130' INT TERM

# need PROGRAM PACKAGE: says what to install where a program is missing.
need() {
    if ! command -v "$1" >/dev/null && ! [ -x "/usr/sbin/$1" ]; then
        echo "$1 is missing; type: apt-get install $2" >&2
        exit 2
    fi
}

# until_true SECONDS COMMAND...: waits for a condition, not for a time.
until_true() {
    local left=$(($1 * 10))
    shift
    until "$@"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || { echo "waited too long for: $*" >&2; exit 1; }
        sleep 0.1
    done
}

need Xvfb xvfb
need openbox openbox
need mvn maven

Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
started+=($!)
until_true 20 test -s "$work/display"
DISPLAY=:$(tr -d '\n' <"$work/display")
export DISPLAY
openbox >"$work/openbox.log" 2>&1 &
started+=($!)
