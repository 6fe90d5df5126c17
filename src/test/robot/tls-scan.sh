#!/bin/bash
# Lets two scanners look for anything weak in an HTTPS listener, once with BoringSSL and once with the JDK's TLS; prints
# what they say and fails if they find something. Ends by itself, after some minutes. For one of them: boringssl or jdk.
set -euo pipefail
cd "$(dirname "$0")/../../.."

work=$(mktemp -d)
proxy=

leave() {
    [ -z "$proxy" ] || stop
    rm -rf "$work"
}
trap leave EXIT
trap 'exit 130' INT TERM

# need PROGRAM PACKAGE: says what to install where a program is missing.
need() {
    command -v "$1" >/dev/null || { echo "$1 is missing; type: apt-get install $2" >&2; exit 2; }
}

need mvn maven
need openssl openssl
need sslscan sslscan
need testssl testssl.sh

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 4<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

# certificate NAME ALGORITHM...: a bundle for localhost, signed by our root.
certificate() {
    local name=$1
    shift
    openssl req -quiet -newkey "$@" -nodes -subj /CN=localhost -keyout "$work/$name.key" -out "$work/$name.csr" 2>/dev/null ||
        openssl req -newkey "$@" -nodes -subj /CN=localhost -keyout "$work/$name.key" -out "$work/$name.csr" 2>/dev/null
    openssl x509 -req -in "$work/$name.csr" -CA "$work/root.pem" -CAkey "$work/root.key" -days 90 -out "$work/$name.crt" \
        -extfile <(printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth') 2>/dev/null
    (umask 077 && cat "$work/$name.key" "$work/$name.crt" >"$work/$name.pem")
}

openssl req -x509 -newkey rsa:2048 -nodes -subj '/CN=scan root' -days 90 -keyout "$work/root.key" -out "$work/root.pem" 2>/dev/null
certificate ec ec -pkeyopt ec_paramgen_curve:prime256v1
certificate rsa rsa:2048

# answers PORT: whether somebody takes connections there.
answers() {
    (exec 4<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# start PORT FLAGS: the program, with both certificates in one listener.
start() {
    cat >"$work/pound.cfg" <<EOF
ListenHTTPS
    Address 127.0.0.1
    Port $1
    Cert "$work/ec.pem"
    Cert "$work/rsa.pem"
    Service
        BackEnd
            Address 127.0.0.1
            Port 1
        End
    End
End
EOF
    local left=3000
    mvn --batch-mode -o -q process-classes exec:exec -Dformat.skip -Dexec.executable=java -Dexec.args="$2 \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -classpath %classpath \
        org.yaomote.app.Main run --file $work/pound.cfg" >"$work/proxy.log" 2>&1 &
    proxy=$!
    until answers "$1"; do
        left=$((left - 1))
        kill -0 "$proxy" 2>/dev/null && [ "$left" -gt 0 ] || { cat "$work/proxy.log" >&2; exit 1; }
        sleep 0.1
    done
}

# The proxy is the child of the program that started it.
stop() {
    kill $(ps -o pid= --ppid "$proxy") 2>/dev/null || true
    kill "$proxy" 2>/dev/null || true
    wait "$proxy" 2>/dev/null || true
    proxy=
}

# scan NAME FLAGS: both scanners against one provider of TLS.
scan() {
    local port bad=0
    port=$(free_port)
    start "$port" "$2"
    echo "== $1: sslscan"
    sslscan --no-colour --no-check-certificate --sni-name=localhost "127.0.0.1:$port" | tee "$work/sslscan.txt" | sed -n '/Protocols/,/Server Signature/p'
    # Every old version must be off, and every suite must have forward secrecy and authenticated encryption.
    for version in SSLv2 SSLv3 TLSv1.0 TLSv1.1; do
        grep -q "^$version *disabled" "$work/sslscan.txt" || { echo "$version is not off"; bad=1; }
    done
    if grep -E '^(Preferred|Accepted)' "$work/sslscan.txt" | grep -vE 'TLS_(AES|CHACHA20)|ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM|CHACHA20)'; then
        echo "a suite is weak"; bad=1
    fi
    echo "== $1: testssl"
    testssl --quiet --color 0 --warnings off --add-ca "$work/root.pem" --csvfile "$work/$1.csv" \
        --protocols --std --fs --server-preference --server-defaults --vulnerable --ip 127.0.0.1 "localhost:$port" >"$work/testssl.txt" 2>&1 || true
    sed -n '/Testing protocols/,$p' "$work/testssl.txt"
    [ -s "$work/$1.csv" ] || { cat "$work/testssl.txt"; echo "testssl did not look"; bad=1; }
    # Names of findings that are about the makeshift certificate, and not about TLS.
    if grep -E '"(LOW|MEDIUM|HIGH|CRITICAL)"' "$work/$1.csv" 2>/dev/null | grep -vE 'cert_revocation|cert_chain_of_trust|OCSP|DNS_CAA|cert_trust|certificate_transparency'; then
        echo "testssl found something"; bad=1
    fi
    stop
    return "$bad"
}

failed=0
for kind in ${*:-boringssl jdk}; do
    case $kind in
        boringssl) scan boringssl "" || failed=1 ;;
        jdk) scan jdk "-Dio.netty.handler.ssl.noOpenSsl=true" || failed=1 ;;
        *) echo "boringssl or jdk, not $kind" >&2; exit 2 ;;
    esac
done
[ "$failed" = 0 ] && echo "Nothing weak was found."
exit "$failed"
