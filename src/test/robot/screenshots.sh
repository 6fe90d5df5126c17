#!/bin/bash
# Takes the pictures of assets/screenshots from the running program on a virtual display.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. src/test/robot/display.sh
need fc-list fontconfig
[ -n "$(fc-list :lang=ja)" ] || need a-japanese-font fonts-noto-cjk

pictures=$PWD/assets/screenshots
mkdir -p "$pictures"
timeout 900 mvn --batch-mode -o -q process-test-classes surefire:test -Dformat.skip \
    -Dtest=ScreenshotTour -Dui.flags="-Dprism.order=sw" -Dscreenshots="$pictures"
du -h "$pictures"/*.png
