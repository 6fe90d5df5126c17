#!/bin/bash
# The sample that started it all: the pound.cfg of 2008 with nothing but its addresses and the path
# of its certificate replaced. Checks it, runs it, and asks over HTTP and HTTPS: two nginx servers
# share the requests, and a client with Basic credentials stays with its server. Prints a line for
# each; ends with 1 if something failed, 2 if a program is missing. As root it runs the program as
# the file's user (nobody), for the program does not change its rights by itself.
set -euo pipefail
. "$(dirname "$0")/ground.sh"
need nginx nginx-light
need curl curl
need openssl openssl

failures=0

# same WHAT EXPECTED SEEN
same() {
    if [ "$2" = "$3" ]; then
        printf 'ok      %s: %s\n' "$1" "$3"
    else
        failures=$((failures + 1))
        printf 'FAILED  %s: %s instead of %s\n' "$1" "$3" "$2"
    fi
}

# counts CURL_ARGUMENTS...: how many of a hundred requests each server answered.
counts() {
    local n
    for n in $(seq 100); do
        curl -s --max-time 10 "$@"
        echo
    done | sort | uniq -c | awk '{printf "%s%s=%s", (NR > 1 ? " " : ""), $2, $1}'
}

a=$(free_port)
b=$(free_port)
plain=$(free_port)
secure=$(free_port)
web a "$a"
web b "$b"
certificate "$work/pound.pem"
# The backends' addresses end in .120 and .121, both at port 80, as the first listener is.
awk -v a="$a" -v b="$b" -v plain="$plain" -v secure="$secure" -v pem="$work/pound.pem" '
    /^Address 192.168.0.4$/ { port = ++listener == 1 ? plain : secure; print "Address 127.0.0.1"; next }
    /^Address 192.168.0.120$/ { port = a; print "Address 127.0.0.1"; next }
    /^Address 192.168.0.121$/ { port = b; print "Address 127.0.0.1"; next }
    /^Port / { print "Port " port; next }
    /^Cert / { print "Cert \"" pem "\""; next }
    { print }' "$root/src/test/resources/pound/seed.cfg" >"$work/pound.cfg"

as=()
if [ "$(id -u)" = 0 ]; then
    need setpriv util-linux
    chmod 711 "$work"
    chown nobody "$work/pound.pem" "$work/pound.cfg"
    mkdir "$work/home"
    chown nobody "$work/home"
    as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
fi
"${as[@]}" env YAOMOTE_HOME="$work/home" LANG=C.UTF-8 "$root/target/yaomote/bin/yaomote" check "$work/pound.cfg" \
    >"$work/check.out" 2>&1 && said=0 || said=$?
same 'check ends with' 0 "$said"
"${as[@]}" env YAOMOTE_HOME="$work/home" "$root/target/yaomote/bin/yaomote" run -f "$work/pound.cfg" \
    >"$work/program.out" 2>"$work/program.err" &
remember
until_true 30 listens "$plain"
until_true 30 listens "$secure"

same 'HTTP' 'a=50 b=50' "$(counts "http://127.0.0.1:$plain/")"
same 'HTTPS' 'a=50 b=50' "$(counts --cacert "$work/pound.pem.crt" "https://localhost:$secure/" --resolve "localhost:$secure:127.0.0.1")"
first=$(curl -s -u alice:secret "http://127.0.0.1:$plain/")
same 'HTTP, one with credentials' "$first=100" "$(counts -u alice:secret "http://127.0.0.1:$plain/")"
same 'HTTPS, the same one' "$first=100" "$(counts -k -u alice:secret "https://127.0.0.1:$secure/")"
same 'xHTTP 1 lets DELETE pass' 200 "$(curl -s -o /dev/null -w '%{http_code}' -X DELETE "http://127.0.0.1:$plain/")"
same 'xHTTP 1 refuses PROPFIND' 405 "$(curl -s -o /dev/null -w '%{http_code}' -X PROPFIND "http://127.0.0.1:$plain/")"
[ "$failures" = 0 ] || { cat "$work/check.out" "$work/program.err"; exit 1; }
