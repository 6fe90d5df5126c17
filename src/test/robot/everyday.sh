#!/bin/bash
# Everyday tasks by robot clicks in a real window on a virtual display, each proved by requests;
# prints how many clicks each took. Ends by itself.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. src/test/robot/display.sh

timeout 600 mvn --batch-mode -o -q process-test-classes surefire:test -Dformat.skip \
    -Dtest=EverydayScreenIT -Dui.flags="-Dprism.order=sw" -Dreport="$work/report"

cat "$work/report"
