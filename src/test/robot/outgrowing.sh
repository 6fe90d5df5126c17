#!/bin/bash
# What leaves for other engines, tried with the engines: HAProxy and nginx serve an exported archive, and curl finds the
# same routes, redirects and shares as with ours; two machines made of network namespaces, each with keepalived and HAProxy,
# hand their address over; the manifests are held against the schemas of the Gateway API and of Kubernetes by npm packages
# that bring them. Needs root for the namespaces. Prints a line for each; ends with 1 if something failed, with 2 if a
# program is missing. YAOMOTE is the program, else that of mvn package.
set -euo pipefail
. "$(dirname "$0")/ground.sh"
need haproxy haproxy
need nginx nginx-light
need keepalived keepalived
need curl curl
need ip iproute2
need python3 python3
need node nodejs
need npm npm

yaomote=${YAOMOTE:-$root/target/yaomote/bin/yaomote}
[ -x "$yaomote" ] || { echo "$yaomote is missing; type: mvn package -DskipTests" >&2; exit 2; }
parts=$(cd "$(dirname "$0")/outgrowing" && pwd)
failures=0

same() {
    if [ "$2" = "$3" ]; then
        printf 'ok      %s\n' "$1"
    else
        failures=$((failures + 1))
        printf 'FAILED  %s:\n%s\n' "$1" "$(diff <(echo "$2") <(echo "$3"))"
    fi
}

# Three servers that say who they are.
declare -A at
for name in large small api; do
    at[$name]=$(free_port)
    python3 "$parts/named.py" "${at[$name]}" "$name" &
    started+=($!)
    until_true 10 listens "${at[$name]}"
done

front=$(free_port)
cat >"$work/pound.cfg" <<END
ListenHTTP
    Address 127.0.0.1
    Port $front
    RewriteLocation 0
    Service
        Host "old.example"
        Redirect 301 "https://new.example"
    End
    Service
        Path -beg "/api/"
        BackEnd
            Address 127.0.0.1
            Port ${at[api]}
        End
    End
    Service
        Host "shop.example"
        BackEnd
            Address 127.0.0.1
            Port ${at[large]}
            Priority 3
        End
        BackEnd
            Address 127.0.0.1
            Port ${at[small]}
            Priority 1
        End
    End
End
END

# What curl finds behind the port: each route once, then how the requests are shared.
found() {
    local one i large=0
    for one in "old.example /a?b=c" "shop.example /api/x" "other.example /api/" "other.example /" "shop.example /apix"; do
        printf '%s: ' "$one"
        curl --silent --max-time 5 --output "$work/body" --write-out '%{http_code} %{redirect_url}' \
            --header "Host: ${one% *}" "http://127.0.0.1:$front${one#* }"
        # Which of both shop servers answered is counted below.
        if grep -qx api "$work/body"; then printf ' api'; fi
        echo
    done
    for i in $(seq 80); do
        case $(curl --silent --max-time 5 --header "Host: shop.example" "http://127.0.0.1:$front/") in
            large) large=$((large + 1)) ;;
        esac
    done
    # Three quarters of them, but for connections that were kept.
    if [ "$large" -ge 56 ] && [ "$large" -le 64 ]; then echo "shared as weighed"; else echo "shared: $large of 80"; fi
}

export YAOMOTE_HOME=$work/home
"$yaomote" run -f "$work/pound.cfg" >"$work/ours.log" 2>&1 &
ours=$!
started+=("$ours")
until_true 60 listens "$front"
expected=$(found)
kill "$ours"
wait "$ours" 2>/dev/null || true
printf '%s\n' "$expected" | sed 's/^/        /'

for engine in haproxy nginx; do
    "$yaomote" convert --to $engine "$work/pound.cfg" -o "$work/$engine.zip" >/dev/null 2>&1
    python3 -m zipfile -e "$work/$engine.zip" "$work/$engine"
    if [ $engine = haproxy ]; then
        /usr/sbin/haproxy -c -f "$work/haproxy/haproxy.cfg" >"$work/said" 2>&1 || cat "$work/said"
        /usr/sbin/haproxy -db -f "$work/haproxy/haproxy.cfg" >"$work/haproxy.log" 2>&1 &
    else
        # Each worker counts its shares by itself.
        settings="daemon off; pid $work/nginx.pid; error_log stderr;"
        sed -i 's/^worker_processes auto/worker_processes 1/' "$work/nginx/nginx.conf"
        /usr/sbin/nginx -t -p "$work/nginx" -c "$work/nginx/nginx.conf" -g "$settings" >"$work/said" 2>&1 ||
            cat "$work/said"
        /usr/sbin/nginx -p "$work/nginx" -c "$work/nginx/nginx.conf" -g "$settings" >"$work/nginx.log" 2>&1 &
    fi
    served=$!
    started+=("$served")
    until_true 10 listens "$front"
    same "$engine serves what we serve" "$expected" "$(found)"
    kill "$served"
    wait "$served" 2>/dev/null || true
done

# Manifests against the schemas.
for file in "$work/pound.cfg" "$root"/src/test/resources/pound/*.cfg; do
    "$yaomote" convert --to kubernetes "$file" -o "$work/$(basename "$file").yaml" >/dev/null 2>&1 || true
done
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work/npm" \
    @kubernetes-models/gateway-api@2.0.0 kubernetes-models@5 yaml@2 >"$work/npm.log" 2>&1 || {
    echo "npm cannot install @kubernetes-models/gateway-api, kubernetes-models and yaml:" >&2
    tail -n 3 "$work/npm.log" >&2
    exit 2
}
cp "$parts/schemas.mjs" "$work/npm/"
if said=$(node "$work/npm/schemas.mjs" "$work"/*.yaml); then
    printf 'ok      manifests fit the schemas (%s)\n' "$said"
else
    failures=$((failures + 1))
    printf 'FAILED  manifests:\n%s\n' "$said"
fi

# Two machines.
if [ "$(id -u)" = 0 ] && ip netns add ym-probe 2>/dev/null; then
    ip netns delete ym-probe
    bash "$parts/pair.sh" "$yaomote" "$work" || failures=$((failures + 1))
else
    echo "skipped two machines: namespaces need root"
fi
exit $((failures > 0))
