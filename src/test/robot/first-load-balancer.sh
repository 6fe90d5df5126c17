#!/bin/bash
# A first load balancer by robot clicks in a real window on a virtual display, over two real nginx
# servers on loopback, asked by curl; prints the numbers sent and the numbers shown. Ends by itself.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. src/test/robot/display.sh
need nginx nginx-light
need curl curl

answers() {
    curl --silent --fail --max-time 2 "http://127.0.0.1:$1/ready" >/dev/null
}

# serve NAME PORT: a web server that answers every request with its name.
serve() {
    mkdir -p "$work/$1"
    cat >"$work/$1/nginx.conf" <<EOF
daemon off;
worker_processes 1;
pid $work/$1/pid;
error_log $work/$1/error.log;
events { worker_connections 512; }
http {
    access_log $work/$1/access.log;
    client_body_temp_path $work/$1/body;
    proxy_temp_path $work/$1/proxy;
    fastcgi_temp_path $work/$1/fastcgi;
    uwsgi_temp_path $work/$1/uwsgi;
    scgi_temp_path $work/$1/scgi;
    server {
        listen 127.0.0.1:$2;
        location = /ready { access_log off; return 204; }
        location / { return 200 "$1"; }
    }
}
EOF
    PATH=$PATH:/usr/sbin nginx -e "$work/$1/error.log" -c "$work/$1/nginx.conf" &
    started+=($!)
    until_true 20 answers "$2"
}

a=$(free_port)
serve a "$a"
b=$(free_port)
serve b "$b"

timeout 600 mvn --batch-mode -o -q process-test-classes surefire:test -Dformat.skip \
    -Dtest=FirstLoadBalancerScreenIT -Dui.flags="-Dprism.order=sw" \
    -Dbackends="$a,$b" -Dclient=curl -Dreport="$work/report"

cat "$work/report"
echo "nginx a wrote $(wc -l <"$work/a/access.log") lines of its log, nginx b $(wc -l <"$work/b/access.log")"
