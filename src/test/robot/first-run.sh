#!/bin/bash
# The first run by robot clicks in a real window on a virtual display: from the start of the program
# with a clean profile to HTTPS 200 from both servers, asked by curl with the authority's file.
# first-run.sh [RUNS]: prints seconds and clicks of each run and the 95th percentile; 20 for acceptance.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. src/test/robot/display.sh
need curl curl

timeout 3000 mvn --batch-mode -o -q process-test-classes surefire:test -Dformat.skip \
    -Dtest=FirstRunRobot -Dsurefire.failIfNoSpecifiedTests=true -Dui.flags="-Dprism.order=sw" \
    -Druns="${1:-1}" -Dreport="$work/report" || { cat "$work/report" 2>/dev/null; exit 1; }
cat "$work/report"
