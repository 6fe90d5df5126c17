#!/bin/bash
# Takes the pictures of assets/screenshots from the running program on a virtual display.
# Those of the first run and of the sweep: TOUR=FirstRunTour and TOUR=SweepTour.
# TOUR=PoundTour PICTURES=FOLDER takes those of an imported pound.cfg, to be looked at.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. src/test/robot/display.sh
need fc-list fontconfig
[ -n "$(fc-list 'Noto Sans CJK JP')" ] || need a-bold-japanese-font fonts-noto-cjk

# Whatever else is installed: the Japanese font that has a bold face, as a Japanese desktop prefers it.
cat >"$work/fonts.conf" <<'EOF'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <edit name="family" mode="prepend" binding="strong"><string>DejaVu Sans</string><string>Noto Sans CJK JP</string></edit>
  </match>
</fontconfig>
EOF
export FONTCONFIG_FILE=$work/fonts.conf

pictures=${PICTURES:-$PWD/assets/screenshots}
mkdir -p "$pictures"
timeout 900 mvn --batch-mode -o -q process-test-classes surefire:test -Dformat.skip -Dtests.processes=1 \
    -Dtest="${TOUR:-ScreenshotTour,PagesTour}" -Dui.flags="-Dprism.order=sw" -Dscreenshots="$pictures"
du -h "$pictures"/*.png
