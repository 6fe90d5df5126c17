#!/bin/sh
# Makes the .deb, the .rpm and the portable .tar.gz for the processor of this machine, from a clean
# checkout, in target/packages. Needs what the build needs, and dpkg-deb, rpmbuild and tar.
#   --fast      the app image only, and quickly
#   --dry-run   prints every step and checks all inputs
#   --no-build  takes what mvn package left
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
missing=
for tool in dpkg-deb rpmbuild tar; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
case " $* " in *" --fast "*) missing= ;; esac
if [ -n "$missing" ]; then
    echo "package: this machine lacks$missing (Debian: apt-get install dpkg rpm tar)" >&2
    exit 1
fi
# The JDK that the build found and used.
IFS= read -r jdk <target/yaomote/lib/java-home
exec "$jdk/bin/java" -XX:TieredStopAtLevel=1 installers/Package.java "$@"
