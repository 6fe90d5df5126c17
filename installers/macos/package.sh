#!/bin/sh
# Makes the .dmg for the processor of this Mac, from a clean checkout, in target/packages. Needs what
# the build needs and Xcode's command line tools (codesign). YAOMOTE_SIGN names the identity to sign
# with; without one the program is signed for this Mac only, and others open it by a right click.
#   --fast      the app image only, and quickly
#   --dry-run   prints every step and checks all inputs
#   --no-build  takes what mvn package left
#
# Not run by those who wrote it: they had no Mac. `java installers/Package.java --dry-run --system
# macos`, which prints its steps and checks what goes in, was.
set -eu
cd "$(dirname "$0")/../.."

build=yes
for word in "$@"; do
    shift
    if [ "$word" = --no-build ]; then
        build=
    else
        set -- "$@" "$word"
    fi
done
if [ -n "$build" ]; then
    mvn --batch-mode --quiet package -DskipTests </dev/null
fi
case " $* " in
*" --fast "* | *" --dry-run "*) ;;
*)
    command -v codesign >/dev/null || {
        echo "package: codesign is missing. Type: xcode-select --install" >&2
        exit 1
    }
    ;;
esac
# The JDK that the build found and used.
IFS= read -r jdk <target/yaomote/lib/java-home
exec "$jdk/bin/java" -XX:TieredStopAtLevel=1 installers/Package.java "$@"
