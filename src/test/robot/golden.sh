#!/bin/bash
# Takes the pictures of assets/screenshots anew and compares them with those that are there: what
# differs in more than 0.5 % of its points is listed, to be looked at. Ends with 1 if there is any.
# golden.sh [FOLDER]: compares those of a folder that were taken before, and takes none.
#
# Live numbers differ from run to run: a picture with traffic in it is allowed 3 %.
set -euo pipefail
cd "$(dirname "$0")/../../.."
kept=$PWD/assets/screenshots
made=${1-}
if [ -z "$made" ]; then
    made=$(mktemp -d)
    trap 'rm -rf "$made"' EXIT
    PICTURES=$made src/test/robot/screenshots.sh >/dev/null
fi
command -v compare >/dev/null || { echo "compare is missing; type: apt-get install imagemagick" >&2; exit 2; }

compared=0
listed=0
for picture in "$made"/*.png; do
    name=$(basename "$picture")
    if ! [ -e "$kept/$name" ]; then
        echo "$name is new"
        listed=$((listed + 1))
        continue
    fi
    compared=$((compared + 1))
    size=$(identify -format '%w %h' "$picture")
    if [ "$size" != "$(identify -format '%w %h' "$kept/$name")" ]; then
        echo "$name has another size"
        listed=$((listed + 1))
        continue
    fi
    points=$(compare -metric AE -fuzz 3% "$kept/$name" "$picture" null: 2>&1 || true)
    case $name in
    overview* | listeners* | services* | pending* | down* | traffic* | ports* | history*) most=3 ;;
    *) most=0.5 ;;
    esac
    share=$(awk -v p="${points%% *}" -v s="$size" 'BEGIN { split(s, a, " "); printf "%.2f", 100 * p / a[1] / a[2] }')
    if awk -v s="$share" -v m="$most" 'BEGIN { exit s <= m }'; then
        echo "$name differs in $share %"
        listed=$((listed + 1))
    fi
done
echo "$compared pictures compared, $listed to be looked at"
[ "$listed" = 0 ]
