# Sourced by the scripts beside it: a display of their own with a window manager, ended with them.
# A window manager gives the keyboard to the window, as on a desktop.

. "$(dirname "${BASH_SOURCE[0]}")/ground.sh"
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
