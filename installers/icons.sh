#!/bin/sh
# Draws the pictures of the icon anew after its drawings in assets/icon were changed. The window and
# the packages take them from where this puts them; .ico and .icns are made of them when packaging.
# Needs rsvg-convert (Debian: librsvg2-bin).
set -eu
cd "$(dirname "$0")/.."
out=src/main/resources/org/yaomote/app/icon
mkdir -p "$out"
for size in 16 24 32 48 64 128 256 512; do
    drawing=yaomote
    [ "$size" -gt 32 ] || drawing=yaomote-small
    rsvg-convert --width "$size" --height "$size" "assets/icon/$drawing.svg" \
        --output "$out/yaomote-$size.png"
done
