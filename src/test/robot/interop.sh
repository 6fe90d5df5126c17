#!/bin/bash
# Other people's programs through the real one: curl and h2load (HTTP/1.1, HTTP/2 by ALPN and by
# prior knowledge), openssl s_client and sslscan (versions, suites, ALPN, resumption, renegotiation),
# WebSocket by the npm package ws, gRPC by @grpc/grpc-js. Prints a line for each; ends with 1 if
# something failed, with 2 if a program is missing. Downloads the npm packages into a temporary folder.
set -euo pipefail
. "$(dirname "$0")/ground.sh"
need nginx nginx-light
need curl curl
need h2load nghttp2-client
need openssl openssl
need node nodejs
need npm npm
need sslscan sslscan

failures=0

# check NAME COMMAND...: the command's success, as a line.
check() {
    local name=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        printf 'ok      %s\n' "$name"
    else
        failures=$((failures + 1))
        printf 'FAILED  %s: %s\n' "$name" "$(tail -n 3 "$work/said" | tr '\n' ' ')"
    fi
}

# suite NAME COMMAND...: a program that prints such lines itself.
suite() {
    local name=$1
    shift
    printf -- '--      %s\n' "$name"
    "$@" || failures=$((failures + 1))
}

npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work/npm" \
    ws@8 @grpc/grpc-js@1 @grpc/proto-loader@0.8 >"$work/npm.log" 2>&1 || {
    echo "npm cannot install ws, @grpc/grpc-js and @grpc/proto-loader:" >&2
    cat "$work/npm.log" >&2
    exit 2
}
export NODE_MODULES=$work/npm/node_modules
here=$root/src/test/robot/interop

names=(web_port ws_port grpc_port grpcs_port)
for name in "${names[@]}"; do declare "$name=$(free_port)"; done
fronts=(plain tls ws wss grpc grpcs)
for name in "${fronts[@]}"; do declare "$name=$(free_port)"; done
certificate "$work/cert.pem"

head -c 1048576 /dev/urandom >"$work/large"
web a "$web_port" "location = /large { alias $work/large; }
        location = /echo { return 200 \"\$http_host \$server_protocol \$http_x_forwarded_proto\"; }
        location = /upload { client_max_body_size 100m; proxy_pass http://127.0.0.1:$web_port/; }"
node "$here/websocket.mjs" serve "$ws_port" &
remember
node "$here/grpc.mjs" serve "$grpc_port" &
remember
node "$here/grpc.mjs" serve "$grpcs_port" "$work/cert.pem.key" "$work/cert.pem.crt" &
remember
for port in "$ws_port" "$grpc_port" "$grpcs_port"; do until_true 20 listens "$port"; done

# listener NAME PORT SERVICE: plain, HTTP/2 by prior knowledge too. secure: the same over TLS.
listener() {
    printf '{"id": "%s", "name": "%s", "enabled": true, "address": "127.0.0.1", "port": %d,
      "protocol": "http", "methods": "any", "rules": [{"service": "%s"}],
      "options": {"http2PriorKnowledge": true}}' "$1" "$1" "$2" "$3"
}

secure() {
    printf '{"id": "%s", "name": "%s", "enabled": true, "address": "127.0.0.1", "port": %d,
      "protocol": "https", "certificates": ["cert.pem"], "methods": "any",
      "rules": [{"service": "%s"}]}' "$1" "$1" "$2" "$3"
}

# service NAME PORT OPTIONS
service() {
    printf '{"id": "%s", "name": "%s", "backends": [%s], "options": {%s}}' \
        "$1" "$1" "$(backends "$2")" "$3"
}

cat >"$work/config.json" <<END
{
  "version": 1,
  "listeners": [
    $(listener plain "$plain" web), $(secure tls "$tls" web),
    $(listener ws "$ws" ws), $(secure wss "$wss" ws),
    $(listener grpc "$grpc" grpc), $(secure grpcs "$grpcs" grpcs)
  ],
  "services": [
    $(service web "$web_port" ''), $(service ws "$ws_port" ''),
    $(service grpc "$grpc_port" '"http": "http-2"'),
    $(service grpcs "$grpcs_port" '"http": "http-2", "tls": {
      "verify": true, "serverName": "localhost", "authorities": "cert.pem.crt"}')
  ]
}
END
program "$work/config.json" "$grpcs"

# ---- curl ----

# fetched ARGUMENTS...: a GET that is answered 200, in the version that was asked for.
fetched() {
    local wanted=$1
    shift
    [ "$(curl --silent --show-error --cacert "$work/cert.pem.crt" --max-time 20 --output "$work/got" \
        --write-out '%{http_code} %{http_version}' "$@")" = "200 $wanted" ]
}

same() {
    fetched "$@" && cmp "$work/got" "$work/large"
}

uploaded() {
    fetched "$@" --data-binary "@$work/large" && [ "$(cat "$work/got")" = a ]
}

at="http://127.0.0.1:$plain"
sat="https://localhost:$tls"
for what in fetched same uploaded; do
    case $what in fetched) path=/ ;; same) path=/large ;; uploaded) path=/upload ;; esac
    check "curl --http1.1 $what" $what 1.1 --http1.1 "$at$path"
    check "curl --http1.1 over TLS $what" $what 1.1 --http1.1 "$sat$path"
    check "curl --http2 (ALPN) $what" $what 2 --http2 "$sat$path"
    check "curl --http2-prior-knowledge $what" $what 2 --http2-prior-knowledge "$at$path"
done
check 'curl --http1.0' fetched 1.1 --http1.0 "$at/"
check 'curl --http2 on a plain port stays HTTP/1.1 (no h2c upgrade)' fetched 1.1 --http2 "$at/"
echoed() {
    fetched "$@" && [ "$(cat "$work/got")" = "localhost:$tls HTTP/1.1 https" ]
}
check 'HTTP/2 reaches the backend as HTTP/1.1 with its host' echoed 2 --http2 "$sat/echo"

# ---- h2load ----

# loaded PROTOCOL ARGUMENTS...: every request succeeded, in the protocol that was meant.
loaded() {
    local protocol=$1
    shift
    h2load "$@" >"$work/h2load" && cat "$work/h2load" &&
        grep -Eq "^Application protocol: $protocol" "$work/h2load" &&
        grep -Eq 'requests: ([0-9]+) total.* \1 succeeded, 0 failed, 0 errored' "$work/h2load"
}
check 'h2load over TLS, 20,000 requests' loaded h2 -n20000 -c16 -m32 "https://127.0.0.1:$tls/"
check 'h2load over TLS, 1 MiB, 200 requests' loaded h2 -n200 -c4 -m4 "https://127.0.0.1:$tls/large"
check 'h2load, prior knowledge, 20,000 requests' loaded h2c -n20000 -c16 -m32 "$at/"
check 'h2load, HTTP/1.1, 20,000 requests' loaded http/1.1 --h1 -n20000 -c16 "$at/"
check 'h2load, uploads of 1 MiB' loaded h2 -n100 -c4 -m4 -d "$work/large" "https://127.0.0.1:$tls/upload"

# ---- openssl s_client, sslscan ----

client() {
    openssl s_client -connect "127.0.0.1:$tls" -servername localhost -CAfile "$work/cert.pem.crt" \
        -verify_return_error "$@" </dev/null >"$work/tls" 2>&1
}
spoken() {
    local wanted=$1
    shift
    client "$@"
    cat "$work/tls"
    grep -q "$wanted" "$work/tls"
}
refused() {
    if client "$@" && ! grep -q 'Cipher is (NONE)' "$work/tls"; then
        cat "$work/tls"
        return 1
    fi
}
check 'TLS 1.3' spoken 'New, TLSv1.3' -tls1_3
check 'TLS 1.2' spoken 'New, TLSv1.2' -tls1_2
check 'TLS 1.1 is refused' refused -tls1_1 -cipher 'ALL:@SECLEVEL=0'
check 'TLS 1.0 is refused' refused -tls1 -cipher 'ALL:@SECLEVEL=0'
check 'CBC suites are refused' refused -tls1_2 -cipher 'AES128-SHA:ECDHE-ECDSA-AES128-SHA'
check 'suites without forward secrecy are refused' refused -tls1_2 -cipher 'AES128-GCM-SHA256'
check 'ALPN: h2' spoken 'ALPN protocol: h2' -alpn h2,http/1.1
check 'ALPN: http/1.1' spoken 'ALPN protocol: http/1.1' -alpn http/1.1
check 'ALPN: nothing in common is refused' refused -alpn smtp
resumed() {
    printf 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' |
        timeout 10 openssl s_client -quiet -connect "127.0.0.1:$tls" -sess_out "$work/session" "$@" 2>&1
    client -sess_in "$work/session" "$@"
    grep -q '^Reused' "$work/tls"
}
check 'a session is resumed in TLS 1.3' resumed -tls1_3
check 'a session is resumed in TLS 1.2' resumed -tls1_2
renegotiated() {
    { sleep 1; echo R; sleep 2; } | timeout 10 openssl s_client -tls1_2 -legacy_renegotiation \
        -connect "127.0.0.1:$tls" >"$work/tls" 2>&1 || true
    grep -q RENEGOTIATING "$work/tls" && ! grep -Eq 'verify return:1.*RENEGOTIATING.*verify return:1' \
        <(tr '\n' ' ' <"$work/tls")
}
check 'renegotiation by the client is refused' renegotiated
scanned() {
    sslscan --no-colour "127.0.0.1:$tls" >"$work/scan"
    cat "$work/scan"
    ! grep -Eq '(SSLv2|SSLv3|TLSv1\.0|TLSv1\.1) +enabled' "$work/scan" &&
        ! grep -E '^(Accepted|Preferred)' "$work/scan" | grep -Evq 'GCM|CHACHA20|CCM' &&
        ! grep -Eiq 'vulnerable|compression enabled|insecure' <(grep -vi 'not vulnerable' "$work/scan")
}
check 'sslscan finds nothing weak' scanned

# ---- WebSocket and gRPC ----

suite 'WebSocket (ws)' node "$here/websocket.mjs" ask "ws://127.0.0.1:$ws" "wss://127.0.0.1:$wss"
suite 'gRPC (@grpc/grpc-js), plain' node "$here/grpc.mjs" ask plain "$grpc"
suite 'gRPC (@grpc/grpc-js), TLS both sides' node "$here/grpc.mjs" ask tls "$grpcs" "$work/cert.pem.crt"

if [ "$failures" -gt 0 ]; then
    echo "$failures failed"
    exit 1
fi
echo 'all ok'
