#!/bin/bash
# Installs, starts, upgrades and removes the packages for real, on a bare Debian 12 that it makes in a
# folder of its own and deletes. Needs root, debootstrap, rpm, unshare, ip and a Debian mirror, and in
# target/packages a .deb, an .rpm and a .tar.gz (installers/linux/package.sh). The upgrade is the same
# program packed as a later version. Prints a line for each thing looked at; ends with 1 if one failed.
#   TRY_BASE=FOLDER   a bare Debian 12 that is there already; it is copied
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "${TRY_INSIDE-}" != yes ]; then
    # Mounts of this run are seen by this run only, and end with it.
    TRY_INSIDE=yes exec unshare --mount --propagation private -- "$0" "$@"
fi

failures=0
work=$(mktemp -d "${TMPDIR:-/var/tmp}/yaomote-try.XXXXXX")
root=$work/root
cleared() {
    # Each visit has put its own list of processes over the one before.
    while umount -R "$root/proc" 2>/dev/null; do :; done
    umount -R "$root/dev" 2>/dev/null || true
    rm -rf --one-file-system "$work"
}
trap cleared EXIT

# same WHAT EXPECTED SEEN
same() {
    if [ "$2" = "$3" ]; then
        printf 'ok      %s\n' "$1"
    else
        failures=$((failures + 1))
        printf 'FAILED  %s: %s instead of %s\n' "$1" "$3" "$2"
    fi
}

newest() {
    find target/packages -name "$1" -printf '%T@ %p\n' | sort -rn | awk 'NR == 1 { print $2 }'
}

inside() {
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        DEBIAN_FRONTEND=noninteractive "${proxies[@]}" "$@"
}

# visit WHAT COMMAND DESKTOP_ENTRY: has an ordinary user use the program, in a network of its own.
visit() {
    local code=0
    unshare --net --pid --fork --kill-child -- bash -c '
        ip link set lo up
        root=$1; shift
        mount -t proc proc "$root/proc"
        chroot "$root" /bin/bash /tmp/visit.sh "$@"' visit "$root" "$@" || code=$?
    [ "$code" = 0 ] || failures=$((failures + 1))
}

# Everything in the root but what is not the package's: its package manager's notes, caches, logs.
files() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./run -o \
        -path ./var/cache -o -path ./var/log -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o \
        -path ./var/lib/rpm -o -path ./usr/lib/sysimage -o -path ./usr/share/mime \) -prune -o \
        -print | sort)
}

# What the second list has beyond the first, but for the users' own and backups of user lists.
beyond() {
    comm -13 "$1" "$2" | grep -v -e '^\./home/' -e '^\./etc/.*-$' \
        -e '^\./etc/\(subuid\|subgid\)' | head -n 5 | tr '\n' ' '
}

deb=$(newest '*.deb')
rpm=$(newest '*.rpm')
portable=$(newest '*.tar.gz')
[ -n "$deb" ] && [ -n "$rpm" ] && [ -n "$portable" ] || {
    echo "first: installers/linux/package.sh" >&2
    exit 2
}
IFS= read -r jdk <target/yaomote/lib/java-home
if [ -d target/packaging/yaomote ]; then
    mkdir "$work/later"
    mv target/packages "$work/kept"
    "$jdk/bin/java" -XX:TieredStopAtLevel=1 installers/Package.java --again --loose \
        --version 99.0.1 >"$work/later.log" 2>&1 || cat "$work/later.log"
    mv target/packages/* "$work/later/"
    rmdir target/packages
    mv "$work/kept" target/packages
fi
later_deb=$(find "$work/later" -name '*.deb')
later_rpm=$(find "$work/later" -name '*.rpm')

echo "== a bare Debian 12"
proxies=()
for name in http_proxy https_proxy no_proxy; do
    [ -z "${!name-}" ] || proxies+=("$name=${!name}")
done
if [ -n "${TRY_BASE-}" ]; then
    cp -a "$TRY_BASE" "$root"
else
    debootstrap --variant=minbase bookworm "$root" >"$work/debootstrap.log" 2>&1 || {
        tail -n 5 "$work/debootstrap.log"
        exit 2
    }
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
inside apt-get -qq update </dev/null
cp "$deb" "$root/tmp/yaomote.deb"
cp installers/linux/visit.sh "$root/tmp/visit.sh"
needs=$(dpkg-deb --field "$deb" Depends)
# What the program says it needs, and a screen, a user and curl to try it with.
inside apt-get -qq install -y --no-install-recommends xvfb xauth xdotool curl ca-certificates \
    desktop-file-utils procps </dev/null >"$work/apt.log" 2>&1
inside apt-get -qq satisfy -y --no-install-recommends "$needs" </dev/null >>"$work/apt.log" 2>&1
inside useradd --create-home visitor
files >"$work/before"

echo "== the .deb: $(basename "$deb"), $(($(stat -c %s "$deb") / 1000000)) MB"
code=0
inside dpkg --install /tmp/yaomote.deb </dev/null >"$work/dpkg.log" 2>&1 || code=$?
same "installs with what it says it needs, and nothing else" 0 "$code"
[ "$code" = 0 ] || cat "$work/dpkg.log"
same "the menu entry is well formed" "" \
    "$(inside desktop-file-validate /usr/share/applications/yaomote.desktop 2>&1)"
same "the menu offers it for pound.cfg" yes \
    "$(grep -q '^text/x-pound-config=.*yaomote.desktop' \
        "$root/usr/share/applications/mimeinfo.cache" && echo yes || echo no)"
same "pound.cfg is known by its name" yes \
    "$(grep -q 'text/x-pound-config:pound.cfg' "$root/usr/share/mime/globs2" && echo yes || echo no)"
same "the service is installed and off" "no" \
    "$(find "$root/etc/systemd" -name 'yaomote*' 2>/dev/null | grep -q . && echo yes || echo no)"
same "the service has a user without a shell" /usr/sbin/nologin \
    "$(awk -F: '$1 == "yaomote" { print $7 }' "$root/etc/passwd")"
if command -v man >/dev/null; then
    for page in "man1" "ja/man1"; do
        same "$page/yaomote.1 is well formed" "" \
            "$(LC_ALL=C.UTF-8 MANROFFOPT=$([ "$page" = man1 ] || echo -mja) man --warnings -l \
                "$root/usr/share/man/$page/yaomote.1.gz" 2>&1 >/dev/null | head -n 3)"
    done
fi
if command -v systemd-analyze >/dev/null; then
    for kind in system user; do
        mode=()
        [ "$kind" = system ] || mode=(--user)
        said=$(XDG_RUNTIME_DIR=$work systemd-analyze "${mode[@]}" verify --man=no \
            "$root/usr/lib/systemd/$kind/yaomote.service" 2>&1 |
            grep -v 'Command /usr/bin/yaomote is not executable' || true)
        same "the $kind unit passes systemd-analyze verify" "" "$said"
    done
    score=$(systemd-analyze security --offline=true \
        "$root/usr/lib/systemd/system/yaomote.service" 2>&1 | tail -n 1 || true)
    echo "        ${score#* }"
fi
visit "deb" /usr/bin/yaomote /usr/share/applications/yaomote.desktop

echo "== its upgrade"
mkdir -p "$root/var/lib/yaomote"
echo kept >"$root/var/lib/yaomote/yaomote.json"
if [ -n "$later_deb" ]; then
    cp "$later_deb" "$root/tmp/later.deb"
    code=0
    inside apt-get -qq install -y --no-install-recommends /tmp/later.deb </dev/null \
        >"$work/dpkg.log" 2>&1 || code=$?
    same "a later version takes its place" "0 99.0.1" \
        "$code $(inside dpkg-query -W -f '${Version}' yaomote)"
    same "the service's configuration is kept" kept "$(cat "$root/var/lib/yaomote/yaomote.json")"
    same "and the user's" yes \
        "$(test -s "$root/home/visitor/.config/yaomote/yaomote.json" && echo yes || echo no)"
    visit "upgraded" /usr/bin/yaomote /usr/share/applications/yaomote.desktop
fi

echo "== its removal"
inside apt-get -qq remove -y yaomote </dev/null >"$work/dpkg.log" 2>&1
same "removing keeps the service's configuration" kept "$(cat "$root/var/lib/yaomote/yaomote.json")"
same "removing takes the program" no "$(test -e "$root/usr/lib/yaomote" && echo yes || echo no)"
inside apt-get -qq purge -y yaomote </dev/null >>"$work/dpkg.log" 2>&1
files >"$work/after"
same "purging leaves nothing but the users' files" "" "$(beyond "$work/before" "$work/after")"
same "purging takes the service's user" "" "$(grep '^yaomote:' "$root/etc/passwd" || true)"
echo "        the visitor's files: $(cd "$root/home/visitor" && find . -type f | wc -l)"

echo "== the .rpm: $(basename "$rpm"), $(($(stat -c %s "$rpm") / 1000000)) MB"
same "has the files of the .deb" "" \
    "$(comm -3 <(dpkg-deb --contents "$deb" | awk '{ print $6 }' | sed 's#^\.##; s#/$##' |
        grep -x '/usr/lib/yaomote.*' | sort) \
        <(rpm --query --list --package "$rpm" | grep -x '/usr/lib/yaomote.*' | sort) | head -n 3)"
known=$(inside ldconfig -p)
for library in $(rpm --query --requires --package "$rpm" | sed -n 's/^\(lib.*\)()(64bit)$/\1/p'); do
    same "needs $library, which a system with GTK has" yes \
        "$(grep -q "$library " <<<"$known" && echo yes || echo no)"
done
by_rpm() {
    rpm --root "$root" --dbpath /var/lib/rpm "$@"
}
rm -rf "$root/home/visitor/.config/yaomote" "$root/home/visitor/.local"
code=0
by_rpm --install --nodeps "$rpm" >"$work/rpm.log" 2>&1 || code=$?
same "installs" 0 "$code"
[ "$code" = 0 ] || cat "$work/rpm.log"
same "makes the service's user" yes "$(grep -q '^yaomote:' "$root/etc/passwd" && echo yes || echo no)"
visit "rpm" /usr/bin/yaomote /usr/share/applications/yaomote.desktop
if [ -n "$later_rpm" ]; then
    code=0
    by_rpm --upgrade --nodeps "$later_rpm" >"$work/rpm.log" 2>&1 || code=$?
    same "a later version takes its place" "0 yaomote-99.0.1-1" \
        "$code $(by_rpm --query yaomote --queryformat '%{NAME}-%{VERSION}-%{RELEASE}')"
fi
code=0
by_rpm --erase --nodeps yaomote >"$work/rpm.log" 2>&1 || code=$?
same "goes" 0 "$code"
files >"$work/after"
same "and leaves nothing but the users' files" "" "$(beyond "$work/before" "$work/after")"

echo "== the .tar.gz: $(basename "$portable"), $(($(stat -c %s "$portable") / 1000000)) MB"
rm -rf "$root/home/visitor/.config/yaomote" "$root/home/visitor/.local"
place="/home/visitor/a folder of 空白"
mkdir -p "$root$place"
tar --extract --file "$portable" --directory "$root$place" --strip-components 1 --no-same-owner
chown -R --reference "$root/home/visitor" "$root$place"
visit "portable" "$place/bin/yaomote" "$place/share/yaomote.desktop"

echo "$failures failed"
[ "$failures" = 0 ]
